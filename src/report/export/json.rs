//! The whole catalog as one JSON document.

use std::io;

use crate::catalog::v1;
use crate::report::{Files, Format, View, visible_json};

pub(super) static FORMAT: Format = Format { name: "json", summary: "the whole catalog as one JSON document", write };

fn write(files: Files<'_>, _view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    visible_json::pretty(out, &v1::Catalog::of(files))
}

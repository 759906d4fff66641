//! The findings as one JSON document, with the catalog's types.

use std::io;

use super::{Files, Format, View, visible_json};
use crate::catalog::v1;

pub(super) static FORMAT: Format = Format { name: "json", summary: "one JSON document: the findings and their counts", write };

fn write(files: Files<'_>, _view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    visible_json::pretty(out, &v1::Findings::of(files))
}

//! The findings as one JSON document, with the catalog's types.

use std::io;

use super::{Files, Format, View};
use crate::catalog::v1;

pub(super) static FORMAT: Format = Format { name: "json", summary: "one JSON document: the findings and their counts", write };

fn write(files: Files<'_>, _view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &v1::Findings::of(files))?;
    out.write_all(b"\n")
}

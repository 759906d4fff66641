//! The findings, one JSON object a line.

use std::io;

use super::{Files, Format, View, visible_json};
use crate::catalog::v1::Finding;

pub(super) static FORMAT: Format = Format { name: "jsonl", summary: "one JSON object a finding and line", write };

fn write(files: Files<'_>, _view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    for file in files {
        for finding in Finding::of(&file) {
            visible_json::line(out, &finding)?;
        }
    }
    Ok(())
}

//! The findings, one JSON object a line.

use std::io;

use super::{Files, Format, View};
use crate::catalog::v1::Finding;

pub(super) static FORMAT: Format = Format { name: "jsonl", summary: "one JSON object a finding and line", write };

fn write(files: Files<'_>, _view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    for file in files {
        for finding in Finding::of(&file) {
            serde_json::to_writer(&mut *out, &finding)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

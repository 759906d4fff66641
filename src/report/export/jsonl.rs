//! The catalog's snippets, one JSON object a line.

use std::io;

use crate::catalog::v1;
use crate::report::{Files, Format, View, visible_json};

pub(super) static FORMAT: Format = Format { name: "jsonl", summary: "the snippets, one JSON object a line", write };

fn write(files: Files<'_>, _view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    for file in files {
        for (article, checked) in file.snippets() {
            visible_json::line(out, &v1::Snippet::new(&file, article, checked))?;
        }
    }
    Ok(())
}

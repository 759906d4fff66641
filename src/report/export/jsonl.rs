//! The catalog's snippets, one JSON object a line.

use std::io;

use crate::catalog::v1;
use crate::report::{Files, Format, View};

pub(super) static FORMAT: Format = Format { name: "jsonl", summary: "the snippets, one JSON object a line", write };

fn write(files: Files<'_>, _view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    for file in files {
        for (article, checked) in file.snippets() {
            serde_json::to_writer(&mut *out, &v1::Snippet::new(&file, article, checked))?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

//! One JSON object a snippet and line: the catalog's snippets.

use std::io;

use super::{Format, Style};
use crate::catalog::{Catalog, v1};

pub(super) static FORMAT: Format = Format { name: "jsonl", summary: "one JSON object a snippet and line", write };

fn write(catalog: &Catalog, _style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    for (file, article, checked) in catalog.snippets() {
        serde_json::to_writer(&mut *out, &v1::snippet(file, article, checked))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

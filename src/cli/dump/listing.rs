//! Snippets to be read, one after another.

use std::io::{self, Write};

use annotate_snippets::renderer::Style as Ansi;
use snipcheck::catalog::{Checked, File};
use snipcheck::document::Article;
use snipcheck::report::{Files, Style};

use super::selection::Selection;

const HEAD: Ansi = Ansi::new().bold();

/// Writes each wanted snippet below its place, article, heading, language and status.
pub(super) fn write(files: Files<'_>, selection: &Selection<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for file in files {
        for (article, checked) in selection.of(&file) {
            for line in head(&file, article, checked) {
                match style {
                    Style::Plain => writeln!(out, "== {line}")?,
                    Style::Coloured => writeln!(out, "{HEAD}== {line}{HEAD:#}")?,
                }
            }
            let code = checked.snippet.code();
            writeln!(out, "{code}{}", if code.ends_with('\n') { "" } else { "\n" })?;
        }
    }
    Ok(())
}

fn head(file: &File, article: &Article, checked: &Checked) -> Vec<String> {
    let text = &checked.snippet.block.text;
    let start = file.source.location(text.origin(0..text.len())).start;
    let first = format!("{}:{}:{}", file.source.name(), start.line, start.column);
    let last = format!("snippet {}", checked.description());
    std::iter::once(first).chain(checked.place(article)).chain([last]).collect()
}

//! Snippets to be read, one after another.

use std::borrow::Cow;
use std::io::{self, Write};

use annotate_snippets::renderer::Style as Ansi;
use snipcheck::catalog::{Checked, File};
use snipcheck::document::Article;
use snipcheck::report::{Files, Style, visible};

use super::selection::Selection;

const HEAD: Ansi = Ansi::new().bold();

/// How code is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    /// Byte for byte, for another program.
    Exact,
    /// With what is hidden escaped, for a terminal.
    Visible,
}

/// Writes each wanted snippet below its place, article, heading, language and status, in which what is hidden is always escaped.
pub(super) fn write(files: Files<'_>, selection: &Selection<'_>, style: Style, code: Code, out: &mut dyn Write) -> io::Result<()> {
    for file in files {
        for (article, checked) in selection.of(&file) {
            for line in head(&file, article, checked) {
                match style {
                    Style::Plain => writeln!(out, "== {line}")?,
                    Style::Coloured => writeln!(out, "{HEAD}== {line}{HEAD:#}")?,
                }
            }
            let text = match code {
                Code::Exact => Cow::Borrowed(checked.snippet.code()),
                Code::Visible => visible::lines(checked.snippet.code()),
            };
            writeln!(out, "{text}{}", if text.ends_with('\n') { "" } else { "\n" })?;
        }
    }
    Ok(())
}

fn head(file: &File, article: &Article, checked: &Checked) -> Vec<String> {
    let text = &checked.snippet.block.text;
    let start = file.source.location(text.origin(0..text.len())).start;
    let first = format!("{}:{}:{}", file.source.name(), start.line, start.column);
    let last = format!("snippet {}", checked.description());
    let lines = std::iter::once(first).chain(checked.place(article)).chain([last]);
    lines.map(|line| visible::line(&line).into_owned()).collect()
}

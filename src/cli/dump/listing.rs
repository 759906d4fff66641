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
    let block = &checked.snippet.block;
    let start = file.source.location(block.text.origin(0..block.text.len())).start;
    let language = checked.snippet.detection.language.map_or("no language", |language| language.name);
    let title = article.title.as_deref().or(article.url.as_deref()).or(article.id.as_deref());
    let place: Vec<_> = [title, block.heading.as_deref(), block.title.as_deref()].into_iter().flatten().collect();
    let first = format!("{}:{}:{}", file.source.name(), start.line, start.column);
    let last = format!("snippet {}: {language}, {}", checked.snippet.ordinal, checked.verdict.status);
    let place = Some(place.join(" › ")).filter(|place| !place.is_empty());
    std::iter::once(first).chain(place).chain([last]).collect()
}

//! Workflow commands of GitHub Actions: each finding becomes an annotation of the file.

use std::io;

use super::alike::slips;
use super::{Files, Format, View, visible};
use crate::diagnostic::Severity;

pub(super) static FORMAT: Format =
    Format { name: "github", summary: "workflow commands, which GitHub Actions shows beside the file", write };

fn write(files: Files<'_>, _view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    for file in files {
        for slip in slips(&file) {
            let (about, diagnostic) = (slip.about, slip.first);
            let command = match diagnostic.severity {
                Severity::Info => "notice",
                Severity::Warning => "warning",
                Severity::Error => "error",
            };
            let place = file.source.location(diagnostic.primary.span);
            let (start, end) = (place.start, place.end);
            write!(out, "::{command} file={},line={},col={}", property(file.source.name()), start.line, start.column)?;
            write!(out, ",endLine={}", end.line)?;
            // GitHub takes columns only of a range within one line.
            if start.line == end.line {
                write!(out, ",endColumn={}", end.column)?;
            }
            let help = diagnostic.help.iter().map(|help| format!("\nhelp: {help}"));
            let article = about.and_then(|(article, _)| article.title.as_deref()).map(|title| format!("\narticle: {title}"));
            let others = slip.others(&file).map(|others| format!("\n{others}"));
            let message: String = std::iter::once(diagnostic.message.clone()).chain(help).chain(others).chain(article).collect();
            writeln!(out, ",title={}::{}", property(diagnostic.rule.id), data(&message))?;
        }
    }
    Ok(())
}

/// `text` as the part of a command behind `::`.
fn data(text: &str) -> String {
    // Line by line, for the runner has an escape of its own for what parts them.
    let parts = text.split_inclusive(['\r', '\n']).map(|part| {
        let words = part.trim_end_matches(['\r', '\n']);
        let end = part.get(words.len()..).unwrap_or_default().replace('\r', "%0D").replace('\n', "%0A");
        format!("{}{end}", visible::line(words).replace('%', "%25"))
    });
    parts.collect()
}

/// `text` as the value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_command_is_made_of_is_escaped() {
        assert_eq!(data("50%:\r\n::error::x"), "50%25:%0D%0A::error::x");
        assert_eq!(data("\u{1b}[1m\r\u{202e}\n\n%"), "\\u{1b}[1m%0D\\u{202e}%0A%0A%25");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}

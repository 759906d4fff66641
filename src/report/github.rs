//! Workflow commands of GitHub Actions: each finding becomes an annotation of the file, the most severe first, as far as GitHub shows them.

use std::collections::BTreeMap;
use std::io;

use super::{Format, ReportWriter, Repository, View, concise, repository, visible};
use crate::catalog::File;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Article;

pub(super) static FORMAT: Format =
    Format { name: "github", summary: "workflow commands, which GitHub Actions shows beside the file", begin };

/// Annotations of each level that GitHub shows of a step; of a job it shows 50, which three levels of this many do not reach.
const MAX_A_LEVEL: usize = 10;

fn begin(view: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(Annotations { repository: view.repository.clone(), levels: BTreeMap::new() }))
}

struct Annotations {
    repository: Option<Repository>,
    levels: BTreeMap<Severity, OfLevel>,
}

/// What is found of a level.
#[derive(Default)]
struct OfLevel {
    /// What GitHub shows.
    shown: Vec<ShownFinding>,
    /// The lines of what it does not show, which the log has all the same.
    logged: Vec<String>,
}

/// A finding that GitHub shows.
struct ShownFinding {
    command: String,
    /// The line that the log has if it is not shown after all.
    line: String,
}

impl ReportWriter for Annotations {
    fn file(&mut self, file: &File, _: &mut dyn io::Write) -> io::Result<()> {
        let path = repository::path(self.repository.as_ref(), file.source.name());
        for (about, diagnostic) in file.findings() {
            let level = self.levels.entry(diagnostic.severity).or_default();
            let line = concise::line(file, diagnostic);
            if level.shown.len() < MAX_A_LEVEL {
                level.shown.push(ShownFinding { command: command(file, &path, about.map(|(article, _)| article), diagnostic), line });
            } else {
                level.logged.push(line);
            }
        }
        Ok(())
    }

    fn end(mut self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        let is_more = self.levels.values().any(|level| !level.logged.is_empty());
        // What is said of those that are not shown is a notice, too.
        if is_more
            && let Some(notices) = self.levels.get_mut(&Severity::Info)
            && notices.shown.len() == MAX_A_LEVEL
            && let Some(last) = notices.shown.pop()
        {
            notices.logged.insert(0, last.line);
        }
        for shown in self.levels.values().rev().flat_map(|level| &level.shown) {
            writeln!(out, "{}", shown.command)?;
        }
        if !is_more {
            return Ok(());
        }
        for line in self.levels.values().rev().flat_map(|level| &level.logged) {
            // No line is a command, neither of this form (`::`) nor of the older one.
            writeln!(out, "- {}", line.replace("##[", "# #["))?;
        }
        let more = self.levels.iter().rev().filter(|(_, level)| !level.logged.is_empty());
        let more: Vec<_> = more.map(|(severity, level)| format!("{} of severity {severity}", level.logged.len())).collect();
        writeln!(out, "::notice title=snipcheck::and more than GitHub shows: {}; the log has all of them", more.join(", "))
    }
}

fn command(file: &File, path: &str, article: Option<&Article>, diagnostic: &Diagnostic) -> String {
    let command = match diagnostic.severity {
        Severity::Info => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let place = file.source.location(diagnostic.primary.span);
    let (start, end) = (place.start, place.end);
    // GitHub takes columns only of a range within one line.
    let end_column = if start.line == end.line { format!(",endColumn={}", end.column) } else { String::new() };
    let help = diagnostic.help.iter().map(|help| format!("\nhelp: {help}"));
    let article = article.and_then(|article| article.title.as_deref()).map(|title| format!("\narticle: {title}"));
    let message: String = std::iter::once(diagnostic.message.clone()).chain(help).chain(article).collect();
    format!(
        "::{command} file={},line={},col={},endLine={}{end_column},title={}::{}",
        property(path),
        start.line,
        start.column,
        end.line,
        property(diagnostic.rule.id),
        data(&message)
    )
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

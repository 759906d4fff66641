//! Workflow commands of GitHub Actions: each finding becomes an annotation of the file, the most severe first, as far as GitHub shows them.

use std::collections::BTreeMap;
use std::io;

use super::alike::{Slip, slips};
use super::{Format, ReportWriter, View, visible};
use crate::catalog::File;
use crate::diagnostic::Severity;

pub(super) static FORMAT: Format =
    Format { name: "github", summary: "workflow commands, which GitHub Actions shows beside the file", begin };

/// Annotations of each level that GitHub shows of a step; of a job it shows 50, which three levels of this many do not reach.
const MAX_A_LEVEL: usize = 10;

fn begin(_: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(Annotations::default()))
}

/// The first annotations of each level, and how many there are.
#[derive(Default)]
struct Annotations {
    levels: BTreeMap<Severity, (Vec<String>, usize)>,
}

impl ReportWriter for Annotations {
    fn file(&mut self, file: &File, _: &mut dyn io::Write) -> io::Result<()> {
        for slip in slips(file) {
            let (kept, count) = self.levels.entry(slip.first.severity).or_default();
            *count += 1;
            if kept.len() < MAX_A_LEVEL {
                kept.push(command(file, &slip));
            }
        }
        Ok(())
    }

    fn end(mut self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        let more = |levels: &BTreeMap<Severity, (Vec<String>, usize)>| {
            let more = levels.iter().rev().map(|(severity, (kept, count))| (*severity, count - kept.len()));
            more.filter(|(_, count)| *count > 0).map(|(severity, count)| format!("{count} of severity {severity}")).collect::<Vec<_>>()
        };
        // What is said of those that are left out is a notice, too.
        if !more(&self.levels).is_empty()
            && let Some((notices, _)) = self.levels.get_mut(&Severity::Info)
        {
            notices.truncate(MAX_A_LEVEL - 1);
        }
        for command in self.levels.values().rev().flat_map(|(commands, _)| commands) {
            writeln!(out, "{command}")?;
        }
        let more = more(&self.levels);
        if more.is_empty() {
            return Ok(());
        }
        writeln!(out, "::notice title=snipcheck::and more than GitHub shows: {}; other formats have all of them", more.join(", "))
    }
}

fn command(file: &File, slip: &Slip<'_>) -> String {
    let (about, diagnostic) = (slip.about, slip.first);
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
    let article = about.and_then(|(article, _)| article.title.as_deref()).map(|title| format!("\narticle: {title}"));
    let others = slip.others(file).map(|others| format!("\n{others}"));
    let message: String = std::iter::once(diagnostic.message.clone()).chain(help).chain(others).chain(article).collect();
    format!(
        "::{command} file={},line={},col={},endLine={}{end_column},title={}::{}",
        property(file.source.name()),
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

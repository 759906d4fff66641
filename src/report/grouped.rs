//! For people who have much to read: each file once, and a line a finding below it.

use std::io;

use super::{Format, ReportEnding, ReportWriter, Style, View, statistics, visible};
use crate::catalog::File;
use crate::catalog::v1::Summary;
use crate::diagnostic::Severity;

pub(super) static FORMAT: Format = Format { name: "grouped", summary: "for people: each file, and a line a finding below it", begin };

fn begin(view: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(GroupedReport { summary: Summary::default(), style: view.style, ending: view.ending }))
}

struct GroupedReport {
    summary: Summary,
    style: Style,
    ending: ReportEnding,
}

impl ReportWriter for GroupedReport {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        self.summary.add(file);
        let mut rows = Vec::new();
        for (_, diagnostic) in file.findings() {
            let start = file.source.location(diagnostic.primary.span).start;
            let message = visible::line(&diagnostic.message.replace('\n', " ")).into_owned();
            rows.push((format!("{}:{}", start.line, start.column), diagnostic.severity, message, diagnostic.rule.id));
        }
        if rows.is_empty() {
            return Ok(());
        }
        writeln!(out, "{}", self.styled("1", &visible::line(file.source.name())))?;
        let places = rows.iter().map(|row| row.0.len()).max().unwrap_or(0);
        for (place, severity, message, rule) in rows {
            let colour = match severity {
                Severity::Info => "36",
                Severity::Warning => "33",
                Severity::Error => "31",
            };
            let word = self.styled(colour, &format!("{:<7}", severity.as_str()));
            writeln!(out, "  {place:>places$}  {word}  {message}  {}", self.styled("2", rule))?;
        }
        writeln!(out)
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        statistics::end(&self.summary, self.ending, out)
    }
}

impl GroupedReport {
    /// `text` in the style with this ANSI code, where there are colours.
    fn styled(&self, code: &str, text: &str) -> String {
        match self.style {
            Style::Plain => text.to_owned(),
            Style::Coloured => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }
}

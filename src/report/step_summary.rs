//! Markdown for the page of a workflow's run: counts, and the first findings in a table.

use std::io;

use super::{Format, ReportWriter, View, statistics, visible};
use crate::catalog::File;
use crate::catalog::v1::Summary;
use crate::diagnostic::{Diagnostic, Severity};

/// The one that has a place of its own to go to.
pub static FORMAT: Format = Format {
    name: "step-summary",
    summary: "Markdown; added to the file that GITHUB_STEP_SUMMARY names where that is set and no FILE is named",
    begin,
};

/// Rows of a severity at most: GitHub takes a megabyte, and nobody reads as much.
const MAX_ROWS: usize = 100;

fn begin(_: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(StepSummary { summary: Summary::default(), rows: Severity::ALL.map(|severity| (severity, Vec::new())) }))
}

struct StepSummary {
    summary: Summary,
    /// The first rows of each severity, the least first.
    rows: [(Severity, Vec<String>); 3],
}

impl ReportWriter for StepSummary {
    fn file(&mut self, file: &File, _: &mut dyn io::Write) -> io::Result<()> {
        self.summary.add(file);
        for (_, diagnostic) in file.findings() {
            for (severity, rows) in &mut self.rows {
                if *severity == diagnostic.severity && rows.len() < MAX_ROWS {
                    rows.push(row(file, diagnostic));
                }
            }
        }
        Ok(())
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "## snipcheck\n\n{}\n", statistics::totals(&self.summary))?;
        if let Some(fixes) = statistics::fixes(&self.summary) {
            writeln!(out, "{fixes}\n")?;
        }
        if let Some(unparsed) = statistics::unparsed(&self.summary) {
            writeln!(out, "{unparsed}\n")?;
        }
        let rows: Vec<_> = self.rows.iter().rev().flat_map(|(_, rows)| rows).take(MAX_ROWS).collect();
        if rows.is_empty() {
            return Ok(());
        }
        writeln!(out, "| severity | place | finding | rule |\n|---|---|---|---|")?;
        rows.iter().try_for_each(|row| writeln!(out, "{row}"))?;
        let all: usize = Severity::ALL.iter().map(|severity| self.summary.of_severity(*severity)).sum();
        if all > rows.len() { writeln!(out, "\nand {} more", all - rows.len()) } else { Ok(()) }
    }
}

fn row(file: &File, diagnostic: &Diagnostic) -> String {
    let start = file.source.location(diagnostic.primary.span).start;
    let place = cell(&format!("{}:{}:{}", file.source.name(), start.line, start.column));
    let (rule, message) = (diagnostic.rule, cell(&diagnostic.message));
    format!("| {} | {place} | {message} | [{}]({}) |", diagnostic.severity, rule.id, rule.url())
}

/// `text` as the cell of a table, in which nothing is markup.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible::line(&text.replace('\n', " ")).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '!' | '#' | '@' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_markup() {
        assert_eq!(cell("a|b `c`\n[d](e) <f>"), "a\\|b \\`c\\` \\[d\\](e) &lt;f>");
    }
}

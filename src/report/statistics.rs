//! Counts in words: the totals in a line, and tables by rule, language and status.

use std::collections::BTreeMap;
use std::io;

use crate::catalog::v1::Summary;
use crate::diagnostic::Severity;
use crate::language;
use crate::syntax::Status;

/// The totals in a line, without a line break.
#[must_use]
pub fn totals(summary: &Summary) -> String {
    if summary.sources == 0 {
        return "nothing was checked".to_owned();
    }
    let found: Vec<_> = Severity::ALL
        .into_iter()
        .rev()
        .filter(|severity| summary.of_severity(*severity) > 0)
        .map(|severity| match severity {
            Severity::Info => format!("{} info", summary.of_severity(severity)),
            Severity::Warning | Severity::Error => counted(summary.of_severity(severity), severity.as_str()),
        })
        .collect();
    let found = if found.is_empty() { "no findings".to_owned() } else { found.join(", ") };
    let statuses: Vec<_> = Status::ALL
        .into_iter()
        .filter(|status| summary.of_status(*status) > 0)
        .map(|status| format!("{} {status}", summary.of_status(status)))
        .collect();
    let statuses = if statuses.is_empty() { String::new() } else { format!(": {}", statuses.join(", ")) };
    let snippets = counted(summary.snippets, "snippet");
    let accepted = if summary.accepted == 0 { String::new() } else { format!(", {} accepted by the baseline", summary.accepted) };
    format!("{found}{accepted}; {snippets} in {} of {}{statuses}", counted(summary.articles, "article"), counted(summary.sources, "file"))
}

/// Tables by rule, language and status.
#[must_use]
pub fn statistics(summary: &Summary) -> String {
    let languages = summary.languages.iter().map(|(id, count)| (language::by_id(id).map_or("none", |l| l.name), *count));
    let mut out = table("Findings by rule", borrowed(&summary.rules));
    out.push_str(&table("Snippets by language", languages));
    out.push_str(&table("Snippets by status", borrowed(&summary.statuses)));
    out
}

/// Writes the tables to `out`.
pub(super) fn write(summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(statistics(summary).as_bytes())
}

fn borrowed(counts: &BTreeMap<String, usize>) -> impl Iterator<Item = (&str, usize)> {
    counts.iter().map(|(name, count)| (name.as_str(), *count))
}

/// The greatest count first, equals by name; nothing if there is nothing to count.
fn table<'a>(title: &str, counts: impl Iterator<Item = (&'a str, usize)>) -> String {
    let mut rows: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
    if rows.is_empty() {
        return String::new();
    }
    rows.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let rows: Vec<_> = rows.into_iter().map(|(name, count)| format!("{count:>7}  {name}")).collect();
    format!("{title}\n{}\n\n", rows.join("\n"))
}

/// `3 snippets`, `1 snippet`, `no snippets`.
fn counted(count: usize, noun: &str) -> String {
    match count {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        n => format!("{n} {noun}s"),
    }
}

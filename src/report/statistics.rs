//! Counts in words: the totals in a line, and tables by rule, language and status.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;

use super::ReportEnding;
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
            Severity::Info => format!("{} info", number(summary.of_severity(severity))),
            Severity::Warning | Severity::Error => counted(summary.of_severity(severity), severity.as_str()),
        })
        .collect();
    let found = if found.is_empty() { "no findings".to_owned() } else { found.join(", ") };
    let statuses: Vec<_> = Status::ALL
        .into_iter()
        .filter(|status| summary.of_status(*status) > 0)
        .map(|status| format!("{} {status}", number(summary.of_status(status))))
        .collect();
    let statuses = if statuses.is_empty() { String::new() } else { format!(": {}", statuses.join(", ")) };
    let snippets = counted(summary.snippets, "snippet");
    let waived = if summary.waived == 0 { String::new() } else { format!(", {} waived", number(summary.waived)) };
    let marked = if summary.marked == 0 { String::new() } else { format!(", {} waived by other tools' markers", number(summary.marked)) };
    let accepted = if summary.accepted == 0 { String::new() } else { format!(", {} accepted by the baseline", number(summary.accepted)) };
    format!(
        "{found}{waived}{marked}{accepted}; {snippets} in {} of {}{statuses}",
        counted(summary.articles, "article"),
        counted(summary.sources, "file")
    )
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

/// Writes what a report for people ends with.
pub(super) fn end(summary: &Summary, ending: ReportEnding, out: &mut dyn io::Write) -> io::Result<()> {
    if ending == ReportEnding::Statistics {
        write(summary, out)?;
    }
    if ending == ReportEnding::None {
        return Ok(());
    }
    writeln!(out, "{}", totals(summary))?;
    if let Some(fixes) = fixes(summary) {
        writeln!(out, "{fixes}")?;
    }
    unparsed(summary).map_or(Ok(()), |unparsed| writeln!(out, "{unparsed}"))
}

/// What was fixed and what can be, in a line; `None` if nothing: `4 fixed (1 more with --unsafe-fixes)`.
pub(super) fn fixes(summary: &Summary) -> Option<String> {
    let more = |more: usize| format!("{} more with --unsafe-fixes", number(more));
    match (summary.fixed, summary.fixable, summary.fixable_unsafely) {
        (0, 0, 0) => None,
        (0, 0, unsafely) => Some(format!("{} fixable with --fix --unsafe-fixes", number(unsafely))),
        (0, fixable, 0) => Some(format!("{} fixable with --fix", number(fixable))),
        (0, fixable, unsafely) => Some(format!("{} fixable with --fix, {}", number(fixable), more(unsafely))),
        (fixed, 0, 0) => Some(format!("{} fixed", number(fixed))),
        (fixed, 0, unsafely) => Some(format!("{} fixed ({})", number(fixed), more(unsafely))),
        // Some files could not be written.
        (fixed, fixable, 0) => Some(format!("{} fixed ({} more with --fix)", number(fixed), number(fixable))),
        (fixed, fixable, unsafely) => Some(format!("{} fixed ({} more with --fix, {})", number(fixed), number(fixable), more(unsafely))),
    }
}

/// Most languages that are named of which snippets have no parser.
const MAX_UNPARSED: usize = 5;

/// What was not checked because it has no parser, in a line; `None` if there is none: `1,124 Go template snippets have no parser`.
pub(super) fn unparsed(summary: &Summary) -> Option<String> {
    let mut counts: Vec<_> = borrowed(&summary.unparsed).collect();
    counts.sort_by_key(|(name, count)| (*name == "other", Reverse(*count), *name));
    let mut named: Vec<_> = counts
        .iter()
        .take(MAX_UNPARSED)
        .filter(|(name, _)| *name != "other")
        .map(|(name, count)| format!("{} {name}", number(*count)))
        .collect();
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let shown: usize = counts.iter().take(MAX_UNPARSED).filter(|(name, _)| *name != "other").map(|(_, count)| count).sum();
    let others = all - shown;
    if others > 0 {
        named.push(format!("{} other", number(others)));
    }
    let snippets = if all == 1 { "snippet has" } else { "snippets have" };
    match named.split_last()? {
        (last, []) => Some(format!("{last} {snippets} no parser")),
        (last, rest) => Some(format!("{} and {last} {snippets} no parser", rest.join(", "))),
    }
}

/// `1124` is `1,124`.
fn number(count: usize) -> String {
    let digits = count.to_string();
    let comma = |(index, digit): (usize, char)| [Some(',').filter(|_| index > 0 && (digits.len() - index).is_multiple_of(3)), Some(digit)];
    digits.chars().enumerate().flat_map(comma).flatten().collect()
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
        n => format!("{} {noun}s", number(n)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parted_by_thousands() {
        assert_eq!([0, 999, 1000, 1_234_567].map(number), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn what_is_fixed_and_can_be() {
        let said = |fixed, fixable, fixable_unsafely| super::fixes(&Summary { fixed, fixable, fixable_unsafely, ..Summary::default() });
        assert_eq!(said(0, 0, 0), None);
        assert_eq!(said(0, 7, 2).as_deref(), Some("7 fixable with --fix, 2 more with --unsafe-fixes"));
        assert_eq!(said(0, 0, 2).as_deref(), Some("2 fixable with --fix --unsafe-fixes"));
        assert_eq!(said(4, 0, 1).as_deref(), Some("4 fixed (1 more with --unsafe-fixes)"));
        assert_eq!(said(1000, 0, 0).as_deref(), Some("1,000 fixed"));
    }

    #[test]
    fn what_has_no_parser_is_named_by_language() {
        let said = |counts: &[(&str, usize)]| {
            let unparsed = counts.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
            super::unparsed(&Summary { unparsed, ..Summary::default() })
        };
        assert_eq!(said(&[]), None);
        assert_eq!(said(&[("Go template", 1124)]).as_deref(), Some("1,124 Go template snippets have no parser"));
        assert_eq!(said(&[("A", 1)]).as_deref(), Some("1 A snippet has no parser"));
        assert_eq!(said(&[("A", 1), ("B", 2)]).as_deref(), Some("2 B and 1 A snippets have no parser"));
        let many: Vec<_> = ["A", "B", "C", "D", "E", "F", "G"].into_iter().map(|name| (name, 2)).collect();
        assert_eq!(said(&many).as_deref(), Some("2 A, 2 B, 2 C, 2 D, 2 E and 4 other snippets have no parser"));
    }
}

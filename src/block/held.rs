//! What is indented below the mark of an admonition or of a tab: Markdown of its own.

use std::ops::Range;

/// Marks that open an admonition or a tab, whose content is indented below the mark (`!!! note`).
const HOLDERS: [&str; 6] = ["!!! ", "??? ", "???+ ", "=== \"", "=== '", "/// "];

/// Columns by which the held text is indented.
const INDENT: usize = 4;

/// What the mark that the paragraph at `start` of `source` starts with holds; `None` if there is no mark, or nothing below it.
pub(super) fn below(source: &str, start: usize) -> Option<Range<usize>> {
    let (before, rest) = source.split_at_checked(start)?;
    if !HOLDERS.iter().any(|mark| rest.starts_with(mark)) {
        return None;
    }
    let indent = before.rsplit('\n').next().filter(|indent| indent.trim().is_empty())?.len() + INDENT;
    let first = rest.find('\n')? + 1;
    let width = |line: &str| {
        line.chars().map_while(|c| [(' ', 1), ('\t', INDENT)].iter().find(|(space, _)| *space == c)).map(|(_, n)| n).sum::<usize>()
    };
    let lines = rest.get(first..)?.split_inclusive('\n').take_while(|line| line.trim().is_empty() || width(line) >= indent);
    let length = lines.map(str::len).sum::<usize>();
    rest.get(first..first + length).filter(|held| !held.trim().is_empty()).map(|_| start + first..start + first + length)
}

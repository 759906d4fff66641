//! The marks that authors leave where they left something out.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::Language;

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is: `ellipsis` or `placeholder`.
    pub kind: &'static str,
    /// Where it stands.
    pub place: Place,
}

/// Where a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Alone on its line.
    Line,
    /// Among other code of its line.
    Inline,
}

/// Most marks that one code may have and still be a fragment.
const MAX_MARKS: usize = 200;

/// Dots alone on their line, whatever brackets or comment signs they stand in, with words behind or between them.
static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)^[ \t]*(?:(?://+|#+|--+|/\*+|<!--|;+|%)[^\n]*?(?:\.\.\.|…)[^\n]*|[\[({<]?[ \t]*(?:\.{3,}|…)(?:[ \t]*[\w `'/()&,;:-]*?(?:\.{2,}|…)?)?[ \t]*[\])}>]?[,;]?)[ \t]*$").ok()
});

/// Dots within a line.
static DOTS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"<\.{3,}>|\[(?:\.{3,}|…)\]|\.{3,}|…").ok());

/// Names that a reader must replace.
static PLACEHOLDER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"<[A-Za-z][\w]*(?:[ _./-][\w]+)*>|\{\{[ \t]*[\w.-]+[ \t]*\}\}|\$\{[\w.-]+\}|<%=?[^%\n]*%>|%[A-Z_]+%").ok()
});

/// The marks in `code`, in order.
#[must_use]
pub fn marks(language: &Language, code: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let find = |regex: &LazyLock<Option<Regex>>| -> Vec<Range<usize>> {
        LazyLock::force(regex).iter().flat_map(|regex| regex.find_iter(code).map(|found| found.range())).collect()
    };
    for range in find(&LINE) {
        let text = code.get(range.clone()).unwrap_or_default();
        let lead = text.len() - text.trim_start().len();
        // A comment of the language parses as it stands.
        if language.line_comments.iter().any(|sign| text.trim_start().starts_with(sign)) {
            continue;
        }
        if language.block_comments.iter().any(|(sign, _)| text.trim_start().starts_with(sign)) {
            continue;
        }
        marks.push(Mark { range: range.start + lead..range.start + text.trim_end().len(), kind: "ellipsis", place: Place::Line });
    }
    for (regex, kind) in [(&DOTS, "ellipsis"), (&PLACEHOLDER, "placeholder")] {
        for range in find(regex) {
            marks.push(Mark { range, kind, place: Place::Inline });
        }
    }
    marks.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
    let mut end = 0;
    marks.retain(|mark| {
        let keep = mark.range.start >= end;
        if keep {
            end = mark.range.end;
        }
        keep
    });
    if marks.len() > MAX_MARKS { Vec::new() } else { marks }
}

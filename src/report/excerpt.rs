//! The few lines of a text that show where a finding is.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use crate::text::Lines;

/// Bytes that are shown at most before and behind the primary place.
const REACH: usize = 2048;

/// A place to be marked.
pub(super) struct Mark<'a> {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// What is to be said of it; may be empty.
    pub(super) message: &'a str,
}

/// The lines around the primary place, the marked ones among them, and one more on both sides.
pub(super) struct Excerpt<'a> {
    text: &'a str,
    first_line: Option<usize>,
    annotations: Vec<Annotation<'a>>,
}

impl<'a> Excerpt<'a> {
    /// An excerpt of `text` around `primary`; `line_of` tells the number that the line of a byte goes by.
    ///
    /// Marks that are too far away to be shown are left out. Lines go unnumbered where their numbers do not rise by one a line, as
    /// when all of the code stands on one line of its file.
    pub(super) fn new(text: &'a str, primary: &Mark<'a>, secondary: &[Mark<'a>], line_of: impl Fn(usize) -> usize) -> Self {
        let primary_range = whole_characters(text, &primary.range);
        let reach = text.floor_char_boundary(primary_range.start.saturating_sub(REACH))
            ..text.ceil_char_boundary(primary_range.end.min(primary_range.start + REACH) + REACH);
        let near = |mark: &&Mark<'_>| reach.start <= mark.range.start && mark.range.end <= reach.end;
        let secondary: Vec<_> = secondary.iter().filter(near).map(|m| (whole_characters(text, &m.range), m.message)).collect();
        let first = secondary.iter().map(|(range, _)| range.start).fold(primary_range.start, usize::min);
        let last = secondary.iter().map(|(range, _)| range.end).fold(primary_range.end, usize::max).min(reach.end);
        let before = line_start(text, line_start(text, first).saturating_sub(1)).max(reach.start);
        let after = line_end(text, (line_end(text, last) + 1).min(text.len())).min(reach.end);
        let shown = text.get(before..after).unwrap_or_default();

        let lines = Lines::new(shown);
        let numbers: Vec<_> = (1..=lines.count()).filter_map(|line| lines.start(line)).map(|start| line_of(before + start)).collect();
        let rising = numbers.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));

        let local = |range: &Range<usize>| range.start.clamp(before, after) - before..range.end.clamp(before, after) - before;
        let mut annotations = vec![AnnotationKind::Primary.span(local(&primary_range)).label(label(primary.message))];
        annotations.extend(secondary.iter().map(|(range, message)| AnnotationKind::Context.span(local(range)).label(label(message))));
        annotations.push(AnnotationKind::Visible.span(0..0));
        annotations.push(AnnotationKind::Visible.span(shown.trim_end().len()..shown.trim_end().len()));
        Self { text: shown, first_line: numbers.first().copied().filter(|_| rising), annotations }
    }

    /// It, for the renderer.
    pub(super) fn snippet(self) -> Snippet<'a, Annotation<'a>> {
        let snippet = Snippet::source(self.text).annotations(self.annotations);
        snippet.line_numbering(self.first_line.is_some()).line_start(self.first_line.unwrap_or(1))
    }
}

fn label(message: &str) -> Option<&str> {
    Some(message).filter(|message| !message.is_empty())
}

/// `range` within `text`, on character boundaries.
fn whole_characters(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    start..text.ceil_char_boundary(range.end.clamp(start, text.len()))
}

/// Start of the line that holds the byte at `at`.
fn line_start(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', text.as_bytes().get(..at).unwrap_or_default()).map_or(0, |found| found + 1)
}

/// End of the line that holds the byte at `at`, without its line break.
fn line_end(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', text.as_bytes().get(at..).unwrap_or_default()).map_or(text.len(), |found| at + found)
}

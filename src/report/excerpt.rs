//! The few lines of a text that show where a finding is.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Patch, Snippet};

use super::visible::{self, Shown};
use crate::text::{Edit, Lines};

/// Bytes that are shown at most before and behind the primary place.
const REACH: usize = 2048;

/// Columns that stand before the lines of a change: their numbers and signs.
const GUTTER: usize = 12;

/// Columns of a change that are shown at least.
const LEAST_ROOM: usize = 40;

/// Stands for what is cut off a line.
const CUT: &str = "...";

/// A place to be marked.
pub(super) struct Underline<'a> {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// What is to be said of it; may be empty.
    pub(super) message: &'a str,
}

/// The lines around the primary place, the marked ones among them, and one more on both sides.
pub(super) struct Excerpt<'a> {
    text: Cow<'a, str>,
    reach: Range<usize>,
    first_line: Option<usize>,
    annotations: Vec<Annotation<'a>>,
}

impl<'a> Excerpt<'a> {
    /// An excerpt of `text` around `primary`; `line_of` tells the number that the line of a byte goes by.
    ///
    /// Marks that are too far away to be shown are left out. Lines go unnumbered where their numbers do not rise by one a line, as
    /// when all of the code stands on one line of its file.
    pub(super) fn new(text: &'a str, primary: &Underline<'a>, secondary: &[Underline<'a>], line_of: impl Fn(usize) -> usize) -> Self {
        let primary_range = visible(text, &primary.range);
        let reach = text.floor_char_boundary(primary_range.start.saturating_sub(REACH))
            ..text.ceil_char_boundary(primary_range.end.min(primary_range.start + REACH) + REACH);
        let near = secondary.iter().filter(|mark| is_within(&mark.range, &reach));
        let secondary: Vec<_> = near.map(|mark| (visible(text, &mark.range), mark.message)).collect();
        let first = secondary.iter().map(|(range, _)| range.start).fold(primary_range.start, usize::min);
        let last = secondary.iter().map(|(range, _)| range.end).fold(primary_range.end, usize::max).min(reach.end);
        let (before, after) = (two_lines_up(text, reach.start..first), two_lines_down(text, last..reach.end));
        let shown = text.get(before..after).unwrap_or_default();

        let lines = Lines::new(shown);
        let numbers: Vec<_> = (1..=lines.count()).filter_map(|line| lines.start(line)).map(|start| line_of(before + start)).collect();
        let rising = numbers.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));

        let shown = Shown::new(shown);
        let place = |offset: usize| shown.offset(offset.clamp(before, after) - before);
        let local = |range: &Range<usize>| place(range.start)..place(range.end);
        let mut annotations = vec![AnnotationKind::Primary.span(local(&primary_range)).label(label(primary.message))];
        annotations.extend(secondary.iter().map(|(range, message)| AnnotationKind::Context.span(local(range)).label(label(message))));
        annotations.push(AnnotationKind::Visible.span(0..0));
        let end = shown.text.trim_end().len();
        annotations.push(AnnotationKind::Visible.span(end..end));
        Self { text: shown.text, reach, first_line: numbers.first().copied().filter(|_| rising), annotations }
    }

    /// Whether a mark at `range` is near enough to be shown.
    pub(super) fn reaches(&self, range: &Range<usize>) -> bool {
        is_within(range, &self.reach)
    }

    /// Whether its lines have the numbers of their file.
    pub(super) fn is_numbered(&self) -> bool {
        self.first_line.is_some()
    }

    /// The excerpt in the form that the renderer takes.
    pub(super) fn snippet(self) -> Snippet<'a, Annotation<'a>> {
        let snippet = Snippet::source(self.text).annotations(self.annotations);
        snippet.line_numbering(self.first_line.is_some()).line_start(self.first_line.unwrap_or(1))
    }
}

/// The lines of `text` that `changes` change, as they would be, cut to `width` columns where they are longer before or behind all changes;
/// `None` if there are none, or if they are too long to be shown.
pub(super) fn changed<'a>(
    text: &'a str,
    changes: &'a [Edit],
    width: usize,
    line_of: impl Fn(usize) -> usize,
) -> Option<Snippet<'a, Patch<'a>>> {
    let edited = changes.first()?.range.start..changes.last()?.range.end;
    let start = text.get(..edited.start)?.rfind('\n').map_or(0, |found| found + 1);
    let end = text.get(edited.end..)?.find('\n').map_or(text.len(), |found| edited.end + found);
    let seen = window(text, start..end, &edited, width);
    let shown = text.get(seen.clone()).filter(|shown| shown.len() <= REACH && !shown.trim().is_empty())?;
    let rising = line_of(start) + shown.matches('\n').count() == line_of(end);
    let (before, behind) = (if seen.start > start { CUT } else { "" }, if seen.end < end { CUT } else { "" });
    let shown = Shown::new(shown);
    let place = |offset: usize| before.len() + shown.offset(offset - seen.start);
    let patch = |change: &'a Edit| Patch::new(place(change.range.start)..place(change.range.end), visible::lines(&change.with));
    let patches: Vec<_> = changes.iter().map(patch).collect();
    let shown = if before.is_empty() && behind.is_empty() { shown.text } else { format!("{before}{}{behind}", shown.text).into() };
    Some(Snippet::source(shown).line_numbering(rising).line_start(line_of(start)).patches(patches))
}

/// What of `lines` of `text` is shown around the bytes `edited` where `width` columns are at hand: all, if the lines that they begin and end
/// in fit; else a third of the width before them, and a third behind them.
fn window(text: &str, lines: Range<usize>, edited: &Range<usize>, width: usize) -> Range<usize> {
    let room = width.saturating_sub(GUTTER + 2 * CUT.len()).max(LEAST_ROOM);
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let fits = |line: &str| line.len() <= room || line.chars().count() <= room;
    let first = edited.start + part(edited.start..lines.end).find('\n').unwrap_or(lines.end - edited.start);
    let last = part(lines.start..edited.end).rfind('\n').map_or(lines.start, |found| lines.start + found + 1);
    let before = part(lines.start..edited.start).char_indices().rev().nth(room / 3).map(|(at, c)| lines.start + at + c.len_utf8());
    let behind = part(edited.end..lines.end).char_indices().nth(room / 3).map(|(at, _)| edited.end + at);
    let start = if fits(part(lines.start..first)) { lines.start } else { before.unwrap_or(lines.start) };
    let end = if fits(part(last..lines.end)) { lines.end } else { behind.unwrap_or(lines.end) };
    start..end
}

fn label(message: &str) -> Option<Cow<'_, str>> {
    Some(message).filter(|message| !message.is_empty()).map(visible::message)
}

/// `range` within `text`, on character boundaries, and without the line breaks at its end: they cannot be seen.
fn visible(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
    let marked = text.get(start..end).unwrap_or_default();
    start..start + marked.trim_end_matches(['\r', '\n']).len()
}

fn is_within(range: &Range<usize>, reach: &Range<usize>) -> bool {
    reach.start <= range.start && range.end <= reach.end
}

/// Start of the line above the one that `range` ends in; the start of `range` if it holds fewer line breaks.
fn two_lines_up(text: &str, range: Range<usize>) -> usize {
    let bytes = text.as_bytes().get(range.clone()).unwrap_or_default();
    memchr::memrchr_iter(b'\n', bytes).nth(1).map_or(range.start, |found| range.start + found + 1)
}

/// End of the line below the one that `range` starts in; the end of `range` if it holds fewer line breaks.
fn two_lines_down(text: &str, range: Range<usize>) -> usize {
    let bytes = text.as_bytes().get(range.clone()).unwrap_or_default();
    memchr::memchr_iter(b'\n', bytes).nth(1).map_or(range.end, |found| range.start + found)
}

#[cfg(test)]
mod tests {
    use annotate_snippets::{Level, Renderer};
    use proptest::prelude::*;

    use super::*;

    fn rendered(text: &str, primary: Range<usize>, secondary: Range<usize>) -> String {
        let lines = Lines::new(text);
        let mark = Underline { range: primary, message: "here" };
        let excerpt = Excerpt::new(text, &mark, &[Underline { range: secondary, message: "there" }], |at| lines.line(at) + 10);
        Renderer::plain().render(&[Level::ERROR.primary_title("Title").element(excerpt.snippet().path("p"))])
    }

    #[test]
    fn lines_around_the_marks_are_shown_with_the_numbers_of_their_file() {
        let text = "zero\none\ntwo (\nthree\nfour\nfive\nsix\nseven\n";
        let shown = rendered(text, 26..30, 13..14);
        let expected = "\
error: Title
  --> p:16:1
   |
12 | one
13 | two (
   |     - there
...
16 | five
   | ^^^^ here
17 | six
   |";
        assert_eq!(shown, expected);
    }

    #[test]
    fn code_on_one_line_of_its_file_goes_unnumbered() {
        let excerpt = Excerpt::new("a\nb\nc\n", &Underline { range: 2..3, message: "" }, &[], |_| 7);
        assert!(!excerpt.is_numbered());
    }

    #[test]
    fn of_a_long_line_only_what_is_near_is_taken() {
        let text = "é".repeat(1_000_000);
        let excerpt = Excerpt::new(&text, &Underline { range: 1_000_001..1_000_002, message: "" }, &[], |_| 1);
        assert!(excerpt.text.len() < 3 * REACH, "{}", excerpt.text.len());
    }

    #[test]
    fn marks_stand_below_what_is_escaped_and_behind_it() {
        let text = "a = \"\u{1b}[31m\u{202e}\"; b\r\nnext\n";
        let behind = text.find("b\r").unwrap();
        let lines: Vec<_> = rendered(text, behind..behind + 1, 5..6).lines().skip(3).map(str::to_owned).collect();
        assert_eq!(lines[0], "11 | a = \"\\u{1b}[31m\\u{202e}\"; b");
        let column = lines[0].find("; b").unwrap() + 2;
        assert_eq!(lines[1].find('^'), Some(column));
        assert_eq!(lines[1].find('-'), lines[0].find("\\u{1b}"));
        assert_eq!(lines[1].matches('-').count(), "\\u{1b}".len());
    }

    #[test]
    fn a_change_of_what_is_hidden_can_be_seen() {
        let changes = [Edit::new(1..4, ""), Edit::new(5..5, "\u{1b}")];
        let snippet = changed("a\u{200b}bc\n", &changes, 120, |_| 1).unwrap();
        let shown = Renderer::plain().render(&[Level::HELP.secondary_title("x").element(snippet)]);
        assert!(shown.contains("- a\\u{200b}bc") && shown.contains("+ ab\\u{1b}c"), "{shown}");
    }

    #[test]
    fn a_change_in_a_long_line_is_shown_with_what_is_around_it() {
        let text = format!("first\n{}x = [1, 2;{}\nlast\n", "é ".repeat(900), " y".repeat(4000));
        let at = text.find(';').unwrap();
        let changes = [Edit::new(at..at, "]")];
        let snippet = changed(&text, &changes, 80, |at| Lines::new(&text).line(at)).unwrap();
        let shown = Renderer::plain().render(&[Level::HELP.secondary_title("x").element(snippet)]);
        let lines: Vec<_> = shown.lines().filter(|line| line.contains("x = [1, 2")).collect();
        assert!(!lines.is_empty() && lines.iter().all(|line| line.chars().count() <= 80), "{shown}");
        assert!(lines.iter().any(|line| line.contains("...é") || line.contains("... é")), "{shown}");
        assert!(lines.iter().any(|line| line.contains("x = [1, 2]; y y") && line.ends_with("...")), "{shown}");
    }

    #[test]
    fn lines_between_changes_are_not_cut() {
        let text = format!("{}(\n{}\n){}\n", "a".repeat(300), "b".repeat(300), "c".repeat(300));
        let (open, close) = (text.find('(').unwrap(), text.find(')').unwrap());
        let seen = window(&text, 0..text.len() - 1, &(open..close + 1), 80);
        assert!(seen.start > 250 && seen.start < open && seen.end > close && seen.end < close + 40, "{seen:?}");
        assert_eq!(window(&text, 0..text.len() - 1, &(open..close + 1), 1000), 0..text.len() - 1);
    }

    proptest! {
        #[test]
        fn any_marks_in_any_text_can_be_shown(
            text in "[a \\t\\r\\n\u{0}\u{1b}\u{200d}\u{202e}é漢😀]{0,60}",
            a in 0usize..200, b in 0usize..200, c in 0usize..200, d in 0usize..200,
        ) {
            prop_assert!(rendered(&text, a.min(b)..a.max(b), c.min(d)..c.max(d)).starts_with("error: Title\n"));
        }
    }
}

//! How text that others wrote is shown to people: what cannot be seen, and what steers a terminal, stands there as `\u{1b}`.

use std::borrow::Cow;
use std::fmt::Write as _;

/// `text` on one line: all that cannot be seen is escaped, line breaks and tabs too.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    escaped(text, |_| false)
}

/// `text` with its lines and tabs: all else that cannot be seen is escaped. A carriage return before a line feed belongs to it and goes.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    escaped(text, |c| matches!(c, '\n' | '\t'))
}

/// A message, which may have lines: all else that cannot be seen is escaped, and no line but the first, which stands behind other words,
/// is taken for a command by a service that reads logs.
#[must_use]
pub fn message(text: &str) -> Cow<'_, str> {
    let text = escaped(text, |c| c == '\n');
    if !text.contains('\n') {
        return text;
    }
    let defused = text.split_inclusive('\n').enumerate().map(|(index, line)| {
        let command = line.trim_start();
        let blank = line.get(..line.len() - command.len()).unwrap_or_default();
        let rest = command.strip_prefix("::").filter(|_| index > 0);
        rest.map_or_else(|| line.to_owned(), |rest| format!("{blank}\\u{{3a}}:{rest}"))
    });
    Cow::Owned(defused.collect())
}

/// Whether `c` cannot be seen, changes the order of what stands around it, or steers a terminal.
///
/// These are the control characters; what Unicode calls format characters and "default ignorable", which have no look of their own;
/// blanks that are letters; line and paragraph separators; and noncharacters, which no XML may hold.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    match c {
        // Nearly every character there is.
        ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{34E}' => false,
        // Control characters: C0, DEL and C1.
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        // Soft hyphen, grapheme joiner, Arabic letter mark, Khmer and Mongolian marks.
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        // Letters that are blank.
        | '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}'
        // Without width, and what sets the direction of text; separators; joiners and invisible operators.
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        // Variants, byte-order mark, annotation, and what is reserved for the like.
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
        // Egyptian, shorthand and musical formatting.
        | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D159}' | '\u{1D173}'..='\u{1D17A}'
        // Tags, more variants.
        | '\u{E0000}'..='\u{E0FFF}'
        // Noncharacters.
        | '\u{FDD0}'..='\u{FDEF}' => true,
        c => u32::from(c) & 0xFFFE == 0xFFFE,
    }
}

/// `text` with what is hidden escaped, unless `keeps` says that it stays.
fn escaped(text: &str, keeps: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) && !keeps(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    pieces(text, keeps, |_, piece| out.push_str(piece));
    Cow::Owned(out)
}

/// Hands on the characters of `text`, as they are shown, with their offsets.
fn pieces(text: &str, keeps: impl Fn(char) -> bool, mut to: impl FnMut(usize, &str)) {
    let mut escape = String::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let kept = !is_hidden(c) || keeps(c) || chooses_a_look(before, c);
        if kept {
            to(at, text.get(at..at + c.len_utf8()).unwrap_or_default());
        } else if c == '\r' && keeps('\n') && rest.starts_with('\n') {
            to(at, "");
        } else {
            escape.clear();
            // Writing to a string cannot fail.
            let _ = write!(escape, "\\u{{{:x}}}", u32::from(c));
            to(at, &escape);
        }
        before = c;
    }
}

/// Whether `c` only says that the character before it is to look like text or like a picture, as it does in many headings.
fn chooses_a_look(before: char, c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}') && !before.is_ascii() && !is_hidden(before)
}

/// Text as it is shown, which can tell where each of its bytes has gone.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    /// The text, with its lines.
    pub(super) text: Cow<'a, str>,
    /// Where a character of another length was put: its offset before and after, and how long it was and is.
    moved: Vec<Moved>,
}

#[derive(Debug)]
struct Moved {
    from: usize,
    to: usize,
    was: usize,
    is: usize,
}

impl<'a> Shown<'a> {
    /// `text` as [`lines`] shows it.
    pub(super) fn new(text: &'a str) -> Self {
        let keeps = |c| matches!(c, '\n' | '\t');
        if !text.chars().any(|c| is_hidden(c) && !keeps(c)) {
            return Self { text: Cow::Borrowed(text), moved: Vec::new() };
        }
        let (mut out, mut moved) = (String::with_capacity(text.len() + 16), Vec::new());
        pieces(text, keeps, |from, piece| {
            let was = text.get(from..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            if piece.len() != was {
                moved.push(Moved { from, to: out.len(), was, is: piece.len() });
            }
            out.push_str(piece);
        });
        Self { text: Cow::Owned(out), moved }
    }

    /// Where what stood at the byte `offset`, the start or the end of a character, stands now.
    pub(super) fn offset(&self, offset: usize) -> usize {
        let behind = self.moved.partition_point(|moved| moved.from < offset);
        match behind.checked_sub(1).and_then(|last| self.moved.get(last)) {
            Some(last) => last.to + last.is + (offset - last.from).saturating_sub(last.was),
            None => offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_be_seen_is_escaped_and_the_rest_stays() {
        for (text, on_one_line, on_lines) in [
            ("plain — ž 漢 😀", "plain — ž 漢 😀", "plain — ž 漢 😀"),
            ("a\u{1b}[31mb", "a\\u{1b}[31mb", "a\\u{1b}[31mb"),
            ("a\tb\r\nc\rd", "a\\u{9}b\\u{d}\\u{a}c\\u{d}d", "a\tb\nc\\u{d}d"),
            ("\u{202e}\u{200b}\u{9b}\u{feff}", "\\u{202e}\\u{200b}\\u{9b}\\u{feff}", "\\u{202e}\\u{200b}\\u{9b}\\u{feff}"),
            ("\u{e0041}\u{fffe}\u{1ffff}", "\\u{e0041}\\u{fffe}\\u{1ffff}", "\\u{e0041}\\u{fffe}\\u{1ffff}"),
        ] {
            assert_eq!(line(text), on_one_line);
            assert_eq!(lines(text), on_lines);
        }
    }

    #[test]
    fn a_picture_stays_one_and_nothing_is_hidden_behind_it() {
        assert_eq!(line("⚠\u{fe0f} x"), "⚠\u{fe0f} x");
        assert_eq!(line("⚠\u{fe0f}\u{fe0e}x\u{fe0f}"), "⚠\u{fe0f}\\u{fe0e}x\\u{fe0f}");
    }

    #[test]
    fn no_line_of_a_message_is_a_command() {
        assert_eq!(message("::a::b\r\n  ::c\nd::e\t"), "::a::b\n  \\u{3a}:c\nd::e\\u{9}");
    }

    #[test]
    fn offsets_follow_the_text() {
        let shown = Shown::new("a\u{1b}b\r\nc");
        assert_eq!(shown.text, "a\\u{1b}b\nc");
        let offsets: Vec<_> = (0..=6).map(|at| shown.offset(at)).collect();
        assert_eq!(offsets, [0, 1, 7, 8, 8, 9, 10]);
    }

    proptest! {
        #[test]
        fn pieces_are_shown_alike_by_themselves_and_within(before in "[a\u{1b}\u{202e}é]{0,9}", behind in "[b\u{7f}\u{e0041}漢\n]{0,9}") {
            let text = format!("{before}{behind}");
            let shown = Shown::new(&text);
            let split = shown.text.split_at(shown.offset(before.len()));
            prop_assert_eq!(split, (&*lines(&before), &*lines(&behind)));
            prop_assert_eq!(shown.offset(text.len()), shown.text.len());
        }
    }
}

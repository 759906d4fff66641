//! Where the markup that a `<` opens ends, if it opens any: told before the XML parser takes a broken tag for half the file.

use memchr::{memchr, memmem};

/// What stands at a `<`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// A start or end tag up to this byte, as XML has it.
    Tag(usize),
    /// The same, but its attributes' quotes are in disorder, or it lacks its `>`.
    BrokenTag(usize),
    /// A CDATA section.
    CData(usize),
    /// A comment, a processing instruction or a declaration.
    Other(usize),
    /// The file ends in the middle of it.
    Cut(Cut),
    /// Only a character.
    Character,
}

/// What the file's end cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// A tag, a processing instruction or a declaration.
    Tag,
    /// A comment.
    Comment,
    /// A CDATA section.
    CData,
}

pub(super) const CDATA: &str = "<![CDATA[";

/// Tells what the `<`s of a string open, in linear time as long as they are asked about in order.
#[derive(Debug)]
pub(super) struct Classifier<'a> {
    bytes: &'a [u8],
    /// Ends that were looked for in vain: they come no more.
    missing: Vec<&'static [u8]>,
}

impl<'a> Classifier<'a> {
    pub(super) fn new(string: &'a str) -> Self {
        Self { bytes: string.as_bytes(), missing: Vec::new() }
    }

    /// What stands at the `<` at `at`.
    pub(super) fn classify(&mut self, at: usize) -> Markup {
        let bytes = self.bytes;
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.get(1) {
            None => Markup::Cut(Cut::Tag),
            Some(b'!') if rest.starts_with(CDATA.as_bytes()) => match self.find(at + CDATA.len(), b"]]>") {
                Some(end) => Markup::CData(end),
                None => Markup::Cut(Cut::CData),
            },
            Some(b'!') if rest.starts_with(b"<!--") => match self.find(at + 4, b"-->") {
                Some(end) => Markup::Other(end),
                None => Markup::Cut(Cut::Comment),
            },
            Some(b'!') => self.declaration(at),
            Some(b'?') => match self.find(at + 2, b"?>") {
                Some(end) => Markup::Other(end),
                None => Markup::Character,
            },
            Some(b'/') => end_tag(bytes, at),
            Some(byte) if starts_name(*byte) => start_tag(bytes, at),
            Some(_) => Markup::Character,
        }
    }

    /// Where the next `needle` from `from` on ends.
    fn find(&mut self, from: usize, needle: &'static [u8]) -> Option<usize> {
        if self.missing.contains(&needle) {
            return None;
        }
        let found = memmem::find(self.bytes.get(from..)?, needle);
        if found.is_none() {
            self.missing.push(needle);
        }
        Some(from + found? + needle.len())
    }

    /// `<!DOCTYPE …>` and whatever is written like it. An internal subset in brackets may hold `>`.
    fn declaration(&mut self, at: usize) -> Markup {
        let rest = self.bytes.get(at..).unwrap_or_default();
        if !rest.get(2).is_some_and(u8::is_ascii_alphabetic) {
            return if CDATA.as_bytes().starts_with(rest) || b"<!--".starts_with(rest) { Markup::Cut(Cut::Tag) } else { Markup::Character };
        }
        let Some(end) = memchr(b'>', rest) else { return Markup::Cut(Cut::Tag) };
        let has_subset = rest.get(..end).is_some_and(|head| memchr(b'[', head).is_some());
        let subset = if has_subset { self.find(at, b"]>") } else { None };
        Markup::Other(subset.unwrap_or(at + end + 1))
    }
}

/// Whether a name can start with `byte`.
pub(super) fn starts_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':' | 0x80..)
}

/// How long the name at `at` is.
pub(super) fn name_length(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().take_while(|b| !matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'/' | b'>' | b'<' | b'=' | b'"' | b'\'')).count()
}

/// A start tag ends at the first `>` outside of its attributes' values, and holds no `<` anywhere.
fn start_tag(bytes: &[u8], start: usize) -> Markup {
    let mut at = start + 1;
    // Whether a `=` came just before, so that a quote opens a value.
    let mut value = false;
    let mut stray = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' if stray => return Markup::BrokenTag(at + 1),
            b'>' => return Markup::Tag(at + 1),
            b'<' => return Markup::Character,
            b'"' | b'\'' if value => match closing_quote(bytes, at + 1, byte) {
                Some(end) => {
                    at = end;
                    value = false;
                }
                // Whatever the quote was to open, the tag ends no later than at the next `>`.
                None => return unquoted(bytes, at + 1),
            },
            b'"' | b'\'' => stray = true,
            b'=' => value = true,
            b' ' | b'\t' | b'\n' | b'\r' => {}
            _ => value = false,
        }
        at += 1;
    }
    Markup::Cut(Cut::Tag)
}

/// The quote that ends a value; none if a tag starts before it.
fn closing_quote(bytes: &[u8], from: usize, quote: u8) -> Option<usize> {
    let found = from + memchr::memchr2(quote, b'<', bytes.get(from..)?)?;
    (bytes.get(found) == Some(&quote)).then_some(found)
}

fn unquoted(bytes: &[u8], from: usize) -> Markup {
    let rest = bytes.get(from..).unwrap_or_default();
    match memchr::memchr2(b'>', b'<', rest) {
        Some(found) if rest.get(found) == Some(&b'>') => Markup::BrokenTag(from + found + 1),
        Some(_) => Markup::Character,
        None => Markup::Cut(Cut::Tag),
    }
}

fn end_tag(bytes: &[u8], at: usize) -> Markup {
    match bytes.get(at + 2) {
        None => return Markup::Cut(Cut::Tag),
        Some(byte) if starts_name(*byte) => {}
        Some(_) => return Markup::Character,
    }
    let behind = at + 2 + name_length(bytes, at + 2);
    let rest = bytes.get(behind..).unwrap_or_default();
    match memchr::memchr2(b'>', b'<', rest) {
        Some(found) if rest.get(found) == Some(&b'<') => Markup::BrokenTag(behind),
        Some(found) if rest.iter().take(found).all(u8::is_ascii_whitespace) => Markup::Tag(behind + found + 1),
        Some(found) => Markup::BrokenTag(behind + found + 1),
        None => Markup::Cut(Cut::Tag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_markup(string: &str, expected: Markup) {
        assert_eq!(Classifier::new(string).classify(0), expected, "{string}");
    }

    #[test]
    fn tags_end_behind_their_values() {
        assert_markup("<a b='>' c=\"'>\">x", Markup::Tag(16));
        assert_markup("<a/>", Markup::Tag(4));
        assert_markup("</a >", Markup::Tag(5));
    }

    #[test]
    fn broken_quotes_do_not_swallow_what_follows() {
        assert_markup("<img alt=\"5\" screen\" src=\"x\"> <b a=\"\">", Markup::BrokenTag(29));
        assert_markup("<a href=\"x>text</a> <a href=\"y\">", Markup::BrokenTag(11));
        assert_markup("</a b=c>", Markup::BrokenTag(8));
        assert_markup("</a <b>", Markup::BrokenTag(3));
    }

    #[test]
    fn not_every_less_than_sign_opens_a_tag() {
        for string in ["< b", "<3", "<-", "<=", "</ ", "<b && c <d>", "<? x", "<![foo"] {
            assert_markup(string, Markup::Character);
        }
    }

    #[test]
    fn the_end_of_the_file_cuts() {
        assert_markup("<", Markup::Cut(Cut::Tag));
        assert_markup("<a b=\"c", Markup::Cut(Cut::Tag));
        assert_markup("</", Markup::Cut(Cut::Tag));
        assert_markup("<!-- a", Markup::Cut(Cut::Comment));
        assert_markup("<![CDA", Markup::Cut(Cut::Tag));
        assert_markup("<![CDATA[ a ]]", Markup::Cut(Cut::CData));
    }

    #[test]
    fn declarations_may_hold_brackets() {
        assert_markup("<!DOCTYPE a [ <!ENTITY b \"c>\"> ]> <c>", Markup::Other(33));
        assert_markup("<!DOCTYPE html>[]>", Markup::Other(15));
        assert_markup("<!-->-->", Markup::Other(8));
    }
}

//! Where the markup that a `<` opens ends, if it opens any: told before the XML parser takes a broken tag for half the file.

use memchr::{memchr, memmem};

/// What stands at a `<`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// A start or end tag up to this byte, as XML has it.
    Tag(usize),
    /// A start tag whose attributes' quotes are in disorder, or that lacks its `>`.
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
    /// What was looked for, from where on, and where it was found.
    found: Vec<(&'static [u8], usize, Option<usize>)>,
}

impl<'a> Classifier<'a> {
    pub(super) fn new(string: &'a str) -> Self {
        Self { bytes: string.as_bytes(), found: Vec::new() }
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

    /// Where the next `needle` from `from` on ends. Each byte is looked at once for each needle, however often it is asked.
    pub(super) fn find(&mut self, from: usize, needle: &'static [u8]) -> Option<usize> {
        let known = self.found.iter().position(|(known, ..)| *known == needle);
        if let Some((_, start, at)) = known.and_then(|index| self.found.get(index))
            && *start <= from
            && at.is_none_or(|at| from <= at)
        {
            return at.map(|at| at + needle.len());
        }
        let at = self.bytes.get(from..).and_then(|rest| memmem::find(rest, needle)).map(|at| from + at);
        self.found.retain(|(known, ..)| *known != needle);
        self.found.push((needle, from, at));
        at.map(|at| at + needle.len())
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
    let mut at = start + 1 + name_length(bytes, start + 1);
    let mut within = Within::Tag;
    let mut regular = true;
    while let Some(&byte) = bytes.get(at) {
        within = match (byte, within) {
            (b'<', _) => return Markup::Character,
            (b'>', _) if regular && within == Within::Tag => return Markup::Tag(at + 1),
            (b'>', _) => return Markup::BrokenTag(at + 1),
            (b'"' | b'\'', Within::Equals) => match closing_quote(bytes, at + 1, byte) {
                Some(end) => {
                    at = end;
                    Within::Tag
                }
                // Whatever the quote was to open, the tag ends no later than at the next `>`.
                None => return unquoted(bytes, at + 1),
            },
            (b' ' | b'\t' | b'\n' | b'\r', Within::Name) => Within::Named,
            (b' ' | b'\t' | b'\n' | b'\r', _) => within,
            (b'=', Within::Name | Within::Named) => Within::Equals,
            (b'/', Within::Tag) if bytes.get(at + 1) == Some(&b'>') => Within::Tag,
            (b'"' | b'\'' | b'=', _) | (_, Within::Named | Within::Equals) => {
                regular = false;
                Within::Name
            }
            (_, Within::Tag | Within::Name) => Within::Name,
        };
        at += 1;
    }
    Markup::Cut(Cut::Tag)
}

/// Where within a start tag a byte stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Between attributes.
    Tag,
    /// In an attribute's name.
    Name,
    /// Behind it.
    Named,
    /// Behind its `=`.
    Equals,
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
    fn attributes_are_pairs() {
        for tag in ["<a b=c>", "<a b>", "<a b c='d'>", "<a b = c/>"] {
            assert!(matches!(Classifier::new(tag).classify(0), Markup::BrokenTag(_)), "{tag}");
        }
        for tag in ["<a/>", "<a b='c'/>", "<a b = 'c' >", "<a\nb='' c=\"'\">"] {
            assert_markup(tag, Markup::Tag(tag.len()));
        }
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

//! What a string of JSON says: its escapes undone, each with its place.

use std::ops::Range;

use crate::markup::damage::Damages;
use crate::source::ProblemKind;
use crate::text::{Rewrite, Text};

/// What the string in `range` of `text` (as [`Scanner::string`](super::Scanner::string) gives it) says. A wrong escape stays as it is.
#[must_use]
pub fn decode(text: &Text, range: Range<usize>, damages: &mut Damages) -> Text {
    join(text, &[range], damages)
}

/// What the strings in `ranges` of `text` say, one right behind the other.
#[must_use]
pub fn join(text: &Text, ranges: &[Range<usize>], damages: &mut Damages) -> Text {
    let mut rewrite = text.rewrite();
    for range in ranges {
        unescape(text, range.clone(), damages, &mut rewrite);
    }
    rewrite.finish()
}

fn unescape(text: &Text, range: Range<usize>, damages: &mut Damages, rewrite: &mut Rewrite<'_>) {
    let string = text.as_str();
    let bytes = string.as_bytes();
    if let Some(found) = bytes.get(range.clone()).and_then(|inner| inner.iter().position(|byte| *byte < b' ')) {
        let at = range.start + found;
        damages.note(ProblemKind::Malformed, "a control character in a string (JSON wants an escape)", text.origin(at..at + 1));
    }
    let mut from = range.start;
    let mut look = from;
    while let Some(found) = bytes.get(look..range.end).and_then(|rest| memchr::memchr(b'\\', rest)) {
        let at = look + found;
        let Some((character, length)) = escape(string.get(at..range.end).unwrap_or_default()) else {
            damages.note(ProblemKind::Malformed, "an escape that JSON does not know", text.origin(at..at + 1));
            look = at + 1;
            continue;
        };
        let character = character.unwrap_or_else(|| {
            let message = "half of a surrogate pair, which stands for no character";
            damages.note(ProblemKind::Malformed, message, text.origin(at..at + length));
            char::REPLACEMENT_CHARACTER
        });
        let mut buffer = [0; 4];
        rewrite.keep(from..at).replace(at..at + length, character.encode_utf8(&mut buffer));
        from = at + length;
        look = from;
    }
    rewrite.keep(from..range.end);
}

/// The character that the escape at the start of `string` stands for, if it stands for one, and the length of the escape.
fn escape(string: &str) -> Option<(Option<char>, usize)> {
    let simple = match string.as_bytes().get(1)? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'u' => return unicode_escape(string),
        _ => return None,
    };
    Some((Some(simple), 2))
}

/// Decodes `\uXXXX`, or two of them that are a surrogate pair; half a pair is no character.
fn unicode_escape(string: &str) -> Option<(Option<char>, usize)> {
    let unit = code_unit(string)?;
    let low = string.get(6..).and_then(code_unit);
    match (char::from_u32(unit), low) {
        (None, Some(low @ 0xDC00..=0xDFFF)) if unit < 0xDC00 => {
            Some((char::from_u32(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)), 12))
        }
        (character, _) => Some((character, 6)),
    }
}

fn code_unit(string: &str) -> Option<u32> {
    let digits = string.strip_prefix("\\u")?.get(..4)?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::json::Scanner;
    use crate::text::Span;

    fn decoded(json: &str) -> (Text, usize) {
        let text = Text::verbatim(json, 0);
        let mut damages = Damages::default();
        let range = Scanner::new(json, 0..json.len()).string().unwrap();
        (decode(&text, range, &mut damages), damages.into_problems().len())
    }

    #[test]
    fn escapes_stand_for_their_bytes() {
        let (text, damages) = decoded(r#""a\n\"\u003cb\ud83d\ude00\/""#);
        assert_eq!((text.as_str(), damages), ("a\n\"<b😀/", 0));
        let of = |needle: &str| {
            let at = text.as_str().find(needle).unwrap();
            text.origin(at..at + needle.len())
        };
        assert_eq!(of("a"), Span::new(1, 2));
        assert_eq!(of("\n"), Span::new(2, 4));
        assert_eq!(of("<"), Span::new(6, 12));
        assert_eq!(of("😀"), Span::new(13, 25));
        assert_eq!(of("/"), Span::new(25, 27));
    }

    #[test]
    fn wrong_escapes_stay() {
        let (text, damages) = decoded(r#""\x \ud83d \u12""#);
        assert_eq!((text.as_str(), damages), (r"\x � \u12", 2));
    }

    #[test]
    fn control_characters_are_told() {
        let (text, damages) = decoded("\"a\nb\"");
        assert_eq!((text.as_str(), damages), ("a\nb", 1));
    }
}

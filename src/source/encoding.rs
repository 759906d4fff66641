//! Which encoding bytes are in, and decoding them without losing their places.

use std::ops::Range;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{Problem, ProblemKind};
use crate::text::{Span, Text};

/// Bytes at the start of a file in which a declaration is looked for: what the HTML standard prescribes.
const DECLARATION_BYTES: usize = 1024;

/// The encoding of a file, its text, and its bytes where they are not the text's.
pub(super) type Decoded = (&'static Encoding, Text, Option<Vec<u8>>);

/// Decodes `bytes` in `given` or the encoding that they are found to be in. What is UTF-8 already is not copied.
pub(super) fn decode(bytes: Vec<u8>, given: Option<&'static Encoding>, problems: &mut Vec<Problem>) -> Decoded {
    let (encoding, skip) = encoding_of(&bytes, given, problems);
    if encoding != UTF_8 {
        let text = decode_other(&bytes, skip, encoding, problems);
        return (encoding, text, Some(bytes));
    }
    if skip > 0 {
        let text = decode_utf8(&bytes, skip, problems);
        return (encoding, text, Some(bytes));
    }
    match String::from_utf8(bytes) {
        Ok(string) => (encoding, Text::verbatim(string, 0), None),
        Err(error) => {
            let bytes = error.into_bytes();
            let text = decode_utf8(&bytes, 0, problems);
            (encoding, text, Some(bytes))
        }
    }
}

/// The encoding that `bytes` are in, and how long their byte-order mark is.
fn encoding_of(bytes: &[u8], given: Option<&'static Encoding>, problems: &mut Vec<Problem>) -> (&'static Encoding, usize) {
    let mark = Encoding::for_bom(bytes);
    let declared = declared(bytes);
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let encoding = match (given, mark, declared) {
        (Some(encoding), ..) | (None, Some((encoding, _)), _) => encoding,
        (None, None, Some((encoding, span))) => {
            if is_utf8 && encoding != UTF_8 && !bytes.is_ascii() {
                let message = format!("declared as {}, but the bytes are UTF-8", encoding.name());
                problems.push(Problem { kind: ProblemKind::Encoding, span, message });
                UTF_8
            } else if encoding == UTF_8 && is_never_utf8(bytes) {
                let likely = without_declaration(bytes);
                let message = format!("declared as UTF-8, but the bytes are not: they are most likely {}", likely.name());
                problems.push(Problem { kind: ProblemKind::Encoding, span, message });
                likely
            } else {
                encoding
            }
        }
        (None, None, None) if is_utf8 => UTF_8,
        (None, None, None) => without_declaration(bytes),
    };
    (encoding, mark.filter(|(marked, _)| *marked == encoding).map_or(0, |(_, length)| length))
}

/// What bytes without mark or declaration, and not UTF-8 as a whole, are most likely in.
fn without_declaration(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [0, b'<', 0, ..] => UTF_16BE,
        [b'<', 0, _, 0, ..] => UTF_16LE,
        // Mostly UTF-8 with a torn character here and there: what a truncated or concatenated file looks like.
        _ if mostly_utf8(bytes) => UTF_8,
        // As browsers do.
        _ => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
            detector.feed(bytes, true);
            detector.guess(None, Utf8Detection::Deny)
        }
    }
}

/// Whether bytes that are not UTF-8 hold no character of more than one byte that is, and more than the beginning of one at the end.
fn is_never_utf8(bytes: &[u8]) -> bool {
    let (good, bad) = utf8_sequences(bytes);
    good == 0 && bad > 0
}

/// Whether well-formed multi-byte sequences are at least ten times as many as ill-formed ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (good, bad) = utf8_sequences(bytes);
    good > 0 && good >= 10 * bad
}

/// How many multi-byte sequences of UTF-8 are well-formed, and how many ill-formed, but for a character that the end of the file cut.
fn utf8_sequences(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad, mut last) = (0, 0, [].as_slice());
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
        last = chunk.invalid();
    }
    let is_cut = std::str::from_utf8(last).is_err_and(|error| error.error_len().is_none());
    (good, bad - usize::from(is_cut))
}

/// The encoding that an XML declaration or a `<meta>` names, and where its name stands.
fn declared(bytes: &[u8]) -> Option<(&'static Encoding, Span)> {
    let head = bytes.get(..DECLARATION_BYTES.min(bytes.len()))?;
    let lower = head.to_ascii_lowercase();
    let key = if lower.starts_with(b"<?xml") { b"encoding".as_slice() } else { b"charset".as_slice() };
    let end = if lower.starts_with(b"<?xml") { memchr::memchr(b'>', &lower)? } else { lower.len() };
    let mut from = 0;
    while let Some(found) = memchr::memmem::find(lower.get(from..end)?, key) {
        let after = from + found + key.len();
        let rest = lower.get(after..end)?;
        let lead = rest.iter().take_while(|b| matches!(b, b' ' | b'=' | b'"' | b'\'')).count();
        let name = rest.get(lead..)?.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.')).count();
        let span = Span::new(after + lead, after + lead + name);
        // A declaration that can be read as ASCII cannot be in UTF-16: the standards read it as UTF-8.
        match Encoding::for_label(lower.get(span.range())?) {
            Some(encoding) if rest.iter().take(lead).any(|b| *b == b'=') => return Some((encoding.output_encoding(), span)),
            _ => from = after,
        }
    }
    None
}

fn decode_utf8(bytes: &[u8], skip: usize, problems: &mut Vec<Problem>) -> Text {
    let mut text = Text::default();
    let mut at = skip;
    let mut bad = BadBytes::default();
    for chunk in bytes.get(skip..).unwrap_or_default().utf8_chunks() {
        let end = at + chunk.valid().len();
        text.push(chunk.valid(), Span::new(at, end), true);
        at = end + chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            bad.note(Span::new(end, at));
            text.push("\u{FFFD}", Span::new(end, at), false);
        }
    }
    bad.report(UTF_8, problems);
    text
}

/// Decodes byte by byte, so that each character knows its bytes; runs of ASCII are taken whole.
fn decode_other(bytes: &[u8], skip: usize, encoding: &'static Encoding, problems: &mut Vec<Problem>) -> Text {
    let mut text = Text::default();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut bad = BadBytes::default();
    let mut at = skip;
    let mut start = skip;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let ascii = if encoding.is_ascii_compatible() && start == at { Encoding::ascii_valid_up_to(rest) } else { 0 };
        if ascii > 0 {
            let run = rest.get(..ascii).and_then(|run| std::str::from_utf8(run).ok()).unwrap_or_default();
            text.push(run, Span::new(at, at + ascii), true);
            at += ascii;
            start = at;
            continue;
        }
        let before = text.len();
        at = feed(&mut decoder, rest, start..at, &mut text, &mut bad);
        if text.len() > before {
            start = at;
        }
    }
    if start < at {
        bad.note(Span::new(start, at));
        text.push("\u{FFFD}", Span::new(start, at), false);
    }
    bad.report(encoding, problems);
    text
}

/// Gives the decoder the byte behind `pending`, and the text what comes out of it; returns the offset behind what was read.
fn feed(decoder: &mut Decoder, rest: &[u8], pending: Range<usize>, text: &mut Text, bad: &mut BadBytes) -> usize {
    let mut out = [0; 16];
    let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest.get(..1).unwrap_or_default(), &mut out, false);
    let end = (pending.end + read).max(pending.start + usize::from(matches!(result, DecoderResult::Malformed(..))));
    let origin = Span::new(pending.start, end);
    let characters = out.get(..written).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    text.push(characters, origin, false);
    if let DecoderResult::Malformed(..) = result {
        bad.note(origin);
        text.push("\u{FFFD}", origin, false);
    }
    end
}

/// Bytes that the encoding does not know: the first of them and how many sequences there are.
#[derive(Default)]
struct BadBytes {
    first: Option<Span>,
    count: usize,
}

impl BadBytes {
    fn note(&mut self, span: Span) {
        self.first.get_or_insert(span);
        self.count += 1;
    }

    fn report(self, encoding: &'static Encoding, problems: &mut Vec<Problem>) {
        if let Some(span) = self.first {
            let message = match self.count {
                1 => format!("bytes that {} does not know", encoding.name()),
                n => format!("bytes that {} does not know, here and at {} more places", encoding.name(), n - 1),
            };
            problems.push(Problem { kind: ProblemKind::Encoding, span, message });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> (&'static str, Text, Vec<Problem>) {
        let mut problems = Vec::new();
        let (encoding, text, _) = decode(bytes.to_vec(), None, &mut problems);
        (encoding.name(), text, problems)
    }

    #[test]
    fn utf16_characters_know_their_bytes() {
        let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain("a😀b".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let (name, text, problems) = text_of(&bytes);
        assert_eq!((name, text.as_str(), problems.len()), ("UTF-16LE", "a😀b", 0));
        assert_eq!(text.origin(1..5), Span::new(4, 8));
        assert_eq!(text.origin(5..6), Span::new(8, 10));
    }

    #[test]
    fn a_declared_encoding_is_followed() {
        let (name, text, _) = text_of(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xE9 x</a>");
        assert_eq!(name, "windows-1252");
        let e = text.as_str().find('é').unwrap();
        assert_eq!(text.origin(e..e + 2), Span::new(49, 50));
        assert_eq!(text.origin(e + 3..e + 4), Span::new(51, 52));
    }

    #[test]
    fn a_declaration_that_the_bytes_contradict_does_not_count() {
        let (name, text, problems) = text_of("<meta charset=\"iso-8859-1\">é".as_bytes());
        assert_eq!(name, "UTF-8");
        assert!(text.as_str().ends_with('é'));
        assert_eq!(problems.len(), 1);
    }

    #[test]
    fn a_declaration_as_utf8_of_what_never_is_does_not_count() {
        let (name, text, problems) = text_of(b"<?xml version='1.0' encoding='utf-8'?><a>caf\xE9 \x93x\x94</a>");
        assert_eq!((name, problems.len()), ("windows-1252", 1));
        assert!(text.as_str().ends_with("café “x”</a>"));
        let (name, text, _) = text_of(b"<meta charset=utf-8>caf\xC3\xA9 \xE9 x");
        assert_eq!(name, "UTF-8");
        assert!(text.as_str().ends_with("café \u{FFFD} x"));
        assert_eq!(text_of(b"<meta charset=utf-8>caf\xC3").0, "UTF-8");
    }

    #[test]
    fn what_declares_nothing_is_told_by_its_bytes() {
        let (name, text, problems) = text_of(b"<p>\x93\xFA\x96{\x8C\xEA\x82\xCC\x8BL\x8E\x96\x82\xC5\x82\xB7\x81B</p>");
        assert_eq!((name, text.as_str(), problems.len()), ("Shift_JIS", "<p>日本語の記事です。</p>", 0));
        assert_eq!(text_of(b"\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0").1.as_str(), "Привет, мир");
    }

    #[test]
    fn multi_byte_encodings_know_their_bytes() {
        let (name, text, problems) = text_of(b"<meta charset=shift_jis>\x82\xA0A\x82\xA2");
        assert_eq!((name, problems.len()), ("Shift_JIS", 0));
        let a = text.as_str().find('A').unwrap();
        assert_eq!(text.origin(a - 3..a), Span::new(24, 26));
        assert_eq!(text.origin(a + 1..a + 4), Span::new(27, 29));
    }

    #[test]
    fn a_character_that_the_end_cuts_does_not_change_the_encoding() {
        let (name, text, problems) = text_of(b"\xC3\xA9 \xE2\x80");
        assert_eq!((name, text.as_str(), problems.len()), ("UTF-8", "é \u{FFFD}", 1));
        assert_eq!(text_of(b"caf\xE9").0, "windows-1252");
        assert!(text_of(b"caf\xE9 \xC3\xA9 x").1.as_str().starts_with("caf\u{e9} "));
    }

    #[test]
    fn bad_bytes_are_replaced_and_told_once() {
        let (_, text, problems) =
            text_of("žluťoučký kůň úpěl ď\u{E1}belské \u{F3}dy".as_bytes().iter().chain(b"\xFF x").copied().collect::<Vec<_>>().as_slice());
        assert!(text.as_str().ends_with("\u{FFFD} x"));
        assert_eq!(problems.len(), 1);
    }
}

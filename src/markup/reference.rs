//! What a character or entity reference stands for.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use html_escape::NAMED_ENTITIES;

use crate::text::Text;

/// No reference has a longer name, zeros before a number aside.
const MAX_NAME_BYTES: usize = 64;

/// What a reference turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CharacterReference {
    /// A character, or an entity that XML defines.
    Xml(Cow<'static, str>),
    /// An entity that HTML defines and XML does not.
    Html(&'static str),
    /// Written like a reference, but it stands for nothing.
    Unknown,
    /// Not written like a reference: the `&` is only an `&`.
    Bare,
}

/// What `name`, which is between `&` and `;`, stands for.
pub(super) fn resolve(name: &str) -> CharacterReference {
    match name {
        "amp" => return CharacterReference::Xml("&".into()),
        "lt" => return CharacterReference::Xml("<".into()),
        "gt" => return CharacterReference::Xml(">".into()),
        "quot" => return CharacterReference::Xml("\"".into()),
        "apos" => return CharacterReference::Xml("'".into()),
        _ => {}
    }
    if let Some(number) = name.strip_prefix('#') {
        return resolve_number(number);
    }
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') || !name.chars().all(|c| c.is_alphanumeric() || "_-.:".contains(c)) {
        return CharacterReference::Bare;
    }
    match NAMED_ENTITIES.binary_search_by(|(known, _)| (*known).cmp(name.as_bytes())) {
        Ok(index) => NAMED_ENTITIES.get(index).map_or(CharacterReference::Unknown, |(_, value)| CharacterReference::Html(value)),
        Err(_) => CharacterReference::Unknown,
    }
}

fn resolve_number(number: &str) -> CharacterReference {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return CharacterReference::Bare;
    }
    let value = u32::from_str_radix(digits, radix).ok();
    // As HTML has it: nobody means the control characters of C1, but many meant windows-1252.
    if let Some(byte @ 0x80..=0x9F) = value.and_then(|value| u8::try_from(value).ok()) {
        let bytes = [byte];
        let (decoded, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        return CharacterReference::Xml(decoded.into_owned().into());
    }
    match value.and_then(char::from_u32) {
        Some('\0') | None => CharacterReference::Unknown,
        Some(character) => CharacterReference::Xml(String::from(character).into()),
    }
}

/// `text` with its references decoded, each standing for its bytes. What is no reference stays.
#[must_use]
pub fn unescape(text: &Text) -> Text {
    let string = text.as_str();
    let mut rewrite = text.rewrite();
    let mut from = 0;
    for (at, _) in string.match_indices('&') {
        let Some((name, value)) = at_ampersand(string.get(at..).unwrap_or_default()) else { continue };
        rewrite.keep(from..at).replace(at..at + name.len() + 2, &value);
        from = at + name.len() + 2;
    }
    rewrite.keep(from..string.len());
    rewrite.finish()
}

/// The name and the value of the reference at the start of `string`.
fn at_ampersand(string: &str) -> Option<(&str, Cow<'static, str>)> {
    let after = string.get(1..)?;
    let end = after.bytes().take(MAX_NAME_BYTES).position(|byte| matches!(byte, b';' | b'&' | b'<'))?;
    let name = after.get(..end).filter(|_| after.as_bytes().get(end) == Some(&b';'))?;
    match resolve(name) {
        CharacterReference::Xml(value) => Some((name, value)),
        CharacterReference::Html(value) => Some((name, value.into())),
        CharacterReference::Unknown | CharacterReference::Bare => None,
    }
}

/// `string` with its references decoded, for values whose places do not matter.
pub(super) fn decode(string: &str) -> Cow<'_, str> {
    if !string.contains('&') {
        return string.into();
    }
    let mut out = String::with_capacity(string.len());
    let mut rest = string;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let tail = rest.get(before.len()..).unwrap_or_default();
        if let Some((name, value)) = at_ampersand(tail) {
            out.push_str(&value);
            rest = after.get(name.len() + 1..).unwrap_or_default();
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn references_are_told_from_ampersands() {
        assert_eq!(resolve("lt"), CharacterReference::Xml("<".into()));
        assert_eq!(resolve("#x1F600"), CharacterReference::Xml("😀".into()));
        assert_eq!(resolve("#39"), CharacterReference::Xml("'".into()));
        assert_eq!(resolve("#146"), CharacterReference::Xml("’".into()));
        assert_eq!(resolve("nbsp"), CharacterReference::Html("\u{A0}"));
        assert_eq!(resolve("NotEqualTilde"), CharacterReference::Html("≂\u{338}"));
        assert_eq!(resolve("nosuch"), CharacterReference::Unknown);
        assert_eq!(resolve("#xD800"), CharacterReference::Unknown);
        assert_eq!(resolve("#0"), CharacterReference::Unknown);
        assert_eq!(resolve("#99999999999"), CharacterReference::Unknown);
        assert_eq!(resolve("T foo"), CharacterReference::Bare);
        assert_eq!(resolve("#x"), CharacterReference::Bare);
        assert_eq!(resolve(""), CharacterReference::Bare);
    }

    #[test]
    fn a_text_can_be_unescaped_once_more() {
        let text = unescape(&Text::verbatim("a &lt;b&gt; & &nosuch; &amp;lt;", 3));
        assert_eq!(text.as_str(), "a <b> & &nosuch; &lt;");
        assert_eq!(text.origin(2..5), Span::new(5, 14));
        assert_eq!(text.origin(17..18), Span::new(26, 31));
    }

    #[test]
    fn values_are_decoded_as_far_as_they_go() {
        assert_eq!(decode("a&amp;b&c=1&lt;&nosuch;&"), "a&b&c=1<&nosuch;&");
    }
}

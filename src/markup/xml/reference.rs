//! What a character or entity reference stands for.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use html_escape::NAMED_ENTITIES;

/// What a reference turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reference {
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
pub(super) fn resolve(name: &str) -> Reference {
    match name {
        "amp" => return Reference::Xml("&".into()),
        "lt" => return Reference::Xml("<".into()),
        "gt" => return Reference::Xml(">".into()),
        "quot" => return Reference::Xml("\"".into()),
        "apos" => return Reference::Xml("'".into()),
        _ => {}
    }
    if let Some(number) = name.strip_prefix('#') {
        return resolve_number(number);
    }
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') || !name.chars().all(|c| c.is_alphanumeric() || "_-.:".contains(c)) {
        return Reference::Bare;
    }
    match NAMED_ENTITIES.binary_search_by(|(known, _)| (*known).cmp(name.as_bytes())) {
        Ok(index) => NAMED_ENTITIES.get(index).map_or(Reference::Unknown, |(_, value)| Reference::Html(value)),
        Err(_) => Reference::Unknown,
    }
}

fn resolve_number(number: &str) -> Reference {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return Reference::Bare;
    }
    let value = u32::from_str_radix(digits, radix).ok();
    // As HTML has it: nobody means the control characters of C1, but many meant windows-1252.
    if let Some(byte @ 0x80..=0x9F) = value.and_then(|value| u8::try_from(value).ok()) {
        let bytes = [byte];
        let (decoded, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        return Reference::Xml(decoded.into_owned().into());
    }
    match value.and_then(char::from_u32) {
        Some('\0') | None => Reference::Unknown,
        Some(character) => Reference::Xml(String::from(character).into()),
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
        let end = after.find([';', '&']).filter(|end| after.as_bytes().get(*end) == Some(&b';'));
        let resolved = end.and_then(|end| Some((resolve(after.get(..end)?), after.get(end + 1..)?)));
        rest = match resolved {
            Some((Reference::Xml(value), behind)) => {
                out.push_str(&value);
                behind
            }
            Some((Reference::Html(value), behind)) => {
                out.push_str(value);
                behind
            }
            _ => {
                out.push('&');
                after
            }
        };
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_from_ampersands() {
        assert_eq!(resolve("lt"), Reference::Xml("<".into()));
        assert_eq!(resolve("#x1F600"), Reference::Xml("😀".into()));
        assert_eq!(resolve("#39"), Reference::Xml("'".into()));
        assert_eq!(resolve("#146"), Reference::Xml("’".into()));
        assert_eq!(resolve("nbsp"), Reference::Html("\u{A0}"));
        assert_eq!(resolve("NotEqualTilde"), Reference::Html("≂\u{338}"));
        assert_eq!(resolve("nosuch"), Reference::Unknown);
        assert_eq!(resolve("#xD800"), Reference::Unknown);
        assert_eq!(resolve("#0"), Reference::Unknown);
        assert_eq!(resolve("#99999999999"), Reference::Unknown);
        assert_eq!(resolve("T foo"), Reference::Bare);
        assert_eq!(resolve("#x"), Reference::Bare);
        assert_eq!(resolve(""), Reference::Bare);
    }

    #[test]
    fn values_are_decoded_as_far_as_they_go() {
        assert_eq!(decode("a&amp;b&c=1&lt;&nosuch;&"), "a&b&c=1<&nosuch;&");
    }
}

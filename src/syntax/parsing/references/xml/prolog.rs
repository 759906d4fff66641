//! What stands before the root element: the XML declaration, and the content models of a document type.

use std::ops::Range;

/// Where and why the XML declaration `text` (without its brackets) is none.
pub(super) fn declaration(text: &str) -> Option<&'static str> {
    let mut rest = text.strip_prefix("xml")?;
    let mut last = 0;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        if trimmed.is_empty() {
            return (last == 0).then_some("the XML declaration names a version");
        }
        if trimmed.len() == rest.len() {
            return Some("a space is missing in the XML declaration");
        }
        let name =
            ["version", "encoding", "standalone"].iter().position(|name| trimmed.starts_with(name)).map(|found| (found + 1, trimmed));
        let Some((order, after)) = name.filter(|(order, _)| *order > last && (last > 0 || *order == 1)) else {
            return Some("the XML declaration has a version, then an encoding, then `standalone`");
        };
        last = order;
        let after = after.trim_start_matches(char::is_alphabetic).trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
            return Some("expected `=` in the XML declaration");
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let end = quote.and_then(|quote| value.get(1..)?.find(quote));
        let Some(end) = end else { return Some("a value in the XML declaration stands in quotes") };
        rest = value.get(end + 2..).unwrap_or_default();
    }
}

/// The first element declaration in the document type `text` whose content model is none.
pub(super) fn content_model(text: &str) -> Option<(Range<usize>, &'static str)> {
    text.match_indices("<!ELEMENT").find_map(|(at, sign)| {
        let from = at + sign.len();
        let end = from + text.get(from..)?.find('>')?;
        let body = text.get(from..end)?.trim_start();
        // What parameter entities stand for is not known.
        if body.contains('%') {
            return None;
        }
        let model = body.trim_start_matches(|c: char| !c.is_whitespace()).trim();
        let fine = matches!(model, "EMPTY" | "ANY") || group(model, 0).is_some_and(str::is_empty);
        (!fine).then_some((at..end, "this element's content model is not well-formed"))
    })
}

/// Deepest nesting of a content model.
const MAX_DEPTH: usize = 50;

/// What follows the group in brackets that `text` starts with.
fn group(text: &str, depth: usize) -> Option<&str> {
    let mut rest = text.strip_prefix('(').filter(|_| depth < MAX_DEPTH)?.trim_start();
    let mut separator = None;
    loop {
        rest = if rest.starts_with('(') { group(rest, depth + 1)? } else { name(rest)? }.trim_start();
        let next = rest.chars().next()?;
        rest = rest.get(1..)?;
        if next == ')' {
            return Some(rest.strip_prefix(['?', '*', '+']).unwrap_or(rest));
        }
        if !matches!(next, ',' | '|') || separator.is_some_and(|separator| separator != next) {
            return None;
        }
        separator = Some(next);
        rest = rest.trim_start();
    }
}

/// What follows the name that `text` starts with.
fn name(text: &str) -> Option<&str> {
    let text = text.strip_prefix('#').unwrap_or(text);
    let rest = text.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
    (rest.len() < text.len()).then(|| rest.strip_prefix(['?', '*', '+']).unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_names_its_version_first() {
        assert_eq!(declaration("xml version=\"1.0\" encoding='UTF-8'  "), None);
        assert!(declaration("xml version\"1.0\"").is_some());
        assert!(declaration("xml encoding=\"UTF-8\"").is_some());
        assert!(declaration("xml version=\"1.0\"\u{a0}encoding=\"UTF-8\"").is_some());
    }

    #[test]
    fn content_models_are_groups() {
        assert_eq!(content_model("[<!ELEMENT a (b, (c|d)+, e?)>\n<!ELEMENT b (#PCDATA | c)*> <!ELEMENT c EMPTY>]"), None);
        assert!(content_model("<!ELEMENT a (b c)>").is_some());
        assert!(content_model("<!ELEMENT a (b, c>").is_some());
        assert!(content_model("<!ELEMENT a #PCDATA)>").is_some());
    }
}

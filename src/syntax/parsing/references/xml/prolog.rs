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

/// The first thing in the brackets of the document type `text` that is no declaration, or the first blank in one that XML does not count
/// among its own.
pub(super) fn subset(text: &str) -> Option<(Range<usize>, &'static str)> {
    let mut at = text.find('[')? + 1;
    loop {
        let rest = text.get(at..)?;
        let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        at += rest.len() - trimmed.len();
        let ends = |close: &str| trimmed.find(close).map(|end| end + close.len());
        at += match () {
            // The end, or a section whose contents depend on a parameter.
            () if trimmed.is_empty() || trimmed.starts_with(']') || trimmed.starts_with("<![") => return None,
            () if trimmed.starts_with('%') => ends(";")?,
            () if trimmed.starts_with("<!--") => ends("-->")?,
            () if trimmed.starts_with("<?") => ends("?>")?,
            () => match markup_declaration(trimmed) {
                Ok(length) => length?,
                Err((place, message)) => return Some((at + place.start..at + place.end, message)),
            },
        };
    }
}

/// How long the declaration is that `text` starts with, `None` if it does not end; or what is wrong with it.
fn markup_declaration(text: &str) -> Result<Option<usize>, (Range<usize>, &'static str)> {
    let keywords = ["<!ENTITY", "<!ELEMENT", "<!ATTLIST", "<!NOTATION"];
    let Some(keyword) = keywords.iter().find(|keyword| text.starts_with(**keyword)) else {
        let end = text.find(['\n', '>']).unwrap_or(text.len());
        return Err((0..end, "a document type declares entities, elements, attributes and notations, and this is none of them"));
    };
    let mut quote = None;
    for (at, c) in text.char_indices().skip(keyword.len()) {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Ok(Some(at + 1)),
            (None, _) if c.is_whitespace() && !c.is_ascii() => {
                return Err((at..at + c.len_utf8(), "this blank is none of XML's: a space is written here"));
            }
            _ => {}
        }
    }
    Ok(None)
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
    fn a_document_type_holds_declarations() {
        let fine = "r [<!ENTITY % all \"<!ENTITY x 'y'>\">\n%all; <!-- a --> <!ATTLIST b c CDATA '>'>\n<?d?> <!NOTATION e SYSTEM 'f'>]";
        assert_eq!(subset(fine), None);
        assert_eq!(subset("r [<!ENTITY\u{a0}x 'y'>]").map(|(at, _)| at), Some(11..13));
        assert_eq!(subset("r [\n<b>c</b>]").map(|(at, _)| at), Some(4..6));
        assert_eq!(subset("r SYSTEM 'a.dtd'"), None);
    }

    #[test]
    fn content_models_are_groups() {
        assert_eq!(content_model("[<!ELEMENT a (b, (c|d)+, e?)>\n<!ELEMENT b (#PCDATA | c)*> <!ELEMENT c EMPTY>]"), None);
        assert!(content_model("<!ELEMENT a (b c)>").is_some());
        assert!(content_model("<!ELEMENT a (b, c>").is_some());
        assert!(content_model("<!ELEMENT a #PCDATA)>").is_some());
    }
}

//! Directives in the attribute `data-snipcheck` of an element, which are about all blocks in it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::inline::InlineCode;
use super::names::given_words;
use super::words::{self, Directive};
use crate::markup::html::elements::{self, Role};
use crate::text::{Text, pattern};

/// The attribute.
const ATTRIBUTE: &str = "data-snipcheck";

pattern! {
    /// A tag: what closes, its name, its attributes. No `<` in it, so that a sign that opens none costs no more than the text up to the next.
    static TAG = r#"<(/?)([A-Za-z][\w.:-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>"#;
}

pattern! {
    /// The attribute and its value.
    static VALUE = r#"\sdata-snipcheck(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?"#;
}

/// A start tag that nothing has closed yet.
struct OpenTag<'a> {
    name: &'a str,
    /// The directive's place among those found, if it has one.
    directive: Option<usize>,
}

/// The directives in attributes of `body`, each with the bytes of its element; `is_code` tells what is code, by offset.
pub(super) fn find(body: &Text, inline: &InlineCode, is_code: impl Fn(usize) -> bool) -> Vec<(Directive, Range<usize>)> {
    let text = body.as_str();
    let mut found: Vec<(Directive, Range<usize>)> = Vec::new();
    if !text.contains(ATTRIBUTE) {
        return found;
    }
    let mut open: Vec<OpenTag<'_>> = Vec::new();
    // How many of each name are open: an end tag without its start is passed by.
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for captures in TAG.captures_iter(text) {
        let group = |index| captures.get(index).map_or(0..0, |group| group.range());
        let whole = group(0);
        if is_code(whole.start) || inline.holds(whole.start) {
            continue;
        }
        let name = text.get(group(2)).unwrap_or_default();
        if !group(1).is_empty() {
            if counts.get(name).is_some_and(|count| *count > 0) {
                while let Some(closed) = open.pop() {
                    counts.entry(closed.name).and_modify(|count| *count -= 1);
                    if let Some(entry) = closed.directive.and_then(|index| found.get_mut(index)) {
                        entry.1.end = whole.end;
                    }
                    if closed.name == name {
                        break;
                    }
                }
            }
            continue;
        }
        let attributes = group(3);
        let directive = read(body, attributes.clone()).map(|directive| {
            found.push((directive, whole.start..text.len()));
            found.len() - 1
        });
        let is_empty = text.get(attributes).is_some_and(|attributes| attributes.ends_with('/'));
        if is_empty || elements::is(&name.to_ascii_lowercase(), Role::Void) {
            if let Some(entry) = directive.and_then(|index| found.get_mut(index)) {
                entry.1.end = whole.end;
            }
            continue;
        }
        *counts.entry(name).or_default() += 1;
        open.push(OpenTag { name, directive });
    }
    found
}

/// The directive in the `attributes` of a tag.
fn read(body: &Text, attributes: Range<usize>) -> Option<Directive> {
    let captures = VALUE.captures(body.as_str().get(attributes.clone())?)?;
    let whole = captures.get(0)?.range();
    let value = (1..=3).find_map(|group| captures.get(group)).map_or(whole.end..whole.end, |group| group.range());
    let at = |offset: usize| attributes.start + offset;
    let value = at(value.start)..at(value.end);
    // `data-snipcheck="snipcheck: skip"` says its name twice.
    let words = given_words(body.as_str().get(value.clone()).unwrap_or_default());
    Some(words::read(body, at(whole.start + 1), value.start + words.start..value.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each directive says, and the element that it is about.
    fn found(text: &str) -> Vec<(String, String)> {
        let all = find(&Text::verbatim(text, 0), &InlineCode::default(), |_| false);
        all.into_iter().map(|(directive, range)| (directive.said, text.get(range).unwrap().to_owned())).collect()
    }

    #[test]
    fn an_element_ends_with_its_end_tag() {
        let one = |text: &str, said: &str, element: &str| assert_eq!(found(text), [(said.to_owned(), element.to_owned())], "{text}");
        one("<p>a<pre data-snipcheck=\"skip\"><b>x</b></pre>c", "snipcheck: skip", "<pre data-snipcheck=\"skip\"><b>x</b></pre>");
        one("<div data-snipcheck=fails><div>x</div><br>y</div>z", "snipcheck: fails", "<div data-snipcheck=fails><div>x</div><br>y</div>");
        one("<ul><li data-snipcheck='skip a - b'>x</ul>y", "snipcheck: skip a - b", "<li data-snipcheck='skip a - b'>x</ul>");
        one("<img data-snipcheck=skip>x", "snipcheck: skip", "<img data-snipcheck=skip>");
        one("<Tabs data-snipcheck=\"skip\" />x", "snipcheck: skip", "<Tabs data-snipcheck=\"skip\" />");
        one("</b><i data-snipcheck></b>x", "snipcheck", "<i data-snipcheck></b>x");
    }

    #[test]
    fn unclosed_tags_by_the_thousand_are_read_once() {
        let text = "<a data-snipcheck=skip></b><\"".repeat(20_000);
        assert_eq!(find(&Text::verbatim(text, 0), &InlineCode::default(), |_| false).len(), 20_000);
    }
}

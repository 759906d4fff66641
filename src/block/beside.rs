//! What stands in a `pre` beside the one `code` that has all of its code: a header with the language, buttons, a list of numbers.

use std::collections::HashSet;

use ego_tree::NodeId;
use scraper::{ElementRef, Node};

use super::gutter;
use super::page::classes;

/// Longest text that is taken for a header's or a button's.
const MAX_TEXT: usize = 80;

/// Parts of class words of an inline element that is there for the block and not in its code.
static PARTS: &[&str] = &["badge", "btn", "button", "copy", "label", "lang", "toolbar"];

/// The elements in `pre` that are no code; none if some code may stand outside of the one `code`.
pub(super) fn elements(pre: ElementRef<'_>) -> HashSet<NodeId> {
    all(pre).unwrap_or_default()
}

fn all(pre: ElementRef<'_>) -> Option<HashSet<NodeId>> {
    if pre.value().name() != "pre" {
        return None;
    }
    let mut inner = pre.descendants().filter_map(ElementRef::wrap).find(|element| element.value().name() == "code")?;
    let mut beside = HashSet::new();
    if let Some(next) = inner.next_siblings().find_map(ElementRef::wrap).filter(|next| next.value().name() == "code")
        && gutter::counts_lines(inner)
    {
        beside.insert(inner.id());
        inner = next;
    }
    while inner.id() != pre.id() {
        let parent = inner.parent().and_then(ElementRef::wrap)?;
        for sibling in parent.children() {
            if sibling.id() == inner.id() || beside.contains(&sibling.id()) {
                continue;
            }
            match sibling.value() {
                Node::Text(text) if !text.trim().is_empty() => return None,
                Node::Element(_) => {
                    let element = ElementRef::wrap(sibling)?;
                    if has_text(element) && !is_aside(element) {
                        return None;
                    }
                    beside.insert(element.id());
                }
                _ => {}
            }
        }
        inner = parent;
    }
    Some(beside)
}

fn has_text(element: ElementRef<'_>) -> bool {
    element.text().any(|text| !text.trim().is_empty())
}

/// Whether `element` looks like a part of the block's frame.
fn is_aside(element: ElementRef<'_>) -> bool {
    match element.value().name() {
        "ol" | "ul" => gutter::counts_lines(element),
        "a" | "aside" | "div" | "figcaption" | "footer" | "header" | "nav" => !has_code(element) && is_short(element),
        "span" | "i" | "label" | "p" => is_named(element) && !has_code(element) && is_short(element),
        _ => gutter::is_beside_code(element),
    }
}

fn is_named(element: ElementRef<'_>) -> bool {
    classes(element).any(|class| {
        let class = class.to_ascii_lowercase();
        PARTS.iter().any(|part| class.contains(part))
    })
}

fn has_code(element: ElementRef<'_>) -> bool {
    element.descendants().filter_map(ElementRef::wrap).any(|inner| matches!(inner.value().name(), "code" | "pre"))
}

fn is_short(element: ElementRef<'_>) -> bool {
    let text: String = element.text().collect();
    text.len() <= MAX_TEXT && !text.trim().contains('\n')
}

//! Line numbers that are written in front of each line, in elements that do not say what they are.

use std::collections::HashSet;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Node};

use super::gutter;
use super::page::{attr, classes};

/// Fewest lines whose numbers are believed.
const MIN_LINES: usize = 3;

/// The elements that number lines.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) elements: HashSet<NodeId>,
    /// Whether a space sets each off from its line: `1 int a;`, where the number alone is in the element.
    pub(super) are_set_off: bool,
}

/// The elements in `root` that number its lines, if every line begins with one and they count up by one.
pub(super) fn find(root: ElementRef<'_>) -> Numbers {
    all(root).filter(|found| found.elements.len() >= MIN_LINES).unwrap_or_default()
}

/// What of a line's `text` is behind the space that sets its number off.
pub(super) fn behind_space(text: &str) -> &str {
    text.strip_prefix(is_space).unwrap_or(text)
}

fn all(root: ElementRef<'_>) -> Option<Numbers> {
    let mut found = Numbers { elements: HashSet::new(), are_set_off: true };
    let mut expected = None;
    let mut is_start = true;
    for edge in root.traverse() {
        let Edge::Open(node) = edge else { continue };
        match node.value() {
            Node::Element(element) => is_start |= matches!(element.name(), "br" | "div" | "li" | "p" | "tr"),
            Node::Text(text) if is_start && !text.is_empty() => {
                let (element, number) = number(node, text)?;
                if expected.is_some_and(|expected| expected != number) {
                    return None;
                }
                expected = number.checked_add(1);
                found.are_set_off &= !text.ends_with(is_space);
                found.elements.insert(element);
                is_start = false;
            }
            Node::Text(text) => {
                let inner = text.strip_suffix('\n');
                is_start = inner.is_some();
                if inner.unwrap_or(text).contains('\n') {
                    return None;
                }
            }
            _ => {}
        }
    }
    Some(found)
}

/// The element that holds nothing but the number `text`, and the number.
fn number(node: NodeRef<'_, Node>, text: &str) -> Option<(NodeId, u64)> {
    let element = node.parent().and_then(ElementRef::wrap)?;
    let is_alone = element.children().nth(1).is_none();
    let is_inline = matches!(element.value().name(), "a" | "b" | "em" | "font" | "i" | "small" | "span");
    if !is_alone || !is_inline || text.contains('\n') || !looks_apart(element) || !(text.ends_with(is_space) || is_space_behind(element)) {
        return None;
    }
    Some((element.id(), text.trim_matches(is_space).parse().ok()?))
}

/// Whether `element` is styled as what is no token: tokens have classes of their own, or, in some feeds, nothing.
fn looks_apart(element: ElementRef<'_>) -> bool {
    let is_classed = classes(element).next().is_some();
    let is_number = || gutter::is_named_number(element) || classes(element).any(|class| matches!(class, "line" | "no" | "nr" | "num"));
    if is_classed { is_number() } else { attr(element, "style").is_some() || element.value().name() == "font" }
}

/// Whether white space, and so no operand or full stop, follows `element`.
fn is_space_behind(element: ElementRef<'_>) -> bool {
    let next = element
        .next_sibling()
        .map(|next| next.descendants().find_map(|inner| inner.value().as_text().map(|text| text.starts_with(char::is_whitespace))));
    next.flatten().unwrap_or(true)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}')
}

//! A body's tree, with the text that it was parsed from.

use std::ops::Range;

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use crate::markup::html::Dom;
use crate::text::Text;

/// Elements around a text that are looked through for what ends in another paragraph.
const MAX_CLIMB: usize = 8;

/// A body and its tree. Offsets are bytes of the body's string.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) dom: &'a Dom,
    pub(super) body: &'a Text,
}

/// The value of the attribute `name`, which is compared as a string: scraper's own look-up makes an interned name first, which takes
/// longer than the few attributes of an element.
pub(super) fn attr<'a>(element: ElementRef<'a>, name: &str) -> Option<&'a str> {
    element.value().attrs().find(|(other, _)| *other == name).map(|(_, value)| value)
}

/// Whether `element` has one of `declarations` (`white-space:pre`), or the beginning of one, in its own style.
pub(super) fn is_styled(element: ElementRef<'_>, declarations: &[&str]) -> bool {
    attr(element, "style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        declarations.iter().any(|declaration| style.contains(declaration))
    })
}

impl<'a> Page<'a> {
    /// What the body holds at `range`.
    pub(super) fn source(&self, range: &Range<usize>) -> &'a str {
        self.body.as_str().get(range.clone()).unwrap_or_default()
    }

    /// `node` and what follows it, or what is around it, up to the node that holds the body's byte before `end`.
    pub(super) fn nodes_until(&self, node: NodeRef<'a, Node>, end: usize) -> Option<Vec<NodeRef<'a, Node>>> {
        let mut from = node;
        for _ in 0..MAX_CLIMB {
            let mut nodes = Vec::new();
            for next in std::iter::once(from).chain(from.next_siblings()) {
                nodes.push(next);
                if next.descendants().any(|inner| self.dom.runs(inner.id()).last().is_some_and(|run| run.origin.end >= end)) {
                    return Some(nodes);
                }
            }
            from = from.parent()?;
        }
        None
    }

    /// The name in the tag at `range`, as written.
    pub(super) fn tag_name(&self, range: &Range<usize>) -> &'a str {
        let tag = self.source(range).trim_start_matches('<').trim_start_matches('/');
        let end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(tag.len());
        tag.get(..end).unwrap_or_default()
    }
}

/// Attributes that hold an element's class; in the second one, a feed reader's proxy keeps what it took away from the first.
static CLASS_ATTRIBUTES: [&str; 2] = ["class", "data-sanitized-class"];

/// The element's class words.
pub(super) fn classes(element: ElementRef<'_>) -> impl Iterator<Item = &str> {
    CLASS_ATTRIBUTES.iter().filter_map(move |name| attr(element, name)).flat_map(str::split_ascii_whitespace)
}

/// `text` with each run of white space as one space, and none at its ends.
pub(super) fn squeeze<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    let mut out = String::new();
    let mut gap = false;
    for part in parts {
        for c in part.chars() {
            if c.is_whitespace() {
                gap = true;
                continue;
            }
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

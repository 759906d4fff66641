//! Code that HTML takes for markup: the `<String>` of `Vec<String>`, the `<stdio.h>` of an `#include`.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::ops::Range;

use ego_tree::{NodeId, NodeRef};
use html5ever::ns;
use scraper::{ElementRef, Node};

use super::page::Page;
use crate::markup::html::elements::{self, Role};

/// The tags within a block that are code.
#[derive(Default)]
pub(super) struct Swallowed {
    /// Elements whose start tag is code.
    pub(super) starts: HashSet<NodeId>,
    /// End tags that are code, in order.
    pub(super) ends: Vec<Range<usize>>,
}

/// Finds the tags within `root` that its author meant as code; what is in one of `beside` is none.
pub(super) fn in_element(page: &Page<'_>, root: ElementRef<'_>, beside: &HashSet<NodeId>) -> Swallowed {
    let Some(start) = page.dom.tag(root.id()).map(|tag| tag.end) else { return Swallowed::default() };
    find(page, root.descendants().skip(1), beside, start..end_of(page, root, start))
}

/// Finds the tags within `window`, which `nodes` hold, that its author meant as code.
pub(super) fn between(page: &Page<'_>, nodes: &[NodeRef<'_, Node>], window: Range<usize>) -> Swallowed {
    find(page, nodes.iter().flat_map(NodeRef::descendants), &HashSet::new(), window)
}

fn find<'n>(page: &Page<'_>, nodes: impl Iterator<Item = NodeRef<'n, Node>>, beside: &HashSet<NodeId>, window: Range<usize>) -> Swallowed {
    let ends = || page.dom.end_tags(window.start).take_while(|tag| tag.start < window.end);
    // Names of all end tags, asked for only where a start tag is in doubt.
    let closed: LazyCell<HashSet<String>, _> = LazyCell::new(|| ends().map(|tag| page.tag_name(tag).to_lowercase()).collect());
    let mut names: HashSet<String> = HashSet::new();
    // Names of the page's own elements that HTML does not know.
    let mut foreign: HashSet<String> = HashSet::new();
    let mut starts = HashSet::new();
    // Where the end tags of such elements start whose name is also the page's.
    let mut own_ends = HashSet::new();
    let is_escaped = LazyCell::new(|| page.source(&window).contains("&lt;"));
    for element in nodes.filter_map(ElementRef::wrap).filter(|element| !is_plain_markup(element.value().name()) || is_jsx(*element)) {
        let Some(tag) = page.dom.tag(element.id()).filter(|tag| window.start <= tag.start && tag.end <= window.end) else { continue };
        let name = page.tag_name(&tag);
        if is_drawing(element) || (!beside.is_empty() && element.ancestors().any(|above| beside.contains(&above.id()))) {
            foreign.insert(name.to_lowercase());
        } else if is_jsx(element) && is_common(name) {
            own_ends.insert(end_of(page, element, tag.end));
            starts.insert(element.id());
        } else if name.contains('-') && (name.starts_with("data-") || *is_escaped) {
            // Where a tool escaped the code, such a tag is the tool's.
            foreign.insert(name.to_lowercase());
        } else if is_code(element, name, || closed.contains(&name.to_lowercase())) {
            names.insert(name.to_lowercase());
            starts.insert(element.id());
        } else if !is_html(&name.to_lowercase()) {
            foreign.insert(name.to_lowercase());
        }
    }
    let is_code_end = |tag: &&Range<usize>| {
        let name = page.tag_name(tag);
        let is_named = || {
            let name = name.to_lowercase();
            names.contains(&name) || !(is_html(&name) || foreign.contains(&name))
        };
        own_ends.contains(&tag.start) || (!is_plain_markup(name) && is_named())
    };
    Swallowed { starts, ends: ends().filter(is_code_end).cloned().collect() }
}

/// Whether a tag of this name is always taken for a highlighter's markup, and never for code.
fn is_plain_markup(name: &str) -> bool {
    matches!(name, "span" | "code" | "div" | "br" | "em" | "strong" | "font")
}

/// Where `root`'s own end tag stands, or would stand.
pub(super) fn end_of(page: &Page<'_>, root: ElementRef<'_>, start: usize) -> usize {
    let mut inner = start;
    let mut last = root.last_child();
    while let Some(node) = last {
        let run = page.dom.runs(node.id()).last().map_or(0, |run| run.origin.end);
        let tag = page.dom.tag(node.id()).map_or(0, |tag| tag.end);
        inner = inner.max(run).max(tag);
        last = node.last_child();
    }
    let name = root.value().name();
    let own = page.dom.end_tags(inner).find(|range| page.tag_name(range).eq_ignore_ascii_case(name));
    own.map_or(page.body.len(), |range| range.start)
}

fn is_code(element: ElementRef<'_>, name: &str, is_closed: impl Fn() -> bool) -> bool {
    let lower = name.to_lowercase();
    if !is_html(&lower) {
        // A custom element that carries what only a page needs is a widget.
        return !(lower.contains('-') && element.value().attrs().any(|(name, _)| is_page_attribute(name)));
    }
    if element.value().attrs().any(|(name, _)| !name.chars().all(is_attribute_character)) {
        return true;
    }
    let is_plain = element.value().attrs().next().is_none();
    let is_common = is_common(&lower);
    let is_capitalised = name.starts_with(char::is_uppercase) && (name.len() == 1 || name.contains(char::is_lowercase));
    if is_capitalised {
        return !is_common || (is_plain && !is_closed());
    }
    is_plain && !is_common && !elements::is(&lower, Role::Void) && !is_closed()
}

fn is_common(name: &str) -> bool {
    elements::is(name, Role::InProse)
}

/// Whether `element` has an attribute that React has and HTML has not.
fn is_jsx(element: ElementRef<'_>) -> bool {
    element.value().attrs().any(|(name, value)| name == "classname" || (value.starts_with('{') && !name.starts_with("data-")))
}

/// Whether `element` is part of a picture or a formula, whose elements have names of their own.
fn is_drawing(element: ElementRef<'_>) -> bool {
    element.value().name.ns != ns!(html)
}

fn is_html(name: &str) -> bool {
    elements::is_known(name) || name == "image"
}

fn is_page_attribute(name: &str) -> bool {
    matches!(name, "class" | "id" | "style" | "slot" | "role" | "hidden" | "for" | "value" | "part" | "tabindex")
        || name.starts_with("data-")
        || name.starts_with("aria-")
}

fn is_attribute_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '@')
}

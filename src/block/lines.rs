//! Which elements are one line of code each.

use std::collections::HashMap;

use ego_tree::NodeId;
use scraper::{ElementRef, Node, Selector};

use super::gutter;
use super::page::{attr, classes};

/// Class words of an element that is one line of code.
static LINE_WORDS: &[&str] = &[
    "CodeMirror-line",
    "cm-line",
    "code-line",
    "crayon-line",
    "ec-line",
    "gatsby-highlight-code-line",
    "highlight-line",
    "hljs-line",
    "line",
    "ltx_listingline",
    "react-code-line",
    "token-line",
    "view-line",
];

/// Class words of tokens: syntect calls a comment `comment line`.
static TOKEN_WORDS: &[&str] = &["comment", "constant", "keyword", "markup", "meta", "punctuation", "storage", "string", "token"];

/// What is known of the lines of a block.
#[derive(Default)]
pub(super) struct LineElements<'a> {
    /// Selects what stands between lines and is no code.
    strip: Option<&'a Selector>,
    /// Whether the children of an element are its lines, so that each element is looked through once.
    parents: HashMap<NodeId, bool>,
}

impl<'a> LineElements<'a> {
    /// Not looked at yet.
    pub(super) fn new(strip: Option<&'a Selector>) -> Self {
        Self { strip, ..Self::default() }
    }

    /// Whether `element` is one line of code.
    pub(super) fn is_line(&mut self, element: ElementRef<'_>) -> bool {
        match element.value().name() {
            "li" | "tr" => true,
            "code" | "div" | "p" | "pre" | "span" => {
                // Gatsby's highlighted lines stand among lines that are text.
                let stands_alone = || classes(element).any(|class| class == "gatsby-highlight-code-line");
                is_line_by_name(element)
                    && (stands_alone() || element.parent().and_then(ElementRef::wrap).is_some_and(|parent| self.are_children_lines(parent)))
            }
            _ => false,
        }
    }

    /// Whether all that `parent` holds is lines, maybe in boxes, and white space between them.
    pub(super) fn are_children_lines(&mut self, parent: ElementRef<'_>) -> bool {
        if let Some(known) = self.parents.get(&parent.id()) {
            return *known;
        }
        let mut any = false;
        let all = parent.children().all(|child| match child.value() {
            Node::Text(text) => text.chars().all(char::is_whitespace),
            Node::Element(_) => ElementRef::wrap(child).is_none_or(|element| {
                let is_line = is_line_by_name(element) || (is_wrapper(element) && self.are_children_lines(element));
                any |= is_line;
                let is_stripped = || gutter::is_beside_code(element) || self.strip.is_some_and(|strip| strip.matches(&element));
                is_line || element.value().name() == "br" || element.text().next().is_none() || is_stripped()
            }),
            _ => true,
        });
        self.parents.insert(parent.id(), all && any);
        all && any
    }

    /// Whether `element` is a box around lines among other lines, as what can be folded is.
    pub(super) fn is_box_of_lines(&mut self, element: ElementRef<'_>) -> bool {
        is_wrapper(element)
            && !is_line_by_name(element)
            && self.are_children_lines(element)
            && element.parent().and_then(ElementRef::wrap).is_some_and(|parent| self.are_children_lines(parent))
    }
}

fn is_wrapper(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "details" | "div")
}

/// Whether `element` is a line as a box, and not as a part of the text.
pub(super) fn is_box(element: ElementRef<'_>) -> bool {
    !matches!(element.value().name(), "span" | "code")
}

fn is_line_by_name(element: ElementRef<'_>) -> bool {
    let name = element.value().name();
    if matches!(name, "li" | "tr") || attr(element, "data-line").is_some() {
        return true;
    }
    if name == "code" {
        return is_code_among_codes(element);
    }
    let mut is_line = false;
    for class in classes(element) {
        if TOKEN_WORDS.contains(&class) {
            return false;
        }
        is_line |= LINE_WORDS.binary_search(&class).is_ok();
    }
    is_line
}

/// Whether a `code` stands beside another one in a `pre`.
fn is_code_among_codes(code: ElementRef<'_>) -> bool {
    let is_code = |element: Option<ElementRef<'_>>| element.is_some_and(|element| element.value().name() == "code");
    code.parent().and_then(ElementRef::wrap).is_some_and(|parent| parent.value().name() == "pre")
        && (is_code(code.prev_siblings().find_map(ElementRef::wrap)) || is_code(code.next_siblings().find_map(ElementRef::wrap)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(LINE_WORDS.is_sorted());
    }
}

//! What the elements of a block say of its lines, by their names alone.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

/// Whether each `<br>` in `root` follows a line's end and is not followed by one: then it is how that end was written once more.
pub(super) fn do_breaks_repeat_lines(root: ElementRef<'_>) -> bool {
    let mut ends_line = false;
    let mut any = false;
    let mut is_behind_break = false;
    for node in root.descendants().skip(1) {
        if let Some(text) = node.value().as_text() {
            if is_behind_break && text.starts_with('\n') {
                return false;
            }
            (ends_line, is_behind_break) = (text.ends_with('\n'), false);
        } else if is_break(node) {
            if !ends_line {
                return false;
            }
            (any, ends_line, is_behind_break) = (true, false, true);
        }
    }
    any
}

/// Whether white space between the children of an element of this name lays out the page's source.
pub(super) fn is_container(name: &str) -> bool {
    matches!(name, "ol" | "table" | "tbody" | "tfoot" | "thead" | "tr" | "ul")
}

pub(super) fn is_break(node: NodeRef<'_, Node>) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == "br")
}

pub(super) fn is_paragraph(node: NodeRef<'_, Node>) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == "p")
}

//! Errors from a tree-sitter tree: its missing and its error nodes, the first and smallest.

use std::ops::Range;

use tree_sitter::{Node, Tree};

use crate::language::{self, Language};
use crate::syntax::SyntaxError;

/// Most errors that are taken from one tree.
const MAX_ERRORS: usize = 20;

/// What the tree of `code` stumbles over, in bytes of it, whether or not the grammar of its language is believed.
pub(in crate::syntax) fn stumbles(language: &'static Language, code: &str) -> Vec<Range<usize>> {
    let Ok(tree) = language::parse_ended(language, code) else { return Vec::new() };
    tree_errors(&tree, code).into_iter().map(|error| error.range).collect()
}

/// The errors that `tree` shows, in order.
pub(in crate::syntax) fn tree_errors(tree: &Tree, code: &str) -> Vec<SyntaxError> {
    let mut errors = Vec::new();
    let mut cursor = tree.walk();
    // Depth first, into what holds errors only.
    loop {
        let node = cursor.node();
        let mut descend = node.has_error();
        if node.is_missing() {
            errors.push(missing(node, code));
        } else if node.is_error() {
            errors.push(unexpected(node, code));
            descend = false;
        }
        if errors.len() >= MAX_ERRORS {
            break;
        }
        if descend && cursor.goto_first_child() {
            continue;
        }
        loop {
            if cursor.goto_next_sibling() {
                break;
            }
            if !cursor.goto_parent() {
                errors.sort_by_key(|error: &SyntaxError| error.range.start);
                return errors;
            }
        }
    }
    errors.sort_by_key(|error: &SyntaxError| error.range.start);
    errors
}

fn missing(node: Node<'_>, code: &str) -> SyntaxError {
    let at = node.start_byte().min(code.len());
    // It is missing behind what stands before it, not before what comes next.
    let before = code.get(..at).map_or(at, |text| text.trim_end().len());
    error(before..before, format!("missing `{}`", node.kind()))
}

fn unexpected(node: Node<'_>, code: &str) -> SyntaxError {
    let range = node.start_byte().min(code.len())..node.end_byte().min(code.len());
    let text = code.get(range.clone()).unwrap_or_default();
    let word = text.split_whitespace().next().unwrap_or_default();
    let message = if word.is_empty() { "syntax error".to_owned() } else { format!("unexpected `{word}`") };
    error(range, message)
}

fn error(range: Range<usize>, message: String) -> SyntaxError {
    SyntaxError::told(range, message)
}

//! Rust: a macro's call that ends without a semicolon before the next statement.

use tree_sitter::Node;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// A macro in round or square brackets that is a statement, not the value of its block, and has no semicolon.
pub(super) static MACRO: Laxity = Laxity { name: "unended-macro", find: |_, node, code| unended(node, code), sooner: None };

fn unended(block: Node<'_>, code: &str) -> Option<SyntaxError> {
    if !matches!(block.kind(), "block" | "source_file") {
        return None;
    }
    let mut cursor = block.walk();
    let mut call: Option<Node<'_>> = None;
    for node in block.children(&mut cursor).filter(|node| !node.is_extra()) {
        if let Some(call) = call.filter(|_| node.is_named() && node.kind() != "empty_statement") {
            return Some(error(call.end_byte()..call.end_byte(), "missing `;` after the macro".to_owned()));
        }
        let bracketed = || code.get(node.byte_range()).is_some_and(|text| text.ends_with([')', ']']));
        call = (node.kind() == "macro_invocation" && bracketed()).then_some(node);
    }
    None
}

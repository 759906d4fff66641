//! R: two expressions on one line.

use tree_sitter::Node;

use super::{Laxity, error};
use crate::syntax::SyntaxError;

/// Two expressions on one line without a semicolon between them.
pub(super) static JOINED: Laxity = Laxity { languages: &["r"], find: joined };

fn joined(parent: Node<'_>, code: &str) -> Option<SyntaxError> {
    if !matches!(parent.kind(), "program" | "braced_expression") {
        return None;
    }
    let mut cursor = parent.walk();
    let mut last: Option<Node<'_>> = None;
    for node in parent.named_children(&mut cursor).filter(|node| node.kind() != "comment") {
        if let Some(before) = last
            && before.end_position().row == node.start_position().row
            && !code.get(before.end_byte()..node.start_byte())?.contains([';', '{'])
        {
            return Some(error(node.byte_range(), "two expressions on one line".to_owned()));
        }
        last = Some(node);
    }
    None
}

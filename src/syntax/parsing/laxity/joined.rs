//! R and Go: two statements on one line.

use tree_sitter::Node;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// Two statements on one line without a semicolon between them, which Go's tree counts as an error without showing it.
pub(super) static JOINED: Laxity = Laxity { name: "joined-statements", find: |_, node, code| joined(node, code), sooner: None };

/// Nodes whose named children are statements.
const LISTS: &[&str] = &["program", "braced_expression", "source_file", "statement_list"];

fn joined(parent: Node<'_>, code: &str) -> Option<SyntaxError> {
    if !LISTS.contains(&parent.kind()) {
        return None;
    }
    let mut cursor = parent.walk();
    let mut last: Option<Node<'_>> = None;
    for node in parent.named_children(&mut cursor).filter(|node| node.kind() != "comment") {
        if let Some(before) = last
            && before.end_position().row == node.start_position().row
            && !code.get(before.end_byte()..node.start_byte())?.contains([';', '{'])
        {
            return Some(error(node.byte_range(), "two statements on one line, with no `;` between them".to_owned()));
        }
        last = Some(node);
    }
    None
}

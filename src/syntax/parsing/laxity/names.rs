//! Scala and Swift: what their grammars take for names.

use tree_sitter::Node;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// A `_` behind a literal, which makes a function of a method only: `2_` in Scala.
pub(super) static STRAY_UNDERSCORE: Laxity = Laxity { name: "stray-underscore", find: |_, node, _| underscore(node), sooner: None };

/// Code in backticks as a statement or a value of its own, which Swift's grammar takes for the name of something.
pub(super) static IN_BACKTICKS: Laxity = Laxity { name: "code-in-backticks", find: |_, node, code| in_backticks(node, code), sooner: None };

fn underscore(node: Node<'_>) -> Option<SyntaxError> {
    let operand = if node.kind() == "method_value" { node.named_child(0)? } else { return None };
    let end = node.end_byte();
    operand.kind().ends_with("_literal").then(|| error(end - 1..end, "this `_` stands behind a value, and not a method".to_owned()))
}

fn in_backticks(file: Node<'_>, code: &str) -> Option<SyntaxError> {
    // A function's name may be a sentence.
    if file.kind().ends_with("_declaration") {
        return None;
    }
    let is_value = !matches!(file.kind(), "source_file" | "statements");
    let mut cursor = file.walk();
    let is_code = |node: &Node<'_>| {
        let text = code.get(node.byte_range()).unwrap_or_default();
        let is_long = text.contains(['=', '{']) || !is_value;
        node.kind() == "simple_identifier" && text.starts_with('`') && text.contains(' ') && is_long
    };
    let name = file.named_children(&mut cursor).find(is_code)?;
    Some(error(name.byte_range(), "code stands in backticks here, which make a name of it".to_owned()))
}

//! C#: a body of statements that ends without its semicolon, which the grammar takes for the values of an object.

use tree_sitter::Node;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// A lambda whose body is `{ a.B() }`: there are statements in it, and each has its semicolon.
pub(super) static UNENDED_LAMBDA: Laxity = Laxity { name: "unended-lambda", find: |_, node, _| unended(node), sooner: None };

fn unended(node: Node<'_>) -> Option<SyntaxError> {
    let body = if node.kind() == "lambda_expression" { node.child_by_field_name("body")? } else { return None };
    // A comment behind the last may stand for what goes on there.
    let last = body.named_children(&mut body.walk()).last();
    let last = last.filter(|last| body.kind() == "initializer_expression" && !last.is_extra())?;
    Some(error(last.end_byte()..last.end_byte(), "missing `;`".to_owned()))
}

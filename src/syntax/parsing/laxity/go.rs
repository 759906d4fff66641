//! Go: a list whose last line has no comma, statements outside of functions.

use tree_sitter::Node;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// An element whose line ends without a comma before the closing bracket of the next, where Go puts a semicolon.
pub(super) static MISSING_COMMA: Laxity = Laxity { name: "missing-comma", find: |_, node, code| missing_comma(node, code), sooner: None };

/// A statement beside the declarations of a whole file.
pub(super) static OUTSIDE: Laxity = Laxity { name: "statement-outside", find: |_, node, code| outside(node, code), sooner: None };

/// What stands in a file outside of functions.
const DECLARATIONS: &[&str] = &[
    "package_clause",
    "import_declaration",
    "function_declaration",
    "method_declaration",
    "type_declaration",
    "var_declaration",
    "const_declaration",
    "comment",
];

fn missing_comma(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    // The surroundings that a fragment was given, whose head is `_`, close on a line of their own.
    let list = match node.kind() {
        "composite_literal" => node.child_by_field_name("body"),
        "call_expression" => node.child_by_field_name("arguments"),
        _ => return None,
    };
    let head = code.get(node.child(0)?.byte_range())?;
    let list = list.filter(|_| head != "_")?;
    let mut cursor = list.walk();
    let (mut close, mut element) = (None, None);
    for child in list.children(&mut cursor).filter(|child| !child.is_extra()) {
        element = close;
        close = Some(child);
    }
    let (close, element) = (close?, element.filter(Node::is_named)?);
    let torn = element.end_position().row < close.start_position().row;
    torn.then(|| error(element.end_byte()..element.end_byte(), "missing comma before the end of the line".to_owned()))
}

fn outside(file: Node<'_>, code: &str) -> Option<SyntaxError> {
    if file.kind() != "source_file" {
        return None;
    }
    let mut cursor = file.walk();
    let (mut whole, mut statement) = (false, None);
    for child in file.children(&mut cursor).filter(Node::is_named) {
        // An article shows an import and what is done with it, in this order.
        whole |= child.kind() == "package_clause" || (child.kind() == "import_declaration" && statement.is_some());
        if statement.is_none() && !DECLARATIONS.contains(&child.kind()) {
            statement = Some(child);
        }
    }
    let statement = statement.filter(|_| whole)?;
    let line = code.get(statement.byte_range())?.lines().next()?.len();
    Some(error(statement.start_byte()..statement.start_byte() + line, "a statement stands in a function".to_owned()))
}

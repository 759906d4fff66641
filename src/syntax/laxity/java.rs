//! Java: methods without a type, expressions that are no statements, enum constants with modifiers.

use tree_sitter::Node;

use super::{Laxity, error};
use crate::syntax::SyntaxError;

/// A method without a type, which the grammar takes for a constructor of another class. Where the class is not shown, a
/// small letter tells it: classes have capitals.
pub(super) static NAMELESS_METHOD: Laxity = Laxity { languages: &["java"], find: nameless_method };

/// An expression in the place of a statement, such as an import without its keyword.
pub(super) static NO_STATEMENT: Laxity = Laxity { languages: &["java"], find: no_statement };

/// An enum's constant with modifiers, such as a class without its keyword.
pub(super) static CONSTANT: Laxity = Laxity { languages: &["java"], find: constant };

/// Expressions that are statements.
const STATEMENTS: &[&str] =
    &["assignment_expression", "update_expression", "method_invocation", "object_creation_expression", "switch_expression"];

fn nameless_method(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    if !matches!(node.kind(), "class_declaration" | "record_declaration" | "enum_declaration") {
        return None;
    }
    let class = code.get(node.child_by_field_name("name")?.byte_range())?;
    let body = node.child_by_field_name("body")?;
    let mut cursor = body.walk();
    for method in body.children(&mut cursor).filter(|child| child.kind() == "constructor_declaration") {
        let name = method.child_by_field_name("name")?;
        let text = code.get(name.byte_range())?;
        let foreign = if class.starts_with('_') { text.starts_with(char::is_lowercase) } else { class != text };
        if foreign {
            return Some(error(name.byte_range(), format!("`{text}` has no return type, and is no constructor")));
        }
    }
    None
}

fn no_statement(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    if node.kind() != "expression_statement" {
        return None;
    }
    let expression = node.named_child(0)?;
    let text = code.get(expression.byte_range())?;
    let does = STATEMENTS.contains(&expression.kind()) || text.starts_with("__");
    (!does).then(|| error(expression.byte_range(), "this expression is no statement".to_owned()))
}

fn constant(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    if node.kind() != "enum_constant" {
        return None;
    }
    let modifiers = node.child(0).filter(|child| child.kind() == "modifiers")?;
    let mut cursor = modifiers.walk();
    let modifier = modifiers.children(&mut cursor).find(|child| !child.kind().ends_with("annotation") && !child.is_extra())?;
    let word = code.get(modifier.byte_range())?;
    Some(error(modifier.byte_range(), format!("`{word}` stands before a type or a member, not before an enum's constant")))
}

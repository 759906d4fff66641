//! Java: methods without a type, expressions that are no statements, enum constants with modifiers.

use tree_sitter::Node;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// A method without a type, which the grammar takes for a constructor of another class. Where the class is not shown, a
/// small letter tells it: classes have capitals.
pub(super) static NAMELESS_METHOD: Laxity =
    Laxity { name: "nameless-method", find: |_, node, code| nameless_method(node, code), sooner: None };

/// An expression in the place of a statement, such as an import without its keyword.
pub(super) static NO_STATEMENT: Laxity = Laxity { name: "no-statement", find: |_, node, code| no_statement(node, code), sooner: None };

/// An enum's constant with modifiers, such as a class without its keyword.
pub(super) static CONSTANT: Laxity = Laxity { name: "constant-modifier", find: |_, node, code| constant(node, code), sooner: None };

/// A keyword in the place of a type, such as `class<T>` for `Class<T>`.
pub(super) static KEYWORD: Laxity = Laxity { name: "keyword-type", find: |_, node, code| keyword(node, code), sooner: None };

fn keyword(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    let word = if node.kind() == "type_identifier" { code.get(node.byte_range())? } else { return None };
    matches!(word, "class" | "interface" | "enum" | "package" | "import" | "new" | "this" | "super" | "return" | "switch")
        .then(|| error(node.byte_range(), format!("`{word}` is a keyword, and no type")))
}

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

/// Nodes whose children are statements; a `case … ->` has an expression for its value.
const BLOCKS: &[&str] = &["block", "program", "constructor_body", "switch_block_statement_group"];

fn no_statement(block: Node<'_>, code: &str) -> Option<SyntaxError> {
    if !BLOCKS.contains(&block.kind()) {
        return None;
    }
    let mut cursor = block.walk();
    let idle = |node: &Node<'_>| {
        let text = code.get(node.byte_range()).unwrap_or_default();
        !STATEMENTS.contains(&node.kind()) && !text.starts_with("__")
    };
    let statements = block.children(&mut cursor).filter(|child| child.kind() == "expression_statement");
    let idle = statements.filter_map(|statement| statement.named_child(0)).find(idle)?;
    Some(error(idle.byte_range(), "this expression is no statement".to_owned()))
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

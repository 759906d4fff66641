//! What grammars let through that no compiler takes: strings over lines, here-documents without an end, nameless methods.

use tree_sitter::{Node, Tree};

use super::SyntaxError;
use crate::language::Language;

/// Languages whose quoted strings end on their line.
const ONE_LINE: &[&str] = &["java", "go", "c", "cpp", "csharp", "kotlin", "swift", "scala", "dart", "zig", "protobuf"];

/// What is wrong in a tree without an error of its own.
pub(super) fn errors(language: &Language, tree: &Tree, code: &str) -> Vec<SyntaxError> {
    let mut errors = Vec::new();
    if language.id == "bash" {
        errors.extend(endless_document(code));
    }
    match language.id {
        "elixir" => errors.extend(unopened_block(tree, code)),
        "r" => errors.extend(joined(tree, code)),
        _ => {}
    }
    if !ONE_LINE.contains(&language.id) {
        return errors;
    }
    for node in nodes(tree) {
        errors.extend(torn_string(node, code));
        if language.id == "java" {
            errors.extend(nameless_method(node, code));
        }
    }
    errors
}

fn error(range: std::ops::Range<usize>, message: String) -> SyntaxError {
    SyntaxError { range, message, related: Vec::new(), help: None }
}

/// A plain quoted string over several lines.
fn torn_string(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    if !matches!(node.kind(), "string_literal" | "interpreted_string_literal" | "string" | "line_string_literal") {
        return None;
    }
    let text = code.get(node.byte_range())?;
    let plain = text.starts_with('"') && !text.starts_with("\"\"\"");
    let newline = text.find('\n')?;
    let continued = text.get(..newline)?.trim_end_matches('\r').ends_with('\\');
    let start = node.start_byte();
    (plain && !continued).then(|| error(start..start + newline, "a quoted string ends on its line".to_owned()))
}

/// A method without a type, which Java's grammar takes for a constructor of another class.
fn nameless_method(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    if node.kind() != "constructor_declaration" {
        return None;
    }
    let class = node.parent()?.parent()?.child_by_field_name("name")?;
    let name = node.child_by_field_name("name")?;
    let (class, text) = (code.get(class.byte_range())?, code.get(name.byte_range())?);
    let foreign = !class.starts_with('_') && class != text;
    foreign.then(|| error(name.byte_range(), format!("`{text}` has no return type, and is no constructor of `{class}`")))
}

/// Words that open a block in Elixir.
const OPENERS: &[&str] =
    &["def ", "defp ", "defmodule ", "defmacro ", "if ", "unless ", "case ", "cond ", "for ", "with ", "test ", "describe "];

/// An `end` in Elixir that no `do` and no `fn` opened, which its grammar takes for a name.
fn unopened_block(tree: &Tree, code: &str) -> Option<SyntaxError> {
    let end = nodes(tree).into_iter().find(|node| node.kind() == "identifier" && code.get(node.byte_range()) == Some("end"))?;
    let lone = || error(end.byte_range(), "this `end` closes nothing: a `do` is missing above".to_owned());
    Some(missing_do(code, end.start_byte()).unwrap_or_else(lone))
}

/// The first line before `limit` that opens a block in Elixir without its `do`.
pub(super) fn missing_do(code: &str, limit: usize) -> Option<SyntaxError> {
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        if start >= limit {
            return None;
        }
        let body = line.trim();
        let opens = OPENERS.iter().any(|word| body.starts_with(word)) && !body.ends_with([',', '(', '[', '{']);
        if opens && !body.ends_with(" do") && !body.contains(" do ") && !body.contains("do:") {
            let at = start + line.trim_end().len();
            return Some(error(at..at, "missing `do`".to_owned()));
        }
        start += line.len();
    }
    None
}

/// Two expressions of R on one line.
fn joined(tree: &Tree, code: &str) -> Option<SyntaxError> {
    for parent in nodes(tree).into_iter().filter(|node| matches!(node.kind(), "program" | "braced_expression")) {
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
    }
    None
}

/// Every node, in the order of the code.
fn nodes(tree: &Tree) -> Vec<Node<'_>> {
    let mut nodes = Vec::new();
    let mut cursor = tree.walk();
    loop {
        nodes.push(cursor.node());
        if cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return nodes;
            }
        }
    }
}

/// A here-document whose last word never comes.
fn endless_document(code: &str) -> Option<SyntaxError> {
    let mut start = 0;
    let mut open: Option<(std::ops::Range<usize>, String)> = None;
    for line in code.split_inclusive('\n') {
        let at = start;
        start += line.len();
        if let Some((_, word)) = &open {
            if line.trim_matches(['\n', '\r', '\t']) == word {
                open = None;
            }
            continue;
        }
        let Some(found) = line
            .find("<<")
            .filter(|found| !line.trim_start().starts_with('#') && !line.get(*found..).is_some_and(|rest| rest.starts_with("<<<")))
        else {
            continue;
        };
        let before = line.get(..found).unwrap_or_default();
        if before.matches('"').count() % 2 == 1 || before.matches('\'').count() % 2 == 1 || before.contains("((") || before.contains("<<") {
            continue;
        }
        let rest = line.get(found + 2..).unwrap_or_default();
        let word = rest.trim_start_matches('-').trim_start().trim_start_matches(['\'', '"', '\\']);
        let word: String = word.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if word.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            open = Some((at + found..at + found + 2 + rest.trim_end().len().min(word.len() + 2), word));
        }
    }
    let (range, word) = open?;
    Some(error(range, format!("this here-document is never ended by `{word}` at the start of a line")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{by_id, parse};

    fn messages(language: &str, code: &str) -> Vec<String> {
        let language = by_id(language).unwrap();
        let tree = parse(language, code).unwrap();
        errors(language, &tree, code).into_iter().map(|error| error.message).collect()
    }

    #[test]
    fn a_here_document_needs_its_end() {
        assert_eq!(messages("bash", "cat <<EOF\na\n  EOF\n").len(), 1);
        assert_eq!(messages("bash", "cat <<-EOF > x\na\n\tEOF\necho $((1 << 2))\n").len(), 0);
    }

    #[test]
    fn java_strings_end_on_their_line_and_methods_have_types() {
        assert_eq!(messages("java", "class A {\n  A() {}\n  String a = \"b\nc\";\n}\n").len(), 1);
        assert_eq!(messages("java", "class A {\n  public set(int a) {}\n  String t = \"\"\"\n  x\n  \"\"\";\n}\n").len(), 1);
    }
}

//! Escapes that a string cannot have, and text blocks that begin on the line that opens them.

use tree_sitter::Node;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// A backslash before a character that the language gives no meaning behind one: `"\*"` in Java.
pub(super) static UNKNOWN: Laxity = Laxity { name: "unknown-escape", find: unknown, sooner: None };

/// Text on the line that opens a text block: `""" SELECT 1` in Java.
pub(super) static TEXT_BLOCK: Laxity = Laxity { name: "text-block", find: |_, node, code| text_block(node, code), sooner: None };

/// Nodes that are strings or characters with escapes in them.
const STRINGS: &[&str] =
    &["string_literal", "interpreted_string_literal", "line_string_literal", "character_literal", "char_literal", "string"];

fn unknown(language: &Language, node: Node<'_>, code: &str) -> Option<SyntaxError> {
    let known = language.lexis.escapes.filter(|_| STRINGS.contains(&node.kind()))?;
    let text = code.get(node.byte_range())?;
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    if text.starts_with("\"\"\"") {
        return None;
    }
    let mut rest = text.char_indices();
    while let Some((at, c)) = rest.next() {
        if c != '\\' {
            continue;
        }
        let (_, escaped) = rest.next()?;
        if escaped != quote && !known.contains(escaped) && !escaped.is_ascii_digit() && !matches!(escaped, '\n' | '\r') {
            let start = node.start_byte() + at;
            let range = start..start + 1 + escaped.len_utf8();
            let message = format!("`\\{escaped}` is no escape: a backslash is written `\\\\`");
            return Some(error(range, message));
        }
    }
    None
}

fn text_block(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    let text = code.get(node.byte_range()).filter(|_| matches!(node.kind(), "string_literal" | "raw_string_literal"))?;
    // C# has them on one line, too.
    if node.kind() == "raw_string_literal" && !text.contains('\n') {
        return None;
    }
    let first = text.strip_prefix("\"\"\"")?.trim_start_matches('"').lines().next()?;
    let start = node.start_byte();
    let message = "a text block begins on the line below its `\"\"\"`";
    (!first.trim().is_empty()).then(|| error(start..start + 3, message.to_owned()))
}

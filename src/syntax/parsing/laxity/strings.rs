//! Plain quoted strings that go on in the next line.

use tree_sitter::Node;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// A plain quoted string over several lines.
pub(super) static TORN: Laxity = Laxity { name: "torn-string", find: |_, node, code| torn(node, code), sooner: None };

fn torn(node: Node<'_>, code: &str) -> Option<SyntaxError> {
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

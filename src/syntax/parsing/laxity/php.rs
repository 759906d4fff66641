//! PHP: a here-document whose text is indented less than what closes it.

use tree_sitter::Node;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// A line of a here-document that lacks the indentation which its last line takes off all of them.
pub(super) static HERE_DOCUMENT: Laxity = Laxity { name: "here-document", find: |_, node, code| less_indented(node, code), sooner: None };

fn less_indented(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    if !matches!(node.kind(), "nowdoc" | "heredoc") {
        return None;
    }
    let text = code.get(node.byte_range())?;
    let last = text.trim_end().rsplit('\n').next()?;
    let indent = last.len() - last.trim_start().len();
    let mut start = node.start_byte();
    for line in text.split_inclusive('\n') {
        let lead = line.len() - line.trim_start().len();
        let is_first = start == node.start_byte();
        if !is_first && !line.trim().is_empty() && lead < indent {
            let range = start + lead..start + line.trim_end().len();
            return Some(error(range, format!("this line is indented by {lead}, and what closes the text by {indent}")));
        }
        start += line.len();
    }
    None
}

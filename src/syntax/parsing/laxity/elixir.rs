//! Elixir: an `end` that nothing opened.

use tree_sitter::Node;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// An `end` that no `do` and no `fn` opened, which the grammar takes for a name.
pub(super) static UNOPENED_BLOCK: Laxity =
    Laxity { name: "unopened-block", find: |_, node, code| unopened_block(node, code), sooner: Some(missing_do) };

/// Words that open a block.
const OPENERS: &[&str] =
    &["def ", "defp ", "defmodule ", "defmacro ", "if ", "unless ", "case ", "cond ", "for ", "with ", "test ", "describe "];

fn unopened_block(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    if node.kind() != "identifier" || code.get(node.byte_range()) != Some("end") {
        return None;
    }
    let lone = || error(node.byte_range(), "this `end` closes nothing: a `do` is missing above".to_owned());
    Some(missing_do(code, node.start_byte()).unwrap_or_else(lone))
}

/// The first line before `limit` that opens a block without its `do`.
fn missing_do(code: &str, limit: usize) -> Option<SyntaxError> {
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

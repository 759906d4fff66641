//! C: directives that no preprocessor has.

use tree_sitter::Node;

use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};
use crate::text::pattern;

/// A directive that is none, such as `#outer .inner();` of another language.
pub(super) static DIRECTIVE: Laxity = Laxity { name: "unknown-directive", find: |_, node, code| unknown(node, code), sooner: None };

/// An `#include` whose bracket or quote is not closed: `#include <stdio.h`.
pub(super) static INCLUDE: Laxity =
    Laxity { name: "open-include", find: |_, node, code| if node.parent().is_none() { include(code) } else { None }, sooner: None };

pattern! {
    /// Such a line, up to where what is missing belongs.
    static OPEN = r#"(?m)^[ \t]*#[ \t]*include[ \t]*(?:<[\w./+-]+|"[\w./+-]+)[ \t]*\r?$"#;
}

fn include(code: &str) -> Option<SyntaxError> {
    let line = if code.contains("include") { OPEN.find(code)? } else { return None };
    let end = line.start() + line.as_str().trim_end().len();
    let sign = if line.as_str().contains('<') { '>' } else { '"' };
    Some(SyntaxError::known(end..end, format!("missing `{sign}`")))
}

/// The directives of C, C++ and of their compilers.
const DIRECTIVES: &[&str] = &[
    "define",
    "undef",
    "include",
    "include_next",
    "import",
    "using",
    "if",
    "ifdef",
    "ifndef",
    "elif",
    "elifdef",
    "elifndef",
    "else",
    "endif",
    "line",
    "error",
    "warning",
    "pragma",
    "ident",
    "sccs",
    "assert",
    "unassert",
    "embed",
    "region",
    "endregion",
];

fn unknown(node: Node<'_>, code: &str) -> Option<SyntaxError> {
    if node.kind() != "preproc_directive" {
        return None;
    }
    let text = code.get(node.byte_range())?;
    let word = text.trim_start_matches('#').trim();
    let is_word = word.starts_with(|c: char| c.is_ascii_alphabetic());
    (is_word && !DIRECTIVES.contains(&word)).then(|| error(node.byte_range(), format!("`{text}` is no directive")))
}

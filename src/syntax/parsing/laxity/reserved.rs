//! Reserved words that stand where a name should.

use tree_sitter::Node;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::laxity::kind::{Laxity, error};

/// A reserved word as a name, where the grammar takes any word for one: `int const = 1;` in Java.
pub(super) static NAME: Laxity = Laxity { name: "reserved-name", find: name, sooner: None };

fn name(language: &Language, node: Node<'_>, code: &str) -> Option<SyntaxError> {
    if node.kind() != "identifier" {
        return None;
    }
    let word = code.get(node.byte_range())?;
    language.reserved.contains(&word).then(|| error(node.byte_range(), format!("`{word}` is a keyword, and no name")))
}

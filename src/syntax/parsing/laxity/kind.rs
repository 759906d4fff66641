//! What a laxity of a grammar is.

use std::ops::Range;

use tree_sitter::Node;

use crate::language::Language;
use crate::syntax::SyntaxError;

/// A mistake that the grammars of some languages let through.
pub(super) struct Laxity {
    /// Its name, in kebab case, by which languages say that they have it.
    pub name: &'static str,
    /// The mistake in a node or among its children. It asks neither for parents nor for siblings, which takes long where
    /// they are many.
    pub find: fn(&Language, Node<'_>, &str) -> Option<SyntaxError>,
    /// The same where the grammar notices it, but further down: before the byte at which it does.
    pub sooner: Option<fn(&str, usize) -> Option<SyntaxError>>,
}

/// What a laxity finds.
pub(super) fn error(range: Range<usize>, message: String) -> SyntaxError {
    SyntaxError::told(range, message)
}

//! A part of a text that came from one place of the source.

use std::ops::Range;

use super::Span;

/// A part of a text that came from one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPiece {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Where they came from.
    pub origin: Span,
    /// Whether the text's bytes are the source's bytes at `origin`; else they stand for all of it.
    pub verbatim: bool,
}

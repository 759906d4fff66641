//! The document tree, in which each text run and each tag knows where it stands.

use std::ops::Range;

use ego_tree::NodeId;
use scraper::Html;

/// A document tree with positions, all in bytes of the string that [`Dom::parse`] was given.
pub struct Dom {
    /// scraper's tree, for selectors and walks.
    pub html: Html,
    pub(super) runs: Vec<(NodeId, TextRun)>,
    pub(super) tags: Vec<(NodeId, Range<usize>)>,
    pub(super) end_tags: Vec<Range<usize>>,
    pub(super) too_deep: Option<usize>,
    pub(super) too_many: Option<usize>,
}

/// A part of a text node that came from one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRun {
    /// Bytes of the text node's string.
    pub range: Range<usize>,
    /// Bytes of the parsed string that it came from.
    pub origin: Range<usize>,
    /// Whether the two are equal byte for byte; else the run is a decoded character reference, a `\n` that was `\r`, or U+FFFD.
    pub verbatim: bool,
}

impl Dom {
    /// The runs of a text node, in order. A part of its string that no run covers has no known origin.
    pub fn runs(&self, text: NodeId) -> impl Iterator<Item = &TextRun> {
        let first = self.runs.partition_point(|(node, _)| *node < text);
        self.runs.iter().skip(first).take_while(move |(node, _)| *node == text).map(|(_, run)| run)
    }

    /// The start tag of an element; `None` for one that the parser supplied.
    #[must_use]
    pub fn tag(&self, element: NodeId) -> Option<Range<usize>> {
        let index = self.tags.binary_search_by_key(&element, |(node, _)| *node).ok()?;
        self.tags.get(index).map(|(_, range)| range.clone())
    }

    /// The end tags that start at `offset` or behind it, in order, whether or not they close an element of the tree.
    pub fn end_tags(&self, offset: usize) -> impl Iterator<Item = &Range<usize>> {
        let first = self.end_tags.partition_point(|range| range.start < offset);
        self.end_tags.iter().skip(first)
    }

    /// Where the first start tag stands that was ignored because of [`super::MAX_DEPTH`].
    #[must_use]
    pub fn too_deep(&self) -> Option<usize> {
        self.too_deep
    }

    /// Where the first tag or comment stands that was ignored because of [`super::MAX_NODES`].
    #[must_use]
    pub fn too_many(&self) -> Option<usize> {
        self.too_many
    }
}

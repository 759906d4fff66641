//! Making a text from another one, without losing where each byte came from.

use std::ops::Range;

use super::Text;

impl Text {
    /// Starts a new text from this one.
    #[must_use]
    pub fn rewrite(&self) -> Rewrite<'_> {
        Rewrite::new(self)
    }

    /// The text with each of `edits` made: ranges that go forward, and what to put in their place.
    #[must_use]
    pub fn edited<S: AsRef<str>>(&self, edits: impl IntoIterator<Item = (Range<usize>, S)>) -> Self {
        let mut rewrite = self.rewrite();
        let mut at = 0;
        for (range, with) in edits {
            rewrite.keep(at..range.start).replace(range.clone(), with.as_ref());
            at = range.end;
        }
        rewrite.keep(at..self.len());
        rewrite.finish()
    }

    /// The part that `range` (bytes, on character boundaries) cuts out.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut rewrite = self.rewrite();
        rewrite.keep(range);
        rewrite.finish()
    }
}

/// A text in the making. Ranges are bytes of the old text and go forward; what is neither kept nor replaced is dropped.
#[derive(Debug)]
pub struct Rewrite<'a> {
    old: &'a Text,
    /// The segment of the old text in which the last range started.
    near: usize,
    new: Text,
}

impl<'a> Rewrite<'a> {
    pub(super) fn new(old: &'a Text) -> Self {
        Self { old, near: 0, new: Text::default() }
    }

    /// Takes `range` over as it is. A decoded piece that the range cuts keeps its whole origin.
    pub fn keep(&mut self, range: Range<usize>) -> &mut Self {
        self.near = self.old.segment_near(self.near, range.start);
        for piece in self.old.pieces(self.near, range) {
            let string = self.old.as_str().get(piece.range).unwrap_or_default();
            self.new.push(string, piece.origin, piece.verbatim);
        }
        self
    }

    /// Puts `with` in the place of `range`: it stands for everything that the range came from.
    ///
    /// An empty range inserts: the text then stands for the point between its neighbours, or, if they are parts of one decoded piece,
    /// for what that stands for.
    pub fn replace(&mut self, range: Range<usize>, with: &str) -> &mut Self {
        let mut origin = self.old.origin(range.clone());
        if range.is_empty() && range.start > 0 {
            origin.end = origin.end.max(self.old.origin(range.start - 1..range.start).end);
        }
        self.new.push(with, origin, false);
        self
    }

    /// The new text.
    #[must_use]
    pub fn finish(self) -> Text {
        self.new
    }
}

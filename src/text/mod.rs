//! A string that never forgets which bytes of its source file it came from.

mod edit;
mod invisible;
mod lines;
mod nearest;
mod pattern;
mod piece;
mod ranges;
mod rewrite;
mod span;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use edit::Edit;
pub(crate) use invisible::{is_bidi_control, is_without_width};
pub(crate) use lines::indent;
pub use lines::{Lines, Position, lines};
pub use nearest::nearest;
pub(crate) use pattern::{Matcher, Pattern, compiled, pattern, sound};
pub use piece::TextPiece;
pub use ranges::union;
pub use rewrite::Rewrite;
pub use span::Span;

/// A string whose every byte has an origin in one source file.
///
/// It is made of segments. A *verbatim* one is, byte for byte, the source; an *opaque* one stands for its whole source
/// range (`<` for `&lt;`). Every change is a [`Text::rewrite`], which resolves to the source at once, so that a position
/// never has to be mapped through the steps in between.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    string: String,
    segments: Vec<OriginSegment>,
}

/// How many segments are tried before one is searched for.
const NEAR: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct OriginSegment {
    /// Offset of its first byte in the string; it ends where the next one starts.
    start: usize,
    origin: Span,
    verbatim: bool,
}

impl Text {
    /// A text that is the source's own bytes from `offset` on.
    #[must_use]
    pub fn verbatim(string: impl Into<String>, offset: usize) -> Self {
        let mut text = Self::default();
        let string = string.into();
        if !string.is_empty() {
            text.segments.push(OriginSegment { start: 0, origin: Span::new(offset, offset + string.len()), verbatim: true });
        }
        text.string = string;
        text
    }

    /// Appends `string`, which came from `origin`: byte for byte if `verbatim`, else as a whole. Origins must not go backwards.
    pub(crate) fn push(&mut self, string: &str, origin: Span, verbatim: bool) {
        if string.is_empty() {
            return;
        }
        let start = self.string.len();
        self.string.push_str(string);
        if let Some(last) = self.segments.last_mut()
            && last.verbatim
            && verbatim
            && last.origin.end == origin.start
        {
            last.origin.end = origin.end;
            return;
        }
        self.segments.push(OriginSegment { start, origin, verbatim });
    }

    /// The string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Its length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.string.len()
    }

    /// Whether it holds no byte.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// The smallest span of the source that `range` (bytes of the string) came from.
    ///
    /// An empty range gives an empty span at the place of the byte behind it, or, at the end, behind the last byte's origin.
    #[must_use]
    pub fn origin(&self, range: Range<usize>) -> Span {
        if range.is_empty() {
            return Span::at(self.point(range.start));
        }
        let first = self.segment_at(range.start);
        let last = self.segment_at(range.end - 1);
        match (self.segments.get(first), self.segments.get(last)) {
            (Some(a), Some(b)) => {
                let start = if a.verbatim { a.origin.start + (range.start - a.start) } else { a.origin.start };
                let end = if b.verbatim { (b.origin.start + (range.end - b.start)).min(b.origin.end) } else { b.origin.end };
                Span::new(start, end)
            }
            _ => Span::at(self.point(range.start)),
        }
    }

    /// The pieces that `range` is made of, in order, each with its own origin.
    pub fn origins(&self, range: Range<usize>) -> impl Iterator<Item = TextPiece> {
        self.pieces(self.segment_at(range.start), range)
    }

    /// The pieces of `range`, which starts in the segment at `first`.
    fn pieces(&self, first: usize, range: Range<usize>) -> impl Iterator<Item = TextPiece> {
        (first..self.segments.len()).map_while(move |index| {
            let segment = self.segments.get(index)?;
            let start = segment.start.max(range.start);
            let end = self.segment_end(index)?.min(range.end);
            if start >= end {
                return None;
            }
            let origin = if segment.verbatim {
                Span::new(segment.origin.start + (start - segment.start), segment.origin.start + (end - segment.start))
            } else {
                segment.origin
            };
            Some(TextPiece { range: start..end, origin, verbatim: segment.verbatim })
        })
    }

    /// The byte of the string that came from the source's byte at `offset`, or the next one that did.
    #[must_use]
    pub fn offset_of(&self, offset: usize) -> usize {
        let index = self.segments.partition_point(|s| s.origin.end <= offset);
        match self.segments.get(index) {
            Some(s) if s.verbatim => s.start + offset.saturating_sub(s.origin.start),
            Some(s) => s.start,
            None => self.string.len(),
        }
    }

    fn point(&self, offset: usize) -> usize {
        match self.segments.get(self.segment_at(offset)) {
            Some(s) if s.verbatim => s.origin.start + (offset - s.start),
            Some(s) => s.origin.start,
            None => self.segments.last().map_or(0, |s| s.origin.end),
        }
    }

    /// Index of the segment that holds the byte at `offset`; the number of segments at or past the end.
    fn segment_at(&self, offset: usize) -> usize {
        if offset >= self.string.len() {
            return self.segments.len();
        }
        self.segments.partition_point(|s| s.start <= offset).saturating_sub(1)
    }

    /// Index of the segment that holds the byte at `offset`, which is looked for at `near` and right behind it first.
    fn segment_near(&self, near: usize, offset: usize) -> usize {
        let holds = |index: &usize| {
            self.segments.get(*index).is_some_and(|s| s.start <= offset) && self.segment_end(*index).is_some_and(|end| offset < end)
        };
        (near..near + NEAR).find(holds).unwrap_or_else(|| self.segment_at(offset))
    }

    fn segment_end(&self, index: usize) -> Option<usize> {
        self.segments.get(index)?;
        Some(self.segments.get(index + 1).map_or(self.string.len(), |next| next.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded() -> Text {
        let source = Text::verbatim("a &lt; b", 0);
        let mut rewrite = source.rewrite();
        rewrite.keep(0..2).replace(2..6, "<").keep(6..8);
        rewrite.finish()
    }

    #[test]
    fn a_decoded_reference_stands_for_all_its_bytes() {
        let text = decoded();
        assert_eq!(text.as_str(), "a < b");
        assert_eq!(text.origin(2..3), Span::new(2, 6));
        assert_eq!(text.origin(1..5), Span::new(1, 8));
        assert_eq!(text.origin(3..3), Span::at(6));
    }

    #[test]
    fn a_source_offset_finds_its_way_back() {
        let text = decoded();
        assert_eq!(text.offset_of(7), 4);
        assert_eq!(text.offset_of(4), 2);
        assert_eq!(text.offset_of(99), 5);
    }

    #[test]
    fn a_rewrite_of_a_rewrite_resolves_to_the_source() {
        let text = decoded().slice(2..5);
        assert_eq!(text.as_str(), "< b");
        assert_eq!(text.origin(0..1), Span::new(2, 6));
        assert_eq!(text.origin(2..3), Span::new(7, 8));
    }
}

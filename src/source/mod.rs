//! A file's bytes, decoded once, that can tell the place of each of them.

mod encoding;
mod gzip;
pub mod name;

use std::sync::Arc;

use encoding_rs::Encoding;

use crate::text::{Lines, Position, Span, Text};

/// Bytes of one source that are read at most; what is behind them is left out, and said so.
pub const MAX_SOURCE_BYTES: usize = 512 * 1024 * 1024;

/// One input, decoded to UTF-8.
#[derive(Debug)]
pub struct Source {
    name: String,
    /// Its bytes, where they are not those of the text.
    bytes: Option<Vec<u8>>,
    text: Text,
    lines: Lines,
    encoding: &'static Encoding,
    problems: Vec<Problem>,
}

/// Something wrong with a source as a whole, found while it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// Where it is, in bytes of the source.
    pub span: Span,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

/// The sorts of problems that a source or a document can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// Bytes that the encoding does not know, or an encoding that is not the declared one.
    Encoding,
    /// The file ends before it should, or is past a limit.
    Truncated,
    /// The document breaks its format's grammar.
    Malformed,
    /// Nothing that could be read as an article.
    NoArticles,
}

/// The first and the last place of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// The bytes themselves.
    pub span: Span,
    /// Place of the first byte.
    pub start: Position,
    /// Place behind the last byte.
    pub end: Position,
}

impl Source {
    /// Decodes `bytes`, the content of what the user calls `name`.
    ///
    /// Gzip-ed content is inflated first: its spans then are bytes of what was inflated. The encoding is, in this order: `encoding`
    /// if given, a byte-order mark, a declaration in the content, UTF-8 if the bytes are that, else what a browser would guess. A
    /// declaration that the bytes contradict (a mark, multi-byte UTF-8 under another name, none under its own) does not count.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: Vec<u8>, encoding: Option<&'static Encoding>) -> Arc<Self> {
        let mut problems = Vec::new();
        let mut bytes = if gzip::is_gzip(&bytes) { gzip::inflate(&bytes, &mut problems) } else { bytes };
        if bytes.len() > MAX_SOURCE_BYTES {
            bytes.truncate(MAX_SOURCE_BYTES);
            let message = format!("only the first {MAX_SOURCE_BYTES} bytes were read");
            problems.push(Problem { kind: ProblemKind::Truncated, span: Span::at(MAX_SOURCE_BYTES), message });
        }
        let (encoding, text, bytes) = encoding::decode(bytes, encoding, &mut problems);
        let lines = Lines::new(text.as_str());
        Arc::new(Self { name: name.into(), bytes, text, lines, encoding, problems })
    }

    /// The name: the path as the user gave it, or `-`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes that all spans speak of.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_deref().unwrap_or(self.text.as_str().as_bytes())
    }

    /// The decoded text, without a byte-order mark.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The encoding that it was decoded from.
    #[must_use]
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// What was wrong with its bytes.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The line and the column of the byte at `offset`.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(self.text.as_str(), self.text.offset_of(offset))
    }

    /// Both ends of `span`.
    #[must_use]
    pub fn location(&self, span: Span) -> Location {
        let start = self.position(span.start);
        let end = if span.is_empty() { start } else { self.position(span.end) };
        Location { span, start, end }
    }
}

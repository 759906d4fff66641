//! A file's bytes, decoded once, that can tell the place of each of them.

mod archive;
mod encoding;
mod gzip;
pub mod name;
mod problem;
mod provenance;

use std::borrow::Cow;
use std::io;
use std::sync::Arc;

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

use crate::text::{Lines, Position, Span, Text};

pub use archive::{ArchiveCounts, WARC, begins_archive, is_archive};
pub use problem::{Problem, ProblemKind};
pub use provenance::{ArchivedPage, Provenance};

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
    provenance: Provenance,
}

/// The parts of a source, as they are sent to another process.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SourceParts<'a> {
    name: Cow<'a, str>,
    bytes: Option<Cow<'a, [u8]>>,
    text: Cow<'a, Text>,
    encoding: Cow<'a, str>,
    problems: Cow<'a, [Problem]>,
    provenance: Cow<'a, Provenance>,
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
    /// The parts of this source, to be sent to another process.
    pub(crate) fn parts(&self) -> SourceParts<'_> {
        SourceParts {
            name: Cow::Borrowed(&self.name),
            bytes: self.bytes.as_deref().map(Cow::Borrowed),
            text: Cow::Borrowed(&self.text),
            encoding: Cow::Borrowed(self.encoding.name()),
            problems: Cow::Borrowed(&self.problems),
            provenance: Cow::Borrowed(&self.provenance),
        }
    }

    /// The source that is made of `parts`.
    ///
    /// # Errors
    ///
    /// Fails if there is no such encoding.
    pub(crate) fn of(parts: SourceParts<'_>) -> io::Result<Arc<Self>> {
        let encoding = Encoding::for_label(parts.encoding.as_bytes()).ok_or(io::ErrorKind::InvalidData)?;
        let (name, bytes, text) = (parts.name.into_owned(), parts.bytes.map(Cow::into_owned), parts.text.into_owned());
        let lines = Lines::new(text.as_str());
        let (problems, provenance) = (parts.problems.into_owned(), parts.provenance.into_owned());
        Ok(Arc::new(Self { name, bytes, text, lines, encoding, problems, provenance }))
    }

    /// Decodes `bytes`, the content of what the user calls `name`.
    ///
    /// Gzip-ed content is inflated first: its spans then are bytes of what was inflated. The encoding is, in this order: `encoding`
    /// if given, a byte-order mark, a declaration in the content, UTF-8 if the bytes are that, else what a browser would guess. A
    /// declaration that the bytes contradict (a mark, multi-byte UTF-8 under another name, none under its own) does not count.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: Vec<u8>, encoding: Option<&'static Encoding>) -> Arc<Self> {
        Self::out_of(Provenance::File, name, bytes, encoding, Vec::new())
    }

    /// Decodes `bytes` as [`Source::new`] does: those of a part of a file, or of nothing, of which these `problems` are known already.
    #[must_use]
    pub fn out_of(
        provenance: Provenance,
        name: impl Into<String>,
        bytes: Vec<u8>,
        encoding: Option<&'static Encoding>,
        mut problems: Vec<Problem>,
    ) -> Arc<Self> {
        let mut bytes = if gzip::is_gzip(&bytes) { gzip::inflate(&bytes, &mut problems) } else { bytes };
        if bytes.len() > MAX_SOURCE_BYTES {
            bytes.truncate(MAX_SOURCE_BYTES);
            let message = format!("only the first {MAX_SOURCE_BYTES} bytes were read");
            problems.push(Problem { kind: ProblemKind::Truncated, span: Span::at(MAX_SOURCE_BYTES), message });
        }
        let (encoding, text, bytes) = encoding::decode(bytes, encoding, &mut problems);
        let lines = Lines::new(text.as_str());
        Arc::new(Self { name: name.into(), bytes, text, lines, encoding, problems, provenance })
    }

    /// The name: the path as the user gave it, or `-`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is of its file.
    #[must_use]
    pub fn provenance(&self) -> &Provenance {
        &self.provenance
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

    /// The column of the byte at `offset`, 1-based, in bytes of the text, which is UTF-8.
    #[must_use]
    pub fn byte_column(&self, offset: usize) -> usize {
        let offset = self.text.offset_of(offset);
        offset - self.lines.start(self.lines.line(offset)).unwrap_or(0) + 1
    }

    /// Both ends of `span`.
    #[must_use]
    pub fn location(&self, span: Span) -> Location {
        let start = self.position(span.start);
        let end = if span.is_empty() { start } else { self.position(span.end) };
        Location { span, start, end }
    }
}

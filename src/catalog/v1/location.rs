//! Places in a source file, as they are published.

use schemars::JsonSchema;
use serde::Serialize;

/// A place and its extent in a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Location {
    /// Its first byte.
    pub start: Position,
    /// The byte behind it.
    pub end: Position,
}

/// A place in a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Position {
    /// Bytes before it in the file.
    pub offset: usize,
    /// Line, 1-based.
    pub line: usize,
    /// Column, 1-based, in code points.
    pub column: usize,
}

impl From<crate::source::Location> for Location {
    fn from(location: crate::source::Location) -> Self {
        let place = |offset, position: crate::text::Position| Position { offset, line: position.line, column: position.column };
        Self { start: place(location.span.start, location.start), end: place(location.span.end, location.end) }
    }
}

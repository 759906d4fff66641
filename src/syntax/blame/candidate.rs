//! One change that may be what the author forgot, and what is said of it once it is proved.

use std::ops::Range;

use crate::syntax::SyntaxError;

/// A change to broken code, and the error that it would prove.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The bytes that it replaces; empty where it inserts.
    pub range: Range<usize>,
    /// What it puts there.
    pub with: String,
    /// What is said if the code parses with it.
    pub error: SyntaxError,
}

impl Candidate {
    /// Something is missing at `at`.
    pub(super) fn insert(at: usize, with: impl Into<String>, message: impl Into<String>) -> Self {
        Self::replace(at..at, with, message)
    }

    /// Something else belongs in the place of `range`.
    pub(super) fn replace(range: Range<usize>, with: impl Into<String>, message: impl Into<String>) -> Self {
        let error = SyntaxError { range: range.clone(), message: message.into(), related: Vec::new(), help: None };
        Self { range, with: with.into(), error }
    }

    /// The same, pointing at `place` and not at the change.
    pub(super) fn at(mut self, place: Range<usize>) -> Self {
        self.error.range = place;
        self
    }

    /// The same with another place that explains it.
    pub(super) fn because(mut self, place: Range<usize>, message: impl Into<String>) -> Self {
        self.error.related.push((place, message.into()));
        self
    }
}

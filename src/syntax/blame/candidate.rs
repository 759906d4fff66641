//! One change that may be what the author forgot, and what is said of it once it is proved.

use std::ops::Range;

use crate::syntax::{FaultKind, SyntaxError};
use crate::text::Edit;

/// A change to broken code, and the error that it would prove.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The change.
    pub edit: Edit,
    /// What is said if the code parses with it.
    pub error: SyntaxError,
    /// Whether it only stands for what is missing, and is not what the author would write.
    pub stands_for: bool,
    /// Whether it counts only where all of the code parses with it, and not where the parser only gets further.
    pub mends_all: bool,
}

impl Candidate {
    /// Something is missing at `at`.
    pub(super) fn insert(at: usize, with: impl Into<String>, message: impl Into<String>) -> Self {
        Self::replace(at..at, with, message)
    }

    /// Something else belongs in the place of `range`.
    pub(super) fn replace(range: Range<usize>, with: impl Into<String>, message: impl Into<String>) -> Self {
        let error = SyntaxError::told(range.clone(), message.into());
        Self { edit: Edit::new(range, with.into()), error, stands_for: false, mends_all: false }
    }

    /// The same, pointing at `place` and not at the change.
    pub(super) fn at(mut self, place: Range<usize>) -> Self {
        self.error.range = place;
        self
    }

    /// The same, which proves a mistake of this kind.
    pub(super) fn of(mut self, kind: FaultKind) -> Self {
        self.error.kind = kind;
        self
    }

    /// The same as a proof only: what the author would write is not known.
    pub(super) fn standing_for(mut self) -> Self {
        self.stands_for = true;
        self
    }

    /// The same, if all of the code parses with it.
    pub(super) fn mending_all(mut self) -> Self {
        self.mends_all = true;
        self
    }

    /// What it does, in words.
    pub(super) fn description(&self, replaced: &str) -> String {
        let with = self.edit.with.trim();
        match () {
            () if self.edit.with.starts_with('\n') && with.is_empty() => "break the line here".to_owned(),
            () if replaced.contains('\n') && with.is_empty() => "join the two lines".to_owned(),
            () if self.edit.range.is_empty() && self.edit.with == " " => "insert a blank".to_owned(),
            () if self.edit.range.is_empty() && with.is_empty() => format!("indent it by {}", self.edit.with.len()),
            () if self.edit.range.is_empty() => format!("insert `{with}`"),
            () if with.is_empty() && self.edit.with.is_empty() => format!("remove `{replaced}`"),
            () if with.is_empty() => format!("indent it by {}", self.edit.with.len()),
            () if with.contains('\n') => "indent the block".to_owned(),
            () => format!("write `{with}`"),
        }
    }

    /// The same with another place that explains it.
    pub(super) fn because(mut self, place: Range<usize>, message: impl Into<String>) -> Self {
        self.error.related.push((place, message.into()));
        self
    }
}

//! What is excused of code so that it parses: its surroundings, and what its author openly left out.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Status;
use crate::interned::Name;
use crate::language::Language;

/// What must be excused of code so that it parses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excuse {
    /// The context in which it parses: `class members`.
    #[serde(with = "crate::interned::option")]
    pub context: Option<Name>,
    /// What was left out on purpose and is accounted for, in order.
    pub allowances: Vec<Allowance>,
}

impl Allowance {
    /// What it is where code just stops, with something open: the range is what opens it.
    pub const UNFINISHED: Name = "unfinished";
}

impl Excuse {
    /// Whether nothing is excused.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.context.is_none() && self.allowances.is_empty()
    }
}

/// Something that the author left out on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// Bytes of the code: the mark.
    pub range: Range<usize>,
    /// What it is: `ellipsis`, `placeholder` …
    #[serde(with = "crate::interned")]
    pub kind: Name,
}

/// One run of code that is not all in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Segment {
    /// Bytes of the code.
    pub range: Range<usize>,
    /// Its language; `None` for text.
    #[serde(with = "crate::language::by_name::option")]
    pub language: Option<&'static Language>,
    /// Its own status.
    pub status: Status,
}

//! One change of a text.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A change of a text: this range becomes that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The bytes that it replaces; empty where it inserts.
    pub range: Range<usize>,
    /// What it puts there.
    pub with: Cow<'static, str>,
}

impl Edit {
    /// What stands in `range` becomes `with`.
    #[must_use]
    pub fn new(range: Range<usize>, with: impl Into<Cow<'static, str>>) -> Self {
        Self { range, with: with.into() }
    }

    /// Its range and what becomes of it, as [`super::Text::edited`] takes them.
    #[must_use]
    pub fn parts(&self) -> (Range<usize>, &str) {
        (self.range.clone(), &self.with)
    }
}

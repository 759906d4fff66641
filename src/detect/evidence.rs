//! What one clue says of one language.

use serde::{Deserialize, Serialize};

use crate::interned::Name;
use crate::language::{self, Language};

/// A piece of evidence for one language, or against it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// Name of the clue that gives it.
    #[serde(with = "crate::interned")]
    pub clue: Name,
    /// The language that it speaks of.
    #[serde(with = "crate::language::by_name")]
    pub language: &'static Language,
    /// How much it weighs, in natural-logarithm units of odds; below 0 speaks against.
    pub weight: f32,
    /// What was seen, in words.
    pub reason: String,
}

impl Evidence {
    /// Evidence for the language whose id is `id`; none if there is no such language.
    pub(super) fn of(clue: &'static str, id: &str, weight: f32, reason: impl Into<String>) -> Option<Self> {
        Some(Self { clue, language: language::by_id(id)?, weight, reason: reason.into() })
    }
}

//! Which language a block is in, how surely, and why.

use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use crate::guard::Failure;
use crate::language::Language;

/// Which language a block is in.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Detection {
    /// The language; `None` where no candidate is probable enough.
    #[serde(with = "crate::language::by_name::option")]
    pub language: Option<&'static Language>,
    /// How probable it is, 0 to 1.
    pub confidence: f32,
    /// The candidates with their probabilities, the best first.
    #[serde(with = "crate::language::by_name::ranked")]
    pub ranked: Vec<(&'static Language, f32)>,
    /// The evidence for and against the candidates, in the order of the clues.
    pub evidence: Vec<Evidence>,
    /// The failure that ended the search for it: nothing more is to be tried with the block.
    pub failure: Option<Failure>,
}

impl Detection {
    /// How probable the family of `language` is: its members hold much of the same code.
    #[must_use]
    pub fn family(&self, language: &Language) -> f32 {
        self.ranked.iter().filter(|(other, _)| other.family == language.family).map(|(_, probability)| probability).sum()
    }
}

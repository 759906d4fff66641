//! What a rung of the ladder said of a case, for those who want to know how a verdict came about.

use serde::{Deserialize, Serialize};

use super::Status;
use crate::interned::Name;
use crate::language::Language;

/// What one rung, or one review, said.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Note {
    /// Its name.
    #[serde(with = "crate::interned")]
    pub rung: Name,
    /// What the code was judged as.
    #[serde(with = "crate::language::by_name")]
    pub language: &'static Language,
    /// What it said; `None` if it left the case to the next.
    pub said: Option<Said>,
}

/// A verdict, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The finding in a word.
    pub status: Status,
    /// The reason, the context, or the first error, in words.
    pub because: Option<String>,
}

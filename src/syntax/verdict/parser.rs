//! Who said whether code parses.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::interned::Name;

/// A parser that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Parser {
    /// The language's tree-sitter grammar.
    Tree,
    /// The reference with this name: `oxc`, `ruff` …
    Reference(#[serde(with = "crate::interned")] Name),
}

impl Parser {
    /// Its name in every output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tree => "tree-sitter",
            Self::Reference(name) => name,
        }
    }
}

impl fmt::Display for Parser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

//! The words for what a snippet is found to be.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The only words for what a snippet is found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// It parses whole, as it stands.
    Valid,
    /// It parses in a named context, or with what it openly leaves out accounted for.
    Fragment,
    /// Runs of different languages one after another, each valid or a fragment.
    Mixed,
    /// An error remains that nothing explains.
    Invalid,
    /// Not code.
    Text,
    /// Code, but without a parser for it, or past a limit.
    Unchecked,
    /// The author's own marker says that it is meant to be wrong or skipped.
    Waived,
}

impl Status {
    /// Every status, in the order in which they are counted.
    pub const ALL: [Self; 7] = [Self::Valid, Self::Fragment, Self::Mixed, Self::Invalid, Self::Text, Self::Unchecked, Self::Waived];

    /// The word for it in every output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Fragment => "fragment",
            Self::Mixed => "mixed",
            Self::Invalid => "invalid",
            Self::Text => "text",
            Self::Unchecked => "unchecked",
            Self::Waived => "waived",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

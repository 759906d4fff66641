//! What was done to a block's markup so that its code could be read.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// One change between what was published and the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transform {
    /// What was done.
    pub kind: TransformKind,
    /// The bytes that it was done to; empty where something was put in.
    pub span: Span,
}

/// The sorts of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TransformKind {
    /// A `<br>` was read as a line break.
    LineBreak,
    /// A line break was put between two elements that are shown as lines of their own.
    LineElement,
    /// Something that is no code was left out: line numbers, a button, a callout.
    Stripped,
    /// What the author wrote as code and HTML takes as a tag (`Vec<String>`) was put back.
    RestoredTag,
    /// HTML's rules show it at another place than where it was written, as they do with text between the rows of a table.
    Moved,
    /// The code was read from where its producer keeps a copy, not from what is shown.
    RawSource,
    /// Several elements were read as one block.
    Joined,
}

impl TransformKind {
    /// Every sort.
    pub const ALL: [Self; 7] =
        [Self::LineBreak, Self::LineElement, Self::Stripped, Self::RestoredTag, Self::Moved, Self::RawSource, Self::Joined];

    /// Its name as the catalog says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LineBreak => "line-break",
            Self::LineElement => "line-element",
            Self::Stripped => "stripped",
            Self::RestoredTag => "restored-tag",
            Self::Moved => "moved",
            Self::RawSource => "raw-source",
            Self::Joined => "joined",
        }
    }
}

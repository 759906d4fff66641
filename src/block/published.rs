//! A code block as it was published: its exact text, its label, and what its markup says of it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::transform::Transform;
use crate::interned::Name;
use crate::language::{self, Language};
use crate::text::{Span, Text};

/// One code block.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Block {
    /// The exact code, without what is not code (gutters, buttons).
    pub text: Text,
    /// The language's label as published.
    pub label: Option<Label>,
    /// Name of the producer whose markup it is.
    #[serde(with = "crate::interned")]
    pub producer: Name,
    /// The heading above it, as plain text.
    pub heading: Option<String>,
    /// Its caption or file name, as published.
    pub title: Option<String>,
    /// The sentence or paragraph right before it, as plain text.
    pub lead: Option<String>,
    /// The paragraph right behind it, as plain text.
    pub remark: Option<String>,
    /// Another tool's marker that it is meant to be wrong or skipped, as published (`compile_fail`).
    pub waiver: Option<String>,
    /// The line of it that takes in a file, without which the rest cannot be judged.
    pub included: Option<String>,
    /// The id that came with it, where the input gives each snippet one.
    pub source_id: Option<String>,
    /// The fence that opens it, if nothing closes it where its author meant it to end.
    pub open_fence: Option<UnclosedFence>,
    /// Whether white space collapses in its markup, so that a no-break space is how a space is written there.
    pub collapses_spaces: bool,
    /// Whether its markup says that it shows what code printed.
    pub is_output: bool,
    /// The lines that its markup says were printed by the code of the others, in order, in bytes of the text.
    pub printed: Vec<Range<usize>>,
    /// The lines that are said to be removed, where a change is shown: they stand beside those that take their place, and are no part of
    /// the code that is checked. In order, in bytes of the text.
    pub removed: Vec<Range<usize>>,
    /// The words in it that its house says stand for something that a reader puts there.
    pub stand_ins: Vec<String>,
    /// The info string of its fence, as published.
    pub info: Option<String>,
    /// What was done to its markup, in the order of the source.
    pub transforms: Vec<Transform>,
}

impl Block {
    /// A block of which only the text and its producer are known.
    #[must_use]
    pub fn new(text: Text, producer: &'static str) -> Self {
        Self {
            text,
            label: None,
            producer,
            heading: None,
            title: None,
            lead: None,
            remark: None,
            waiver: None,
            included: None,
            source_id: None,
            open_fence: None,
            collapses_spaces: false,
            is_output: false,
            printed: Vec::new(),
            removed: Vec::new(),
            stand_ins: Vec::new(),
            info: None,
            transforms: Vec::new(),
        }
    }

    /// Why it is not to be judged, in the words of its markup: the author's marker, or the line that takes in a file.
    #[must_use]
    pub fn exemption(&self) -> Option<&str> {
        self.waiver.as_deref().or(self.included.as_deref())
    }
}

/// A fence that its author did not close.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct UnclosedFence {
    /// The fence itself.
    pub span: Span,
    /// The fence that opens the next block, which is taken for code of this one; `None` if all that follows in its container is.
    pub next: Option<Span>,
}

/// A language's label, as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The word itself, without a prefix such as `language-`.
    pub value: String,
    /// How far it is to be believed.
    pub trust: Trust,
    /// Where it stands in the file; `None` if it is not right before the code.
    pub span: Option<Span>,
    /// The id of the language that its house says it means; `None` if it says nothing.
    #[serde(with = "crate::interned::option")]
    pub means: Option<Name>,
}

impl Label {
    /// A label whose place is not known.
    #[must_use]
    pub fn new(value: impl Into<String>, trust: Trust) -> Self {
        Self { value: value.into(), trust, span: None, means: None }
    }

    /// The language that it means.
    #[must_use]
    pub fn language(&self) -> Option<&'static Language> {
        self.means.map_or_else(|| language::by_label(&self.value), language::by_id)
    }
}

/// How far a published label is to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Trust {
    /// A default that the author may never have chosen.
    Low,
    /// Chosen, but often loosely, or taken from surroundings.
    Medium,
    /// Written by the author for this block.
    High,
}

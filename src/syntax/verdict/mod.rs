//! What is found of a snippet: a word, what it stands on, and each mistake with its place.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::guard::Failure;
use crate::interned::Name;
use crate::language::Language;
use crate::text::Text;

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

/// What was found of a snippet. All ranges are bytes of its code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Verdict {
    /// The finding in a word.
    pub status: Status,
    /// The runs of a mixed snippet, in order; empty otherwise.
    pub segments: Vec<Segment>,
    /// The context in which a fragment parses.
    #[serde(with = "crate::interned::option")]
    pub context: Option<Name>,
    /// What was left out on purpose and is accounted for.
    pub allowances: Vec<Allowance>,
    /// What is wrong, in order; empty unless invalid.
    pub errors: Vec<SyntaxError>,
    /// Why it is unchecked, waived or text.
    pub reason: Option<String>,
    /// What decided: `oxc`, `ruff`, `tree-sitter` …; empty if nothing was parsed.
    #[serde(with = "crate::interned")]
    pub parser: Name,
    /// The failure of a parser that it is unchecked for.
    pub failure: Option<Failure>,
}

impl Verdict {
    /// A verdict of which only the status and who decided are known.
    #[must_use]
    pub fn new(status: Status, parser: &'static str) -> Self {
        Self {
            status,
            segments: Vec::new(),
            context: None,
            allowances: Vec::new(),
            errors: Vec::new(),
            reason: None,
            parser,
            failure: None,
        }
    }

    /// A verdict with its reason.
    #[must_use]
    pub fn because(status: Status, reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..Self::new(status, "") }
    }

    /// The verdict on what a parser failed on.
    #[must_use]
    pub fn failed(failure: Failure) -> Self {
        let reason = failure.to_string();
        Self { failure: Some(failure), ..Self::because(Status::Unchecked, reason) }
    }

    /// The same of code of `length` bytes that is in another language than it is said to be.
    pub(super) fn in_other(self, language: &'static Language, length: usize) -> Self {
        let segments = vec![Segment { range: 0..length, language: Some(language), status: self.status }];
        Self { segments, reason: Some(format!("it is {}", language.name)), ..self }
    }
}

/// One run of a mixed snippet.
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

/// Something that the author left out on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// Bytes of the code: the mark.
    pub range: Range<usize>,
    /// What it is: `ellipsis`, `placeholder` …
    #[serde(with = "crate::interned")]
    pub kind: Name,
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyntaxError {
    /// Bytes of the code that a person would point at; may be empty.
    pub range: Range<usize>,
    /// What was expected and what was found, in a sentence without a full stop.
    pub message: String,
    /// Other places that explain it, such as the opening bracket.
    pub related: Vec<(Range<usize>, String)>,
    /// What can be done about it.
    pub help: Option<Help>,
}

impl SyntaxError {
    /// The same with each of its places put through `place`.
    pub(super) fn placed(self, place: impl Fn(Range<usize>) -> Range<usize>) -> Self {
        let related = self.related.into_iter().map(|(range, message)| (place(range), message)).collect();
        Self { range: place(self.range), related, ..self }
    }

    /// The same of an error in bytes of `text`, in bytes of what that was made from.
    pub(super) fn mapped(self, text: &Text) -> Self {
        self.placed(|range| text.origin(range).range())
    }
}

/// What can be done about a mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// It, in a sentence without a full stop.
    pub message: String,
    /// The changes of the code that do it, in order; empty where only the author can know them.
    pub edits: Vec<Edit>,
}

/// A change of the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Bytes of the code that it replaces; empty where it inserts.
    pub range: Range<usize>,
    /// What it puts there.
    pub with: String,
}

impl From<String> for Help {
    fn from(message: String) -> Self {
        Self { message, edits: Vec::new() }
    }
}

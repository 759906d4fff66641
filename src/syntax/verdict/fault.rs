//! What is wrong with code: a mistake or a damage, where it is, how surely that is known, and what can be done about it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::fault_kind::FaultKind;
use crate::diagnostic::Fix;
use crate::text::Text;

/// One mistake in code, or one damage that publishing did to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyntaxError {
    /// Bytes of the code that a person would point at; may be empty.
    pub range: Range<usize>,
    /// What was expected and what was found, in a sentence without a full stop.
    pub message: String,
    /// Other places that explain it, such as the opening bracket.
    pub related: Vec<(Range<usize>, String)>,
    /// What kind of mistake or damage it is.
    pub kind: FaultKind,
    /// How it is known.
    pub cause: Cause,
    /// What can be done about it.
    pub help: Option<Help>,
}

/// How it is known what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// A mistake that a parser told of: its place is where the parser gave up.
    Told,
    /// A mistake that a reader of ours knows for what it is: its place and its words need no proof.
    Known,
    /// A mistake that is proved: with one change at its place, which its author would make, the code parses.
    Proved,
    /// A mistake whose place is proved, and no more: with something put there or taken away the code parses, and what its author would
    /// write is not known. Without `POST`, `POST "/a"` is a string of JavaScript.
    Placed,
    /// Damage that publishing did, which is proved by undoing it.
    Damage,
}

/// What is said where `sign` is missing, by its name where it has one that everybody uses: `missing comma`.
pub(in crate::syntax) fn missing(sign: &str) -> String {
    match sign {
        "," => "missing comma".to_owned(),
        sign => format!("missing `{sign}`"),
    }
}

impl SyntaxError {
    /// A mistake that a parser told of.
    pub(in crate::syntax) fn told(range: Range<usize>, message: impl Into<String>) -> Self {
        Self { range, message: message.into(), related: Vec::new(), kind: FaultKind::Other, cause: Cause::Told, help: None }
    }

    /// A mistake that a reader of ours knows for what it is.
    pub(in crate::syntax) fn known(range: Range<usize>, message: impl Into<String>) -> Self {
        Self { cause: Cause::Known, ..Self::told(range, message) }
    }

    /// The same as a mistake of this kind.
    pub(in crate::syntax) fn of(self, kind: FaultKind) -> Self {
        Self { kind, ..self }
    }

    /// The same with another place that explains it.
    pub(in crate::syntax) fn because(mut self, place: Range<usize>, message: impl Into<String>) -> Self {
        self.related.push((place, message.into()));
        self
    }

    /// The same with each of its places put through `place`.
    pub(in crate::syntax) fn placed(self, place: impl Fn(Range<usize>) -> Range<usize>) -> Self {
        let related = self.related.into_iter().map(|(range, message)| (place(range), message)).collect();
        Self { range: place(self.range), related, ..self }
    }

    /// The same of an error in bytes of `text`, in bytes of what that was made from.
    pub(in crate::syntax) fn mapped(self, text: &Text) -> Self {
        self.placed(|range| text.origin(range).range())
    }

    /// Whether publishing did it.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        self.cause == Cause::Damage
    }
}

/// What can be done about a mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// It, in a sentence without a full stop.
    pub message: String,
    /// The change of the code that does it, if it is known.
    pub fix: Option<Fix>,
}

impl From<String> for Help {
    fn from(message: String) -> Self {
        Self { message, fix: None }
    }
}

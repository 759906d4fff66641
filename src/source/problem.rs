//! Something wrong with a source as a whole.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Something wrong with a source as a whole, found while it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What sort of problem it is.
    pub kind: ProblemKind,
    /// Where it is, in bytes of the source.
    pub span: Span,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

/// The sorts of problems that a source or a document can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ProblemKind {
    /// Bytes that the encoding does not know, or an encoding that is not the declared one.
    Encoding,
    /// The file ends before it should, or is past a limit.
    Truncated,
    /// The document breaks its format's grammar.
    Malformed,
    /// Nothing that could be read as an article.
    NoArticles,
    /// A feed that has the articles' summaries, and not the articles.
    Summaries,
}

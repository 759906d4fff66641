//! A rule: what it looks at, and how.

use crate::conventions::Conventions;
use crate::diagnostic::{Findings, RuleInfo};
use crate::document::{Article, Document};
use crate::snippet::Snippet;
use crate::syntax::Verdict;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// What is known of it before it is run.
    pub info: &'static RuleInfo,
    /// What it looks at, and how.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each document as a whole.
    Document(fn(&Document, &mut Findings)),
    /// Each article, for what is to be said of the document.
    Article(fn(&Article, &mut Findings)),
    /// Each snippet with its verdict.
    Snippet(fn(&Snippet, &Verdict, &mut Findings)),
    /// Each snippet, with what its house agrees on; asked only where something is.
    Agreed(fn(&Snippet, &Conventions, &mut Findings)),
}

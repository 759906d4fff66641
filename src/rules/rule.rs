//! A rule: what it looks at, and how.

use super::effect::DirectiveEffect;
use crate::block::Directive;
use crate::conventions::Conventions;
use crate::diagnostic::{Findings, RuleInfo};
use crate::document::{Article, Document};
use crate::snippet::Snippet;
use crate::syntax::{FaultKind, Verdict};

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// What is known of it before it is run.
    pub info: &'static RuleInfo,
    /// What it looks at, and how.
    pub check: Check,
}

impl Rule {
    /// The kind of the errors that it tells of; `None` if it tells of none.
    #[must_use]
    pub const fn fault(&self) -> Option<FaultKind> {
        match self.check {
            Check::Errors(kind) | Check::ErrorsAnd(kind, _) => Some(kind),
            Check::Document(_) | Check::Article(_) | Check::Snippet(_) | Check::Agreed(_) | Check::Directive(_) => None,
        }
    }

    /// What an author writes who wants to hear nothing of it; `None` if only a configuration silences it.
    #[must_use]
    pub fn directive(&self) -> Option<String> {
        match self.check {
            Check::Errors(_) | Check::ErrorsAnd(..) | Check::Snippet(_) | Check::Agreed(_) => {
                Some(format!("snipcheck: skip {}", self.info.id))
            }
            Check::Document(_) | Check::Article(_) => Some(format!("snipcheck: skip-file {}", self.info.id)),
            Check::Directive(_) => None,
        }
    }

    /// Its page, which ends with how to silence it.
    #[must_use]
    pub fn page(&self) -> String {
        let off =
            format!("`{} = \"off\"` among the `[rules]` of the [configuration](configuration.md), or of a `[[per-path]]`", self.info.id);
        let silenced = match self.directive() {
            Some(directive) => {
                let place = if directive.contains("skip-file") { "of an article in the file" } else { "above a block" };
                format!(
                    "`{directive}` in a comment {place} leaves it out there: see [waivers](waivers.md).\n{off}, leaves it out of all files."
                )
            }
            None => format!("{off}, leaves it out."),
        };
        let group = match self.info.group {
            Some(group) if group != self.info.id => format!(
                "\n\nIt belongs to the group `{group}`: what a directive or a configuration says of that holds for this rule, too, unless the \
                 same says something of this rule."
            ),
            _ => String::new(),
        };
        format!("{}\n\n{silenced}{group}\n\nSince {}.\n", self.info.page.trim_end(), self.info.since)
    }
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each document as a whole.
    Document(fn(&Document, &mut Findings)),
    /// Each article, for what is to be said of the document.
    Article(fn(&Article, &mut Findings)),
    /// The errors of each verdict that are of this kind: they are what it finds.
    Errors(FaultKind),
    /// The same, and what else there is to say of a snippet with its verdict.
    ErrorsAnd(FaultKind, fn(&Snippet, &Verdict, &mut Findings)),
    /// Each snippet with its verdict.
    Snippet(fn(&Snippet, &Verdict, &mut Findings)),
    /// Each snippet, with what its house agrees on; asked only where something is.
    Agreed(fn(&Snippet, &Conventions, &mut Findings)),
    /// Each directive of an author, with what it did, once all else is found.
    Directive(fn(&Directive, &DirectiveEffect, &mut Findings)),
}

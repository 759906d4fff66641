//! A rule: what it looks at, and how.

use super::effect::DirectiveEffect;
use crate::block::Directive;
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

impl Rule {
    /// What an author writes who wants to hear nothing of it; `None` if only a configuration silences it.
    #[must_use]
    pub fn directive(&self) -> Option<String> {
        match self.check {
            Check::Snippet(_) | Check::Agreed(_) => Some(format!("snipcheck: skip {}", self.info.id)),
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
        format!("{}\n\n{silenced}\n", self.info.page.trim_end())
    }
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
    /// Each directive of an author, with what it did, once all else is found.
    Directive(fn(&Directive, &DirectiveEffect, &mut Findings)),
}

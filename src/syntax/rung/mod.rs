//! What a rung of the ladder is, and the case that it looks at.

mod case;

use std::collections::HashSet;
use std::sync::LazyLock;

pub(super) use case::{Case, Mending};

use super::Verdict;
use super::parsing::attempt::Work;
use crate::language::LANGUAGES;

/// One rung of the ladder of judgement: it looks at a case, and gives a verdict or leaves it to the next.
#[derive(Debug)]
pub struct Rung {
    /// Its name, in kebab case, as the catalog says it.
    pub name: &'static str,
    /// What it takes code for, in a sentence without a full stop.
    pub summary: &'static str,
    /// The verdict if it holds.
    pub(super) speak: fn(&Case<'_>, &mut Work) -> Option<Verdict>,
}

/// Names of rungs that are about few languages, as the data of those lists them.
static OF_FEW: LazyLock<HashSet<&'static str>> = LazyLock::new(|| LANGUAGES.iter().flat_map(|language| language.rungs).copied().collect());

impl Rung {
    /// Whether this rung is asked of `case`: one that is about few languages is asked of no others.
    pub(super) fn is_asked(&self, case: &Case<'_>) -> bool {
        !OF_FEW.contains(self.name) || case.language.rungs.contains(&self.name)
    }

    /// The verdict on `case` if this rung is asked and has one, with its name on it.
    pub(super) fn verdict(&self, case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
        if self.is_asked(case) { self.spoken(case, work) } else { None }
    }

    /// The same of a rung that is asked.
    pub(super) fn spoken(&self, case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
        (self.speak)(case, work).map(|verdict| verdict.decided_by(self.name))
    }
}

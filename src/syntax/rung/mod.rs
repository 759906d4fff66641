//! What a rung of the ladder is, and the case that it looks at.

mod case;

pub(super) use case::{Case, Mending};

use super::Verdict;
use super::parsing::attempt::Work;

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

impl Rung {
    /// The verdict on `case` if this rung has one, with its name on it.
    pub(super) fn verdict(&self, case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
        (self.speak)(case, work).map(|verdict| verdict.decided_by(self.name))
    }
}

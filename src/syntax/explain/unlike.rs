//! What is published as commands and looks like something else: the shell's grammar takes nearly anything, so that a change with which
//! it parses proves nothing.

use crate::syntax::explain::{Case, Explanation};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::{Status, Verdict};

pub(super) static EXPLANATION: Explanation = Explanation { find };

/// How probable the shell must be by the code's looks alone to be believed.
const POSSIBLE: f32 = 0.2;

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    if case.language.id != "bash" || case.snippet.block.label.is_none() {
        return None;
    }
    let looks = case.looks();
    let (other, probability) = looks.ranked.first()?;
    if looks.family(case.language) >= POSSIBLE || *probability < POSSIBLE || other.family == case.language.family {
        return None;
    }
    Some(Verdict::because(Status::Unchecked, format!("it is labelled as commands, but looks like {}", other.name)))
}

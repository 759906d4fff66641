//! What is published as commands and looks like something else: the shell's grammar takes nearly anything, so that a change with which
//! it parses proves nothing.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "unlike", summary: "what is labelled as commands, and looks like something else", speak: find };

/// How probable the shell must be by the code's looks alone to be believed.
const POSSIBLE: f32 = 0.2;

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    if !case.language.shell || case.snippet.block.label.is_none() {
        return None;
    }
    let looks = case.looks();
    let (other, probability) = looks.ranked.first()?;
    if looks.family(case.language) >= POSSIBLE || *probability < POSSIBLE || other.family == case.language.family {
        return None;
    }
    Some(Verdict::unchecked(Why::NoCommands(other)))
}

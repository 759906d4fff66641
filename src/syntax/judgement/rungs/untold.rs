//! What nobody can tell.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::Reading;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};

pub(in crate::syntax) static NO_PARSER: Rung = Rung {
    name: "no-parser",
    summary: "code in a language that has no parser, or only one whose errors prove nothing",
    speak: |case, work| untold(case, work).filter(|_| case.language.reference.is_none()),
};

/// What a reference does not know as a whole may yet be known piece by piece: this comes after all explanations.
pub(in crate::syntax) static RUNG: Rung = Rung { name: "untold", summary: "code of which its parsers cannot tell", speak: untold };

fn untold(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let Reading::Unknown(why) = case.reading(work) else { return None };
    let why: Why = why.clone();
    Some(Verdict::unchecked(why))
}

//! Pieces of one program, or a call and what it returned.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parts::segment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Excuse, Verdict};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "pieces", summary: "pieces of one program, or a call and what it returned", speak: find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let (segments, allowances) = segment::segments(case.language, case.code, work)?;
    let one = segments.iter().all(|segment| segment.language.is_some_and(|l| l.id == case.language.id));
    let verdict = Verdict::parsed(case.parser(), Excuse { context: one.then_some("separate pieces"), allowances });
    Some(if one { Verdict { segments, ..verdict } } else { verdict.among(segments) })
}

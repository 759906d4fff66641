//! Lines that documentation hides from its readers.

use crate::snippet::hidden;
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};

pub(in crate::syntax) static RUNG: Rung = Rung { name: "hidden", summary: "lines that documentation hides from its readers", speak: find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let shown = hidden::unhidden(case.language, case.code, case.snippet.block.info.as_deref())?;
    let verdict = fragment::read(case.language, &shown, work).verdict()?;
    let context = verdict.context().unwrap_or("hidden lines");
    Some(verdict.within(context))
}

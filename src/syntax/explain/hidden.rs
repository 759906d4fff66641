//! Lines that documentation hides from its readers.

use crate::snippet::hidden;
use crate::syntax::explain::{Case, Explanation};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::{Status, Verdict};

pub(super) static EXPLANATION: Explanation = Explanation { find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let shown = hidden::unhidden(case.language, case.code)?;
    let verdict = fragment::read(case.language, &shown, work).verdict()?;
    Some(Verdict { context: verdict.context.or(Some("hidden lines")), status: Status::Fragment, ..verdict })
}

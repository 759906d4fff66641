//! Lines that documentation hides from its readers.

use super::{Case, Explanation};
use crate::snippet::hidden;
use crate::syntax::attempt::Work;
use crate::syntax::{Status, Verdict, fragment};

pub(super) static EXPLANATION: Explanation = Explanation { find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let shown = hidden::unhidden(case.language, case.code)?;
    let verdict = fragment::read(case.language, &shown, work).verdict()?;
    Some(Verdict { context: verdict.context.or(Some("hidden lines")), status: Status::Fragment, ..verdict })
}

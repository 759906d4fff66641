//! Commands behind bare `>` and `#` prompts, with what they printed.

use crate::syntax::Verdict;
use crate::syntax::explain::{Case, Explanation};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parts::session;

pub(super) static EXPLANATION: Explanation = Explanation { find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    session::check_bare(case.language, case.code, work)
}

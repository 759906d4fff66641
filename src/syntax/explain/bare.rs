//! Commands behind bare `>` and `#` prompts, with what they printed.

use super::{Case, Explanation};
use crate::syntax::Verdict;
use crate::syntax::attempt::Work;
use crate::syntax::session;

pub(super) static EXPLANATION: Explanation = Explanation { find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    session::check_bare(case.language, case.code, work)
}

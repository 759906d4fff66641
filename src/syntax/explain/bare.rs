//! Commands behind bare `>` and `#` prompts, with what they printed.

use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parts::session;
use crate::syntax::rung::{Case, Rung};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "bare-prompts", summary: "commands behind bare `>` and `#` prompts, with what they printed", speak: find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    session::check_bare(case.language, case.code, work)
}

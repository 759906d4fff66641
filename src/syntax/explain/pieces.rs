//! Pieces of one program, or a call and what it returned.

use crate::syntax::explain::{Case, Explanation};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parts::segment;
use crate::syntax::{Status, Verdict};

pub(super) static EXPLANATION: Explanation = Explanation { find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let (segments, allowances) = segment::segments(case.language, case.code, work)?;
    let one = segments.iter().all(|segment| segment.language.is_some_and(|l| l.id == case.language.id));
    let (status, context) = if one { (Status::Fragment, Some("separate pieces")) } else { (Status::Mixed, None) };
    Some(Verdict { segments, context, allowances, ..Verdict::new(status, case.parser) })
}

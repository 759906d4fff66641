//! Several values one below another, or one a line, each of which is whole by itself.

use crate::block::Label;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parts::values::{self, Comments, Values};
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Excuse, Status, Verdict};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "values", summary: "several values one below another, or one a line", speak: |case, work| find(case, work, true) };

pub(in crate::syntax) static MISTAKE: Rung = Rung {
    name: "value-mistake",
    summary: "a mistake in one of several values, of which the others are whole",
    speak: |case, work| find(case, work, false),
};

fn find(case: &Case<'_>, work: &mut Work, whole: bool) -> Option<Verdict> {
    if values::split(case.code.as_str()).len() < 2 {
        return None;
    }
    let named = case.snippet.block.label.as_ref().and_then(Label::language);
    let has_notes = [Some(case.language), named].into_iter().flatten().any(|language| !language.lexis.line_comments.is_empty());
    let Values { parser, allowances, errors, segments } =
        values::read(case.code, if has_notes { Comments::Dropped } else { Comments::Kept }, work);
    let is_bad = |status: Status| !matches!(status, Status::Valid | Status::Fragment);
    let bad = segments.iter().filter(|segment| is_bad(segment.status)).count();
    if whole {
        let excuse = Excuse { context: Some("several values"), allowances };
        return (bad == 0).then(|| Verdict { segments, ..Verdict::parsed(parser, excuse) });
    }
    (!errors.is_empty() && bad * 2 <= segments.len()).then(|| Verdict { segments, ..Verdict::invalid(parser, errors) })
}

//! Front matter: metadata between two rules, with code of another language behind it.

use crate::language;
use crate::syntax::explain::{Case, Explanation};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::{Segment, Status, Verdict};

pub(super) static EXPLANATION: Explanation = Explanation { find };

const RULE: &str = "---\n";

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let matter = RULE.len()..code.strip_prefix(RULE)?.find("\n---\n")? + RULE.len() + 1;
    let behind = matter.end + RULE.len()..code.len();
    let yaml = language::by_id("yaml").filter(|yaml| yaml.id != case.language.id)?;
    let metadata = fragment::read(yaml, &case.code.slice(matter.clone()), work).verdict()?;
    let verdict = fragment::read(case.language, &case.code.slice(behind.clone()), work).verdict()?;
    let segments = vec![
        Segment { range: 0..behind.start, language: Some(yaml), status: metadata.status },
        Segment { range: behind, language: Some(case.language), status: verdict.status },
    ];
    Some(Verdict { status: Status::Mixed, segments, context: None, ..verdict })
}

//! What an expression came to, on a line of its own behind it: `=> 3`, without the sign of a comment.

use super::{Case, Explanation};
use crate::language::Kind;
use crate::syntax::attempt::Work;
use crate::syntax::{Segment, Status, Verdict, fragment};
use crate::text::lines;

pub(super) static EXPLANATION: Explanation = Explanation { find };

/// Signs that consoles and authors put before a result.
const SIGNS: &[&str] = &["=> ", "⇒ ", "==> "];

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if case.language.kind != Kind::Code {
        return None;
    }
    let code = case.code.as_str();
    let mut rewrite = case.code.rewrite();
    let mut segments: Vec<Segment> = Vec::new();
    let mut shown = 0;
    for (range, line) in lines(code) {
        let is_result = SIGNS.iter().any(|sign| line.trim_start().starts_with(sign)) && !segments.is_empty();
        let language = (!is_result).then_some(case.language);
        if is_result {
            shown += 1;
        } else {
            rewrite.keep(range.clone());
        }
        let status = if is_result { Status::Text } else { Status::Valid };
        match segments.last_mut().filter(|last| last.status == status) {
            Some(last) => last.range.end = range.end,
            None => segments.push(Segment { range, language, status }),
        }
    }
    if shown == 0 {
        return None;
    }
    let verdict = fragment::read(case.language, &rewrite.finish(), work).verdict()?;
    Some(Verdict { segments, ..Verdict { status: Status::Mixed, ..verdict } })
}

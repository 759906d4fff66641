//! What an expression came to, on a line of its own behind it: `=> 3`, without the sign of a comment.

use std::ops::Range;

use crate::language::Kind;
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::parts::output;
use crate::syntax::rung::{Case, Rung};
use crate::text::lines;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "echoed", summary: "what an expression came to, on a line of its own behind it: `=> 3`", speak: find };

/// Signs that consoles and authors put before a result.
const SIGNS: &[&str] = &["=> ", "⇒ ", "==> "];

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let shown = results(case.code.as_str());
    if case.language.kind != Kind::Code || shown.is_empty() {
        return None;
    }
    let verdict = fragment::read(case.language, &output::without(case.code, &shown), work).verdict()?;
    Some(output::among(verdict, case.language, &shown, case.code.len()))
}

/// The lines of `code` that are results, each run of them as one: an expression stands before.
fn results(code: &str) -> Vec<Range<usize>> {
    let mut results: Vec<Range<usize>> = Vec::new();
    let is_result = |line: &str| SIGNS.iter().any(|sign| line.trim_start().starts_with(sign));
    for (range, _) in lines(code).filter(|(range, line)| range.start > 0 && is_result(line)) {
        match results.last_mut().filter(|last| last.end == range.start) {
            Some(last) => last.end = range.end,
            None => results.push(range),
        }
    }
    results
}

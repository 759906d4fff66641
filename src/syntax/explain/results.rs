//! Expressions with what they come to in a comment behind them: an author who shows that ends no statement.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Allowance, Verdict};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "results", summary: "expressions with what they come to in a comment behind them, none of which is ended", speak: find };

pattern! {
    /// The result of what stands before it on its line.
    static RESULT = r"(?m)[ \t]+(?://|#|--|/\*)[ \t]*(?:=+>|-+>|→|⇒|===?[ \t])[^\n]*$";
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let end = case.language.statement_end?;
    let code = case.code.as_str();
    let mut results = Vec::new();
    for found in RESULT.find_iter(code) {
        let before = code.get(..found.start())?;
        // One who ends statements elsewhere forgot it here.
        if before.ends_with(end) {
            return None;
        }
        if before.ends_with(['{', '}', '(', '[', ',']) || before.ends_with('\n') || before.is_empty() {
            continue;
        }
        results.push(found.range());
    }
    if results.is_empty() {
        return None;
    }
    let ended = case.code.edited(results.iter().map(|result| (result.start..result.start, end)));
    let verdict = fragment::read(case.language, &ended, work).verdict()?;
    let allowances: Vec<_> = results.into_iter().map(|range| Allowance { range, kind: "result" }).collect();
    Some(verdict.allowing(allowances))
}

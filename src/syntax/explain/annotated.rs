//! Lines that a highlighter's notes add or remove: the code is what is left without those that go.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Allowance, Verdict};
use crate::text::{lines, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "annotated",
    summary: "lines that a highlighter's notes add or remove: what is left without those that go parses",
    speak: find,
};

pattern! {
    /// A comment that is a note to the highlighter, and what it says of its line.
    static NOTE = r"[ \t]*(?://|#|--|/\*|<!--|\{/\*)[ \t]*\[(?:tl!|!code)[ \t]*([^\]\n]*)\][ \t]*(?:\*/\}?|-->)?";
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let note = &*NOTE;
    let mut rewrite = case.code.rewrite();
    let mut allowances = Vec::new();
    for (at, line) in lines(code) {
        let Some(found) = note.captures(line) else {
            rewrite.keep(at);
            continue;
        };
        let mark = found.get(0)?.range();
        let removes = found.get(1).is_some_and(|what| what.as_str().starts_with("remove") || what.as_str().starts_with("--"));
        if !removes {
            rewrite.keep(at.start..at.start + mark.start).keep(at.start + mark.end..at.end);
        }
        allowances
            .push(Allowance { range: at.start + mark.start..at.start + mark.end, kind: if removes { "removed line" } else { "note" } });
    }
    if allowances.is_empty() {
        return None;
    }
    let verdict = fragment::read(case.language, &rewrite.finish(), work).verdict()?;
    Some(verdict.allowing(allowances))
}

//! Dialects, notations and sessions that have no parser here, told by their marks.

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::{dialects, unparsed};
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};

pub(in crate::syntax) static AT_SIGHT: Rung = Rung {
    name: "unparsed-at-sight",
    summary: "a dialect, a notation or a session without a parser, by marks that no code of the language has",
    speak: |case, work| unparsed::by_its_code(case.language, case.code.as_str(), || work.opaque(case.language, case.code.as_str())),
};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "unparsed", summary: "a dialect, a notation or a session without a parser, by its marks", speak: find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if let Some(verdict) = unparsed::by_its_marks(case.language, code, || work.opaque(case.language, code)) {
        return Some(verdict);
    }
    dialects::marked(case.language, code).map(|dialect| Verdict::unchecked(Why::Unparsed(dialect.name)))
}

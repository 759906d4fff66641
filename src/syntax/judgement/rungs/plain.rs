//! Code that parses: as it stands, in surroundings, or with what its author openly left out. And what is no code at all.

use crate::language::Kind;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::Reading;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Excuse, Parser, Verdict, Why};

pub(in crate::syntax) static NO_CODE: Rung = Rung {
    name: "no-code",
    summary: "prose, logs, tables: what is said to be no code, or looks like none",
    speak: |case, _| (case.named.kind == Kind::Text).then(|| Verdict::text(Why::Is("not code"))),
};

pub(in crate::syntax) static AS_IT_STANDS: Rung =
    Rung { name: "as-it-stands", summary: "code that parses as it stands", speak: |case, work| parsed(case, work, Excuse::is_none) };

pub(in crate::syntax) static IN_CONTEXT: Rung = Rung {
    name: "in-context",
    summary: "code that parses in surroundings which its language's data names, and with nothing else excused: class members, arguments",
    speak: |case, work| parsed(case, work, |excuse| excuse.allowances.is_empty()),
};

pub(in crate::syntax) static ELIDED: Rung = Rung {
    name: "elided",
    summary: "code that parses with what stands for something that its author left out: dots, placeholders, comments that say so",
    speak: |case, work| parsed(case, work, |_| true),
};

fn parsed(case: &Case<'_>, work: &mut Work, fits: fn(&Excuse) -> bool) -> Option<Verdict> {
    let Reading::Parses(parser, excuse) = case.reading(work) else { return None };
    let parser: Parser = *parser;
    fits(excuse).then(|| Verdict::parsed(Some(parser), excuse.clone()))
}

//! A no-break space in code: where code does not parse because of it, and where it does and is taken for something else.

use super::syntax_error::OF_GROUP;
use super::told_anyway::{odd, tell};
use super::{Check, Rule};
use crate::diagnostic::{Findings, RuleInfo};
use crate::snippet::Snippet;
use crate::syntax::{CodePlace, FaultKind, Verdict};

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "no-break-space",
        summary: "a no-break space where code needs a space",
        page: include_str!("no_break_space.md"),
        ..OF_GROUP
    },
    check: Check::ErrorsAnd(FaultKind::NoBreakSpace, check),
};

fn check(snippet: &Snippet, verdict: &Verdict, findings: &mut Findings) {
    // There it is how a space is written.
    if snippet.block.collapses_spaces {
        return;
    }
    let places = odd(snippet, verdict, |c| matches!(c, '\u{a0}' | '\u{202f}'));
    // Text may have them, and in text they are meant.
    let places: Vec<_> =
        places.into_iter().filter(|place| place.within == CodePlace::Code).map(|place| place.at..place.at + place.c.len_utf8()).collect();
    tell(snippet, &places, "a no-break space stands in the code", "write a space: this character only looks like one", findings);
}

//! A character without a width in code: where code does not parse because of it, and where it does and is not what it looks like.

use super::syntax_error::OF_GROUP;
use super::told_anyway::{OddPlace, odd, tell};
use super::{Check, Rule};
use crate::diagnostic::{Findings, RuleInfo};
use crate::snippet::Snippet;
use crate::syntax::{CodePlace, FaultKind, Verdict};
use crate::text::{is_bidi_control, is_without_width};

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "invisible-character",
        summary: "a character without a width in code",
        page: include_str!("invisible_character.md"),
        ..OF_GROUP
    },
    check: Check::ErrorsAnd(FaultKind::InvisibleCharacter, check),
};

fn check(snippet: &Snippet, verdict: &Verdict, findings: &mut Findings) {
    let is_odd = |c: char| is_without_width(c) && !is_bidi_control(c);
    let places = odd(snippet, verdict, is_odd);
    let strangers = places.into_iter().filter(|place| counts(snippet.code(), *place));
    let places: Vec<_> = strangers.map(|place| place.at..place.at + place.c.len_utf8()).collect();
    tell(
        snippet,
        &places,
        "an invisible character stands in the code",
        "delete it: readers copy it along without seeing it; where it is meant, write it as an escape",
        findings,
    );
}

/// Whether a character is a stranger at its place: beside ASCII, for words of many scripts and emoji are spelled with such characters, in
/// the text of an element, too. A byte-order mark begins a file.
fn counts(code: &str, place: OddPlace) -> bool {
    if place.within == CodePlace::Comment || (place.at == 0 && place.c == '\u{feff}') {
        return false;
    }
    let before = code.get(..place.at).and_then(|before| before.chars().rev().find(|c| !is_without_width(*c)));
    let behind = code.get(place.at..).and_then(|behind| behind.chars().find(|c| !is_without_width(*c)));
    before.is_none_or(|c| c.is_ascii()) && behind.is_none_or(|c| c.is_ascii())
}

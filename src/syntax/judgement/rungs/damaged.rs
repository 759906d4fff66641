//! What publishing damaged, where nothing else is wrong with it.

use crate::syntax::damage;
use crate::syntax::explain::heads;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{MAX_FRAGMENT, Reading};
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Parser, Verdict};

pub(in crate::syntax) static DECLARATIONS: Rung = Rung {
    name: "spaced-declarations",
    summary: "heads of declarations without their bodies, which a generator of references set no-break spaces into",
    speak: declarations,
};

pub(in crate::syntax) static SWALLOWED: Rung = Rung {
    name: "swallowed-damage",
    summary: "code that parses only because its parser takes damaged characters for names or blanks",
    speak: swallowed,
};

pub(in crate::syntax) static DAMAGED: Rung =
    Rung { name: "damage", summary: "code that parses once one kind of damage is undone that publishing did to it", speak: damaged };

fn declarations(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let is_broken = matches!(case.reading(work), Reading::Fails(..)) && case.code.len() <= MAX_FRAGMENT;
    if !is_broken && case.swallowed(work).is_none() {
        return None;
    }
    let plain = damage::plain(case.code)?;
    heads::RUNG.verdict(&Case::new(case.snippet, case.language, &plain), work)
}

fn swallowed(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let errors = case.swallowed(work)?.to_vec();
    Some(Verdict::invalid(parser(case.reading(work)), errors))
}

fn damaged(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if !case.is_rejected(work) {
        return None;
    }
    let damaged = damage::proved(case.language, case.code, work)?;
    Some(Verdict::invalid(case.parser().or(Some(damaged.parser)), damaged.errors))
}

/// Who spoke.
fn parser(reading: &Reading) -> Option<Parser> {
    match reading {
        Reading::Parses(parser, _) | Reading::Fails(parser, _) => Some(*parser),
        Reading::Unknown(_) => None,
    }
}

//! What broken code is put into before a change to it is tried: a context, and what its marks stand for.

use std::cmp::Reverse;
use std::ops::Range;

use crate::language::{Context, Language, MarkKind};
use crate::snippet::elision::{self, ElisionMark, MarkPlace};
use crate::syntax::blame::candidate::Candidate;
use crate::syntax::lexis::regions::Regions;
use crate::syntax::parsing::attempt::{Attempt, Work, attempt};
use crate::syntax::parsing::fitting::fitting;
use crate::syntax::parsing::fragment::{self, Fault};
use crate::syntax::{Parser, SyntaxError};
use crate::text::Text;

/// Longest code, in bytes, of which two contexts are tried.
const MAX_TWO_CONTEXTS: usize = 1024;

/// What the code is put into before it is parsed: a context, and what its marks stand for.
pub(super) struct Surroundings {
    /// The context; `None` for the code as it stands.
    pub context: Option<&'static Context>,
    /// What stands for each mark, by its place in bytes of the code.
    fills: Vec<(Range<usize>, &'static str)>,
    /// What is wrong with the code in them, in bytes of the code.
    pub errors: Vec<SyntaxError>,
    /// Whether the parser gets further in the context than without.
    pub helps: bool,
}

/// The code as it stands, and in the context in which it gets furthest; with its marks filled, if it has some.
pub(super) fn surroundings(language: &'static Language, code: &str, opaque: &Regions, work: &mut Work) -> Vec<Surroundings> {
    let fills = fills(language, code, opaque, work.stand_ins());
    let mut all = Vec::new();
    let mut sets = vec![fills];
    if sets.first().is_some_and(|fills| !fills.is_empty()) {
        sets.insert(0, Vec::new());
    }
    for fills in sets {
        let bare = failing(language, code, None, &fills, work);
        let without = bare.as_ref().map(|(_, bare)| progress(&bare.errors));
        let is_open =
            bare.as_ref().is_none_or(|(parser, bare)| Fault::of(language, code, *parser, reach(&bare.errors), work) == Fault::Open);
        // How the code begins, and a bracket that closes nothing, may be the mistake.
        let contexts = fragment::contexts(language, code).iter().filter(|context| is_open && fragment::may_hold(language, context, code));
        let mut within: Vec<Surroundings> =
            contexts.filter_map(|context| failing(language, code, Some(context), &fills, work)).map(|(_, around)| around).collect();
        within.sort_by_key(|around| Reverse(progress(&around.errors)));
        let misled = within.first().is_some_and(|best| may_mislead(language, code, bare.as_ref().map(|(_, bare)| bare), best));
        let among_elements = code.len() <= MAX_TWO_CONTEXTS && code.trim_start().starts_with('<');
        let is_of_elements =
            |around: &Surroundings| among_elements && around.context.is_some_and(|context| context.before.trim_end().ends_with('>'));
        let is_other = |around: &Surroundings| is_of_elements(around) || misled && reach(&around.errors) < code.trim_end().len();
        let other = within.iter().position(is_other);
        all.extend(bare.map(|(_, bare)| bare));
        let kept = within.into_iter().enumerate().filter(|(index, _)| *index == 0 || Some(*index) == other);
        // Among elements that are not closed, a parser points at the first wherever they stand.
        let helps = |around: &Surroundings| is_of_elements(around) || without.is_none_or(|without| progress(&around.errors) > without);
        all.extend(kept.map(|(_, around)| Surroundings { helps: helps(&around), ..around }));
    }
    all
}

/// Whether, behind the context in which a parser gets to the end of short `code`, and only stumbles over what the context has there, another is
/// tried in which it stumbles within: of `color: red⏎margin: 0;` a selector is read to its end.
fn may_mislead(language: &Language, code: &str, bare: Option<&Surroundings>, best: &Surroundings) -> bool {
    let end = code.trim_end().len();
    let is_within = bare.is_none_or(|bare| reach(&bare.errors) < end);
    language.statement_end == Some(";") && code.len() <= MAX_TWO_CONTEXTS && is_within && reach(&best.errors) >= end
}

/// How far a parser got that gave `errors`.
pub(super) fn reach(errors: &[SyntaxError]) -> usize {
    errors.first().map_or(0, |error| error.range.start)
}

/// How far a parser got that gave `errors`, and of those that got as far, how little of the code it could not read: of `case 1 = > b` all by
/// itself, and only the `=` among the cases of a match.
fn progress(errors: &[SyntaxError]) -> (usize, Reverse<usize>) {
    (reach(errors), Reverse(errors.iter().map(|error| error.range.len()).sum()))
}

/// What `code` is put into, and who rejects it there, with the errors in bytes of the code; `None` if they prove nothing.
fn failing(
    language: &'static Language,
    code: &str,
    context: Option<&'static Context>,
    fills: &[(Range<usize>, &'static str)],
    work: &mut Work,
) -> Option<(Parser, Surroundings)> {
    let around = Surroundings { context, fills: fills.to_vec(), errors: Vec::new(), helps: false };
    match attempt(language, &changed(code, &around, None), work) {
        Attempt::Fails(parser, errors) => Some((parser, Surroundings { errors, ..around })),
        _ => None,
    }
}

/// `code` with the change made, in its surroundings.
pub(super) fn changed(code: &str, around: &Surroundings, candidate: Option<&Candidate>) -> Text {
    let mut edits: Vec<(Range<usize>, &str)> = around.fills.iter().map(|(range, with)| (range.clone(), *with)).collect();
    if let Some(candidate) = candidate {
        edits.retain(|(range, _)| range.end <= candidate.edit.range.start || candidate.edit.range.end <= range.start);
        edits.push((candidate.edit.range.clone(), &candidate.edit.with));
        edits.sort_by_key(|(range, _)| (range.start, range.end));
    }
    let text = Text::verbatim(code, 0);
    let mut rewrite = text.rewrite();
    rewrite.replace(0..0, around.context.map_or("", |context| context.before));
    let mut at = 0;
    for (range, with) in edits {
        rewrite.keep(at..range.start).replace(range.clone(), with);
        at = range.end;
    }
    rewrite.keep(at..code.len()).replace(code.len()..code.len(), around.context.map_or("", |context| context.after));
    rewrite.finish()
}

/// What stands for each of the code's marks: in data what fits there, elsewhere the first of its fillers.
fn fills(language: &'static Language, code: &str, opaque: &Regions, stand_ins: &[String]) -> Vec<(Range<usize>, &'static str)> {
    let counts = |mark: &ElisionMark| mark.kind != MarkKind::Comment && (mark.place == MarkPlace::Line || !opaque.hold(mark.range.start));
    let marks: Vec<ElisionMark> = elision::marks(language, code, stand_ins).into_iter().filter(counts).collect();
    let fillers = if language.objects && language.literal {
        fitting(None, code, opaque, &marks)
    } else {
        marks.iter().map(|mark| mark.fillers(language).first().copied().unwrap_or_default()).collect()
    };
    marks.into_iter().map(|mark| mark.range).zip(fillers).collect()
}

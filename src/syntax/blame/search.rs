//! Which change mends broken code: candidates are tried in the order of how plausible they are, and the first with which it parses is
//! the proof.

use std::ops::Range;

use super::candidate::Candidate;
use super::scene::Scene;
use super::suspicions::SUSPICIONS;
use crate::language::{Context, Language};
use crate::snippet::elision::{self, Mark, Place};
use crate::syntax::attempt::{Attempt, Work, attempt};
use crate::syntax::{SyntaxError, regions};
use crate::text::Text;

/// Most candidates that are tried.
const MAX_CANDIDATES: usize = 160;

/// Longest code, in bytes, for which a change is looked for.
const MAX_BYTES: usize = 32 * 1024;

/// What the code is put into before it is parsed: a context, and what its marks stand for.
struct Surroundings {
    context: Option<&'static Context>,
    fills: Vec<(Range<usize>, &'static str)>,
    errors: Vec<SyntaxError>,
}

/// The one error of `text`, proved by the change that mends it; `None` if no single change does.
pub(in crate::syntax) fn proved(language: &'static Language, text: &Text, errors: &[SyntaxError], work: &mut Work) -> Option<SyntaxError> {
    let code = text.as_str();
    if code.len() > MAX_BYTES {
        return None;
    }
    let surroundings = surroundings(language, code, work);
    let mut seen: Vec<SyntaxError> = surroundings.iter().filter_map(|around| around.errors.first().cloned()).collect();
    seen.extend(errors.first().cloned());
    seen.dedup_by_key(|error| error.range.start);
    let scene = Scene::new(language, code, &seen);
    let mut left = MAX_CANDIDATES;
    let mut tried: Vec<(Range<usize>, String)> = Vec::new();
    for suspicion in SUSPICIONS {
        for candidate in (suspicion.find)(&scene) {
            let change = (candidate.range.clone(), candidate.with.clone());
            if tried.contains(&change) {
                continue;
            }
            left = left.checked_sub(1)?;
            if surroundings.iter().any(|around| parses(language, code, around, &candidate, work)) {
                return Some(candidate.error);
            }
            tried.push(change);
        }
    }
    None
}

/// The code as it stands, and in the context in which it gets furthest; with its marks filled, if it has some.
fn surroundings(language: &'static Language, code: &str, work: &mut Work) -> Vec<Surroundings> {
    let fills = fills(language, code);
    let mut all = Vec::new();
    let mut sets = vec![fills];
    if sets.first().is_some_and(|fills| !fills.is_empty()) {
        sets.insert(0, Vec::new());
    }
    for fills in sets {
        let bare = Surroundings { context: None, fills: fills.clone(), errors: Vec::new() };
        let mut best: Option<(usize, Surroundings)> = None;
        all.extend(failing(language, code, bare, work));
        for context in language.contexts {
            let around = Surroundings { context: Some(context), fills: fills.clone(), errors: Vec::new() };
            let Some(around) = failing(language, code, around, work) else { continue };
            let reach = around.errors.first().map_or(0, |error| error.range.start);
            if best.as_ref().is_none_or(|(furthest, _)| reach > *furthest) {
                best = Some((reach, around));
            }
        }
        all.extend(best.map(|(_, around)| around));
    }
    all
}

/// `around` with the errors of `code` in it, in bytes of the code; `None` if they prove nothing.
fn failing(language: &'static Language, code: &str, mut around: Surroundings, work: &mut Work) -> Option<Surroundings> {
    let text = changed(code, &around, None);
    match attempt(language, &text, work) {
        Attempt::Fails(_, errors) => {
            around.errors = errors;
            Some(around)
        }
        _ => None,
    }
}

fn parses(language: &'static Language, code: &str, around: &Surroundings, candidate: &Candidate, work: &mut Work) -> bool {
    attempt(language, &changed(code, around, Some(candidate)), work).parses()
}

/// `code` with the change made, in its surroundings.
fn changed(code: &str, around: &Surroundings, candidate: Option<&Candidate>) -> Text {
    let mut edits: Vec<(Range<usize>, &str)> = around.fills.iter().map(|(range, with)| (range.clone(), *with)).collect();
    if let Some(candidate) = candidate {
        edits.retain(|(range, _)| range.end <= candidate.range.start || candidate.range.end <= range.start);
        edits.push((candidate.range.clone(), &candidate.with));
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

/// What the first filler of each of the code's marks is.
fn fills(language: &'static Language, code: &str) -> Vec<(Range<usize>, &'static str)> {
    let marks = elision::marks(language, code);
    if marks.is_empty() {
        return Vec::new();
    }
    let opaque = regions::opaque(language, code);
    let counts = |mark: &Mark| mark.kind != "comment" && (mark.place == Place::Line || !opaque.hold(mark.range.start));
    marks
        .into_iter()
        .filter(counts)
        .map(|mark| {
            let fillers = match mark.place {
                Place::Line => language.elision.line,
                Place::Inline => language.elision.inline,
            };
            (mark.range, fillers.first().copied().unwrap_or_default())
        })
        .collect()
}

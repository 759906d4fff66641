//! What nothing explains: a mistake, and where it is.

use super::super::explained::explained;
use super::super::intent;
use crate::syntax::damage::{self, Undone};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, MAX_FRAGMENT, Reading};
use crate::syntax::rung::{Case, Mending, Rung};
use crate::syntax::{Cause, Status, SyntaxError, Verdict, Why, blame};

pub(in crate::syntax) static LONG: Rung =
    Rung { name: "long-mistake", summary: "code that does not parse, and is too long for anything to be tried", speak: long };

pub(in crate::syntax) static TOO_MUCH: Rung =
    Rung { name: "too-much", summary: "code with many errors, of which not all that might explain it could be tried", speak: too_much };

pub(in crate::syntax) static MARKED: Rung =
    Rung { name: "marked-mistake", summary: "a mistake that its author speaks of, in a comment beside it", speak: marked };

pub(in crate::syntax) static RUNG: Rung = Rung { name: "mistake", summary: "a mistake: nothing explains it", speak: mistake };

/// Errors that code may have and still be told to be wrong where not all that might explain them could be tried.
const FEW_ERRORS: usize = 3;

fn long(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let Reading::Fails(parser, errors) = case.reading(work) else { return None };
    (case.code.len() > MAX_FRAGMENT).then(|| Verdict::invalid(Some(*parser), blame::first(case.code, errors.clone())))
}

fn too_much(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let mending = mending(case, work);
    (mending.proved.is_none() && mending.ran_out && case.errors().len() > FEW_ERRORS).then(|| Verdict::unchecked(Why::TooMuch))
}

fn marked(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let proved = mending(case, work).proved.is_some();
    let errors = blamed(case, work);
    let marker = |error: &SyntaxError| intent::marker(case.language, code, error).filter(|_| !is_mistyped(case, error));
    // Where a change mends each, each is a mistake of its own; elsewhere what follows the first is what comes of it.
    if !proved {
        return marker(errors.first()?).map(|said| Verdict::waived(case.parser(), Why::Commented(said)));
    }
    let meant: Vec<(usize, String)> = errors.iter().filter_map(|error| Some((error.range.start, marker(error)?))).collect();
    // What one wrong statement has no blank line in is one mistake, however many changes mend it.
    let is_meant = |error: &&SyntaxError| meant.iter().any(|(at, _)| in_one_paragraph(case, *at, error.range.start));
    let left: Vec<&SyntaxError> = errors.iter().filter(|error| !is_meant(error)).collect();
    let (_, said) = meant.first()?;
    if left.is_empty() {
        return Some(Verdict::waived(case.parser(), Why::Commented(said.clone())));
    }
    Some(Verdict::invalid(case.parser(), left.into_iter().cloned().collect::<Vec<_>>()))
}

/// Whether no blank line stands between two places of what the code was made from.
fn in_one_paragraph(case: &Case<'_>, one: usize, other: usize) -> bool {
    let (one, other) = (case.code.offset_of(one), case.code.offset_of(other));
    let between = case.code.as_str().get(one.min(other)..one.max(other)).unwrap_or_default();
    !between.lines().skip(1).any(|line| line.trim().is_empty())
}

/// Whether `error` is mended by taking out blanks alone: nobody shows such a slip to warn of it.
fn is_mistyped(case: &Case<'_>, error: &SyntaxError) -> bool {
    let signs = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let edits = error.help.iter().filter_map(|help| help.fix.as_ref()).flat_map(|fix| &fix.edits);
    let mut edits = edits.peekable();
    edits.peek().is_some()
        && edits.all(|edit| {
            let at = case.code.offset_of(edit.range.start)..case.code.offset_of(edit.range.end);
            let text = case.code.as_str().get(at).unwrap_or_default();
            !text.contains('\n') && text.len() > edit.with.len() && signs(text) == signs(&edit.with) && !edit.with.trim().is_empty()
        })
}

fn mistake(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let errors = blamed(case, work);
    (!errors.is_empty()).then(|| Verdict::invalid(case.parser(), errors.to_vec()))
}

/// The verdict on a case of which no rung said a word.
pub(in crate::syntax::judgement) fn unjudged(case: &Case<'_>) -> Verdict {
    debug_assert!(false, "the last rungs speak of all that comes to them");
    Verdict::unchecked(Why::NoParser(case.language))
}

/// How the code of `case`, which does not parse, could be mended.
pub(in crate::syntax) fn mending<'a>(case: &'a Case<'_>, work: &mut Work) -> &'a Mending {
    case.mending(|| {
        let ran_out = work.exhausted();
        // What is known needs no change that proves it.
        if case.errors().first().is_some_and(|error| error.cause == Cause::Known) {
            let known = case.errors().iter().filter(|error| error.cause == Cause::Known).cloned().collect();
            return Mending { undone: None, proved: Some(known), ran_out };
        }
        let undone = case.parser().and_then(|parser| damage::undone(case.language, case.code, parser, case.errors(), work.renewed()));
        let proved = damage::relaid(case.language, case.code, work.renewed()).or_else(|| proved(case, undone.as_ref(), work));
        work.renewed();
        Mending { undone, proved, ran_out }
    })
}

/// Whether a few changes mend the code of `case`: a change for each line proves nothing.
pub(in crate::syntax) fn is_mended(case: &Case<'_>, work: &mut Work) -> bool {
    let mistakes = |errors: &[SyntaxError]| errors.iter().filter(|error| !error.is_damage()).count();
    mending(case, work).proved.as_ref().is_some_and(|errors| mistakes(errors) <= FEW_ERRORS)
}

/// The mistakes of `case`, each where a person would point.
fn blamed<'a>(case: &'a Case<'_>, work: &mut Work) -> &'a [SyntaxError] {
    let mending = mending(case, work);
    case.blamed(|| {
        if let Some(proved) = &mending.proved {
            return proved.clone();
        }
        match (&mending.undone, case.parser()) {
            (Some(undone), _) => {
                let left = blame::sharpened(case.language, undone.parser, &undone.text, undone.left.clone(), work);
                undone.with_rest(case.code, left)
            }
            (None, Some(parser)) => blame::sharpened(case.language, parser, case.code, case.errors().to_vec(), work),
            (None, None) => Vec::new(),
        }
    })
}

/// The mistakes with which all that is wrong is mended, damage among them; `None` if that is not known.
fn proved(case: &Case<'_>, undone: Option<&Undone>, work: &mut Work) -> Option<Vec<SyntaxError>> {
    if let Some(undone) = undone {
        let rest = remaining(case, undone, work)?;
        return Some(undone.with_proved(case.code, rest));
    }
    let mended = blame::proved(case.language, case.code, case.errors(), work)?;
    let mut mistakes = mended.mistakes;
    // What the parser takes for a name is damage all the same.
    let reading = fragment::read(case.language, &mended.text, work);
    mistakes.extend(damage::swallowed(case.language, &mended.text, &reading, work).unwrap_or_default());
    mistakes.sort_by_key(|error| error.range.start);
    Some(mistakes)
}

/// The mistakes that remain once damage is undone: none if the code is then explained; `None` if they are not known.
fn remaining(case: &Case<'_>, undone: &Undone, work: &mut Work) -> Option<Vec<SyntaxError>> {
    if undone.left.is_empty() {
        return Some(Vec::new());
    }
    let mended = Case::failing(case.snippet, case.language, &undone.text, undone.parser, undone.left.clone());
    let is_code = |verdict: &Verdict| matches!(verdict.status(), Status::Valid | Status::Fragment | Status::Mixed);
    // What is then in another language was not damaged in this one.
    if explained(&mended, work).is_some_and(|verdict| is_code(&verdict) && verdict.read_as.is_none()) {
        return Some(Vec::new());
    }
    blame::proved(case.language, &undone.text, &undone.left, work.renewed()).map(|mended| mended.mistakes)
}

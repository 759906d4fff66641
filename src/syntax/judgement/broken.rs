//! The verdict on code that does not parse: what was done to it, what explains it, or where the mistake is.

use crate::language::Language;
use crate::snippet::Snippet;
use crate::syntax::damage::{self, Undone};
use crate::syntax::explain::{self, ALL_OVER, Case, PROOFS, SIGNS, explained};
use crate::syntax::judgement::intent;
use crate::syntax::parsing::attempt::{TOO_MUCH, Work};
use crate::syntax::parsing::fragment;
use crate::syntax::{Status, SyntaxError, Verdict, blame};
use crate::text::Text;

/// Errors that code may have and still be told to be wrong where not all that might explain them could be tried.
const FEW_ERRORS: usize = 3;

/// Judges `code`, which `parser` rejects because of `errors`: the smallest explanation first.
pub(in crate::syntax) fn judge(
    language: &'static Language,
    snippet: &Snippet,
    code: &Text,
    parser: &'static str,
    errors: Vec<SyntaxError>,
    work: &mut Work,
) -> Verdict {
    if code.len() > fragment::MAX_FRAGMENT {
        return Verdict { errors: blame::first(code, errors), ..Verdict::new(Status::Invalid, parser) };
    }
    if let Some(verdict) = declared(snippet, language, code, &errors, work) {
        return verdict;
    }
    if let Some(errors) = damage::proved(language, code, work) {
        return Verdict { errors, ..Verdict::new(Status::Invalid, parser) };
    }
    let case = Case::new(snippet, language, code, parser, &errors);
    if let Some(verdict) = explained(PROOFS, &case, work) {
        return verdict;
    }
    let ran_out = work.exhausted();
    let undone = damage::undone(language, code, parser, &errors, work.renewed());
    let proved = damage::relaid(language, code, work.renewed()).or_else(|| proved(&case, undone.as_ref(), work));
    let is_more = |mistakes: &[SyntaxError]| mistakes.iter().filter(|mistake| !damage::is_damage(&mistake.message)).count() > FEW_ERRORS;
    let signs = match &proved {
        None if ran_out && errors.len() > FEW_ERRORS => return Verdict::because(Status::Unchecked, TOO_MUCH),
        None => SIGNS,
        // A change for each line proves nothing.
        Some(mistakes) if is_more(mistakes) => ALL_OVER,
        Some(_) => &[],
    };
    if let Some(verdict) = explained(signs, &case, work.renewed()) {
        return verdict;
    }
    let errors = proved.unwrap_or_else(|| match &undone {
        Some(undone) => undone.with_rest(code, blame::sharpened(language, undone.parser, &undone.text, undone.left.clone(), work)),
        None => blame::sharpened(language, parser, code, errors.clone(), work),
    });
    if let Some(marker) = errors.first().and_then(|error| intent::marker(language, code.as_str(), error)) {
        return Verdict { parser, ..Verdict::because(Status::Waived, format!("its author says so: {marker}")) };
    }
    Verdict { errors, ..Verdict::new(Status::Invalid, parser) }
}

/// The mistakes with which all that is wrong is mended, damage among them; `None` if that is not known.
fn proved(case: &Case<'_>, undone: Option<&Undone>, work: &mut Work) -> Option<Vec<SyntaxError>> {
    if let Some(undone) = undone {
        let rest = remaining(case, undone, work)?;
        return Some(undone.with_proved(case.code, rest));
    }
    let mended = blame::proved(case.language, case.code, case.errors, work)?;
    let mut mistakes = mended.mistakes;
    // What the parser takes for a name is damage all the same.
    let reading = fragment::read(case.language, &mended.text, work);
    mistakes.extend(damage::swallowed(case.language, &mended.text, &reading, work).unwrap_or_default());
    mistakes.sort_by_key(|error| error.range.start);
    Some(mistakes)
}

/// The mistakes that remain once damage is undone: none if the code is then explained; `None` if they are not known.
fn remaining(case: &Case<'_>, undone: &Undone, work: &mut Work) -> Option<Vec<SyntaxError>> {
    let mended = Case::new(case.snippet, case.language, &undone.text, undone.parser, &undone.left);
    let is_code = |verdict: &Verdict| matches!(verdict.status, Status::Valid | Status::Fragment | Status::Mixed);
    // What is then in another language was not damaged in this one.
    if undone.left.is_empty() || explained(PROOFS, &mended, work).is_some_and(|verdict| is_code(&verdict) && verdict.reason.is_none()) {
        return Some(Vec::new());
    }
    blame::proved(case.language, &undone.text, &undone.left, work.renewed()).map(|mended| mended.mistakes)
}

/// The verdict on declarations without their bodies: references that are generated set no-break spaces into all that they list.
pub(super) fn declared(
    snippet: &Snippet,
    language: &'static Language,
    code: &Text,
    errors: &[SyntaxError],
    work: &mut Work,
) -> Option<Verdict> {
    let plain = damage::plain(code)?;
    explain::declarations(&Case::new(snippet, language, &plain, "tree-sitter", errors), work)
}

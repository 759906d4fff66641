//! From where a parser gave up to where a person would point: brackets by indentation, strings that end on no line.

use std::ops::Range;

use crate::language::{Brackets, Elements, Kind, Language};
use crate::syntax::blame::apart::apart;
use crate::syntax::blame::lines;
use crate::syntax::lexis::brackets::{self, Unmatched};
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::verdict::missing;
use crate::syntax::{FaultKind, Parser, SyntaxError};
use crate::text::{Lines, Text};

/// Most errors that are reported of one snippet.
const MAX_ERRORS: usize = 5;

/// `errors` (those of `parser`) with the first at the place that explains it, and those that do not come of it; at most five. They stand in
/// bytes of what `text` was made from, before and after.
pub(in crate::syntax) fn sharpened(
    language: &'static Language,
    parser: Parser,
    text: &Text,
    errors: Vec<SyntaxError>,
    work: &mut Work,
) -> Vec<SyntaxError> {
    let errors = errors.into_iter().map(|error| within(text, error)).collect();
    placed(language, parser, text, errors, work).into_iter().map(|error| error.mapped(text)).collect()
}

/// `error` in bytes of `text`.
fn within(text: &Text, error: SyntaxError) -> SyntaxError {
    error.placed(|range| text.offset_of(range.start)..text.offset_of(range.end))
}

/// The same of errors in bytes of `text`.
fn placed(language: &'static Language, parser: Parser, text: &Text, errors: Vec<SyntaxError>, work: &mut Work) -> Vec<SyntaxError> {
    let code = text.as_str();
    let wide = errors.iter().min_by_key(|error| error.range.start).map_or(0..0, |error| error.range.clone());
    let errors = visible_first(code, errors);
    if language.kind == Kind::Markup {
        return errors;
    }
    if matches!(language.brackets, Brackets::InText | Brackets::InWords) {
        return apart(language, text, errors, work);
    }
    if let Some(torn) = torn_string(language, code, &errors) {
        return vec![torn];
    }
    let Some(first) = errors.first() else { return errors };
    let opaque = work.opaque(language, code);
    let unmatched = brackets::unmatched(code, &opaque);
    let Some(bracket) = unmatched.first() else {
        // A tree's error that covers lines, or starts with the code, says little of where it is.
        let covers = code.get(wide.clone()).is_some_and(|text| text.trim_end().contains('\n'));
        let guilty = if parser == Parser::Tree && covers { lines::guilty(language, text, work) } else { None };
        return guilty.map_or_else(|| apart(language, text, errors, work), |error| vec![error]);
    };
    let at_end = first.range.start >= code.trim_end().len().saturating_sub(1);
    let is_opener = matches!(bracket.bracket, '(' | '[' | '{');
    // A parser of its own knows where it stumbled, unless it only saw the end; a tree is vague wherever brackets do not match.
    let vague = parser == Parser::Tree && first.range.start <= bracket.expected;
    if is_opener && (at_end || vague) {
        return vec![unclosed(code, bracket)];
    }
    if !is_opener && (at_end || vague) && !missing_opener(code, bracket) {
        return vec![closes_nothing(bracket)];
    }
    apart(language, text, errors, work)
}

/// The first `errors` of `text`, one a line, each at a place that has something to see.
pub(in crate::syntax) fn first(text: &Text, errors: Vec<SyntaxError>) -> Vec<SyntaxError> {
    let errors = errors.into_iter().map(|error| within(text, error)).collect();
    visible_first(text.as_str(), errors).into_iter().map(|error| error.mapped(text)).collect()
}

fn visible_first(code: &str, mut errors: Vec<SyntaxError>) -> Vec<SyntaxError> {
    errors.sort_by_key(|error| error.range.start);
    let lines = Lines::new(code);
    errors.dedup_by_key(|error| lines.line(error.range.start));
    errors.truncate(MAX_ERRORS);
    for error in &mut errors {
        error.range = visible(code, error.range.clone());
    }
    errors
}

fn unclosed(code: &str, bracket: &Unmatched) -> SyntaxError {
    let expected = code.get(..bracket.expected).map_or(bracket.expected, |text| text.trim_end().len()).max(bracket.range.end);
    let same_line = line(code, bracket.range.start) == line(code, expected);
    let help = Some(format!("close it with `{}`", bracket.counterpart).into());
    if same_line {
        let message = format!("this `{}` is never closed", bracket.bracket);
        return SyntaxError { help, ..SyntaxError::told(bracket.range.clone(), message).of(FaultKind::UnclosedBracket) };
    }
    SyntaxError::told(expected..expected, missing(&bracket.counterpart.to_string()))
        .of(FaultKind::UnclosedBracket)
        .because(bracket.range.clone(), format!("this `{}` is never closed", bracket.bracket))
}

fn closes_nothing(bracket: &Unmatched) -> SyntaxError {
    let related = bracket.opener.clone().map(|range| (range, "this is open here".to_owned())).into_iter().collect();
    SyntaxError { related, ..SyntaxError::told(bracket.range.clone(), format!("this `{}` closes nothing", bracket.bracket)) }
}

/// Whether what a closing bracket should close stood above the first line: all before it is indented deeper.
fn missing_opener(code: &str, bracket: &Unmatched) -> bool {
    let width = |line: &str| line.len() - line.trim_start().len();
    let before = code.get(..bracket.range.start).unwrap_or_default();
    let own = before.rsplit('\n').next().map_or(0, |line| if line.trim().is_empty() { line.len() } else { usize::MAX });
    before.lines().next().is_some_and(|first| own < width(first))
}

/// A string that is still open where its line ends, where a parser stumbled behind it.
fn torn_string(language: &Language, code: &str, errors: &[SyntaxError]) -> Option<SyntaxError> {
    let first = errors.first()?;
    let about = first.message.to_lowercase();
    let suspicious =
        ["string", "unterminated", "quote", "eof", "here-document", "regular expression is not"].iter().any(|word| about.contains(word));
    if language.lexis.multiline && !suspicious {
        return None;
    }
    let reach = if suspicious { code.len() } else { first.range.start };
    let reach = code.get(reach..).and_then(|rest| rest.find('\n')).map_or(code.len(), |end| reach + end);
    for lexeme in lexemes(language, code, Belief::default()) {
        let text = code.get(lexeme.range.clone()).unwrap_or_default();
        // Strings over several lines are another matter.
        let is_long =
            language.lexis.long_strings.iter().any(|(open, _)| code.get(lexeme.range.start..).is_some_and(|rest| rest.starts_with(open)));
        match lexeme.sort {
            Sort::Long => return None,
            _ if is_long => return None,
            _ if lexeme.range.start > reach => return None,
            Sort::Open(open) if !text.trim_end().ends_with('\\') => {
                // What the text of an element or a word's apostrophe leaves open proves nothing.
                let among_elements = matches!(language.elements, Elements::Tolerated | Elements::InCode);
                if open == '\'' && among_elements && !suspicious {
                    return None;
                }
                let message = format!("this string is not closed: expected `{open}`");
                let range = lexeme.range.start..lexeme.range.start + text.trim_end().len();
                return Some(SyntaxError::told(range, message).of(FaultKind::UnclosedString));
            }
            _ => {}
        }
    }
    None
}

fn line(code: &str, at: usize) -> usize {
    code.get(..at).map_or(0, |text| text.matches('\n').count())
}

/// A place that has something to see: the end of the code is the last character of it that is no blank; no range covers
/// more than a few lines.
fn visible(code: &str, range: Range<usize>) -> Range<usize> {
    let end = code.trim_end().len();
    if range.start >= end {
        return end..end;
    }
    let text = code.get(range.clone()).unwrap_or_default();
    let lead = text.len() - text.trim_start().len();
    let start = if lead == text.len() { range.start } else { range.start + lead };
    let text = code.get(start..range.end).unwrap_or_default();
    let length = text.find('\n').unwrap_or(text.len());
    start..start + text.get(..length).map_or(0, |line| line.trim_end().len())
}

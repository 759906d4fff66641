//! A token too many where the parser stumbled.

use std::ops::Range;

use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::syntax::{FaultKind, SyntaxError};

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    if scene.is_at_end() {
        return candidates;
    }
    for error in scene.errors {
        let at = error.range.start.min(scene.code.len());
        let before = scene.code.get(..at).map_or(at, |text| text.trim_end().len());
        candidates.extend(
            [token_before(scene, before), token_at(scene, at)]
                .into_iter()
                .flatten()
                .filter(|range| !is_of_tag(scene, range) && !is_told(scene, error, range))
                .map(|range| {
                    let text = scene.text(range.clone());
                    let word = text.chars().all(|c| c.is_alphanumeric() || c == '_');
                    let behind = scene.text(range.end..scene.code.len()).trim_start();
                    let is_trailing = text == "," && (behind.is_empty() || behind.starts_with(['}', ']', ')']));
                    let message = if is_trailing { "trailing comma".to_owned() } else { format!("unexpected `{text}`") };
                    let kind = if is_trailing && scene.language.literal { FaultKind::TrailingCommaInJson } else { FaultKind::Other };
                    let extra = Candidate::replace(range, "", message).of(kind);
                    if word { extra.standing_for() } else { extra }
                }),
        );
    }
    candidates
}

/// Most `;` within round or square brackets that are looked at.
const MAX_ENDS: usize = 4;

/// A second `;` behind the first, and one that ends a statement within round or square brackets: `f(g(a););`. The head of a `for` has some.
pub(super) fn ended(scene: &Scene<'_>) -> Vec<Candidate> {
    if scene.language.statement_end != Some(";") {
        return Vec::new();
    }
    let doubled = scene.code.match_indices(";;").find(|(at, _)| !scene.opaque.hold(*at));
    let doubled = doubled.map(|(at, _)| Candidate::replace(at + 1..at + 2, "", "one `;` too many"));
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in scene.code.char_indices().filter(|(at, _)| !scene.opaque.hold(*at)) {
        match c {
            '(' | '[' | '{' => open.push((at, c)),
            ')' | ']' | '}' => {
                open.pop();
            }
            ';' => {
                let within = open.last().filter(|(place, opener)| *opener != '{' && !scene.text(0..*place).trim_end().ends_with("for"));
                found.extend(within.map(|(place, opener)| (at, *place, *opener)));
            }
            _ => {}
        }
    }
    let candidate = |(at, place, opener): (usize, usize, char)| {
        Candidate::replace(at..at + 1, "", "a `;` within brackets").because(place..place + 1, format!("this `{opener}` is open here"))
    };
    doubled.into_iter().chain(found.into_iter().take(MAX_ENDS).map(candidate)).collect()
}

/// Whether `range` is all of a line that the parser speaks of by name: of `EXPOSE` alone, it knows what is missing.
fn is_told(scene: &Scene<'_>, error: &SyntaxError, range: &Range<usize>) -> bool {
    let body = scene.body(scene.line_of(range.start));
    error.range == *range && body == scene.text(range.clone()) && error.message.contains(&format!("`{body}`"))
}

/// Whether a sign without which a tag is mere text stands at `range`: all text is right.
fn is_of_tag(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    scene.language.markup.is_some() && matches!(scene.text(range.clone()), "{" | "}" | "<" | ">" | "%" | "@" | "#" | "/" | "-" | ":")
}

/// The mark that ends at `end`; a word is not looked at, for a line can often do without its last.
fn token_before(scene: &Scene<'_>, end: usize) -> Option<Range<usize>> {
    let c = scene.code.get(..end)?.chars().next_back()?;
    (!c.is_alphanumeric() && !matches!(c, '_' | '"' | '\'')).then(|| end - c.len_utf8()..end)
}

/// The token that starts at `at`.
fn token_at(scene: &Scene<'_>, at: usize) -> Option<Range<usize>> {
    let text = scene.code.get(at..)?;
    let blank = text.len() - text.trim_start().len();
    let text = text.trim_start();
    let c = text.chars().next()?;
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let length = if is_word(c) { text.find(|c| !is_word(c)).unwrap_or(text.len()) } else { c.len_utf8() };
    Some(at + blank..at + blank + length)
}

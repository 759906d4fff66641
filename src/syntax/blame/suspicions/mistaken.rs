//! One mark in the place of another: a comma for a semicolon, a colon for an equals sign, the wrong sort of quotes.

use std::ops::Range;

use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Marks that are taken for each other.
const MARKS: &[&[&str]] = &[&[",", ";", ":"], &["=", ":", ":=", "=>"], &["'", "\""], &["==", "="], &["->", "=>"]];

/// Words that a condition stands behind.
const CONDITIONS: &[&str] = &["if", "elif", "elsif", "elseif", "while", "until", "unless", "assert"];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for error in scene.errors {
        let at = error.range.start.min(scene.code.len());
        let before = scene.code.get(..at).map_or(at, |text| text.trim_end().len());
        let lead = scene.code.get(at..).map_or(0, |text| text.len() - text.trim_start().len());
        for mark in MARKS.iter().flat_map(|group| group.iter()) {
            if scene.code.get(at + lead..).is_some_and(|text| text.starts_with(mark)) {
                candidates.extend(instead(scene, at + lead..at + lead + mark.len(), mark));
            }
            if scene.code.get(..before).is_some_and(|text| text.ends_with(mark)) {
                candidates.extend(instead(scene, before - mark.len()..before, mark));
            }
        }
        candidates.extend(quoted(scene, at));
    }
    // What is asked behind such a word is compared, and not assigned.
    let is_condition = |candidate: &Candidate| {
        let word = scene.body(scene.line_of(candidate.edit.range.start)).split_whitespace().find(|word| *word != "}" && *word != "else");
        word.is_some_and(|word| CONDITIONS.contains(&word)) && scene.text(candidate.edit.range.clone()) == "="
    };
    candidates.sort_by_key(|candidate| !(candidate.edit.with == "==" && is_condition(candidate)));
    candidates
}

/// Most quotes of a line that are looked at.
const MAX_QUOTES: usize = 8;

/// The strings in `'` on the line of `at`, in `"`: a parser may stumble within one that should hold a single character.
fn quoted(scene: &Scene<'_>, at: usize) -> Vec<Candidate> {
    let Some(line) = scene.lines.get(scene.line_of(at)).filter(|_| scene.language.lexis.character.is_some()) else { return Vec::new() };
    let quotes = scene.text(line.range.clone()).match_indices('\'').step_by(2).take(MAX_QUOTES);
    quotes.flat_map(|(quote, mark)| instead(scene, line.range.start + quote..line.range.start + quote + 1, mark)).collect()
}

/// What may belong in the place of `mark`; of quotes, both are changed.
fn instead(scene: &Scene<'_>, range: Range<usize>, mark: &str) -> Vec<Candidate> {
    let others = MARKS.iter().filter(|group| group.contains(&mark)).flat_map(|group| group.iter()).filter(|other| **other != mark);
    let is_quote = matches!(mark, "'" | "\"");
    let text = scene.text(range.end..scene.code.len());
    let closed = text.find(mark).filter(|length| is_quote && !scene.text(range.end..range.end + length).contains('\n'));
    // Of `a: "x" b: "y"`, the second quote opens nothing.
    if closed.is_some_and(|length| is_between(scene, range.start, scene.text(range.end..range.end + length))) {
        return Vec::new();
    }
    others
        .filter(|_| closed.is_some() == is_quote)
        .map(|other| match closed {
            Some(length) => {
                let inner = scene.text(range.end..range.end + length);
                let message = format!("this string stands in `{mark}`: expected `{other}`");
                Candidate::replace(range.start..range.end + length + 1, format!("{other}{inner}{other}"), message)
            }
            None => Candidate::replace(range.clone(), *other, format!("expected `{other}`, found `{mark}`")),
        })
        .collect()
}

/// Whether `inner` stands between two strings, the first of which ends with the quote at `at`, and in none itself.
fn is_between(scene: &Scene<'_>, at: usize, inner: &str) -> bool {
    let index = scene.lexemes.partition_point(|lexeme| lexeme.range.end <= at);
    let ends = scene.lexemes.get(index).is_some_and(|lexeme| lexeme.range.start < at && lexeme.range.end == at + 1);
    ends && inner.starts_with([' ', ',', ')', ']'])
}

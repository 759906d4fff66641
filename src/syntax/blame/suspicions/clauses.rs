//! A clause of several words of which one is missing, or is another language's: `GROUP name`, `else if` for `elif`.

use crate::language;
use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Words of queries that one other word always follows.
const WITH_BY: &[&str] = &["GROUP", "ORDER", "PARTITION"];

/// How languages write `else if` in one word.
const ELSE_IF: &[&str] = &["elif", "elsif", "elseif"];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut lines: Vec<usize> = Vec::new();
    for error in scene.errors {
        let at = scene.line_of(error.range.start.min(scene.code.len()));
        for index in [Some(at), scene.previous(at), scene.next(at)].into_iter().flatten() {
            if !lines.contains(&index) {
                lines.push(index);
            }
        }
    }
    let ways = [by, else_if, each_as];
    lines.into_iter().flat_map(|index| ways.iter().filter_map(move |way| way(scene, index))).collect()
}

/// `GROUP name` without `BY`.
fn by(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let (line, body) = (scene.lines.get(index)?, scene.body(index));
    let end_of = |word: &str| {
        let at = body.to_ascii_uppercase().find(&format!("{word} "))?;
        let leads = body.get(..at)?.ends_with([' ', '(']) || at == 0;
        let behind = body.get(at + word.len()..)?.trim_start();
        let has_by = behind.get(..2).is_some_and(|next| next.eq_ignore_ascii_case("by"));
        (leads && !has_by).then_some((at, at + word.len()))
    };
    let (at, end) = WITH_BY.iter().find_map(|word| end_of(word))?;
    let is_keyword = language::keywords(scene.language).iter().any(|keyword| keyword.eq_ignore_ascii_case("by"));
    let word = body.get(at..end)?;
    let by = if word.chars().all(char::is_uppercase) { " BY" } else { " by" };
    let start = line.start();
    is_keyword.then(|| Candidate::insert(start + end, by, format!("missing `{}` behind `{word}`", by.trim())).at(start + at..start + end))
}

/// `else if` where the language has one word for it.
fn else_if(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let (line, body) = (scene.lines.get(index)?, scene.body(index));
    let at = body.find("else if").filter(|at| *at == 0 || body.get(..*at).is_some_and(|before| before.ends_with([' ', '}'])))?;
    let keywords = language::keywords(scene.language);
    let word = ELSE_IF.iter().find(|word| keywords.iter().any(|keyword| keyword == *word))?;
    let start = line.start() + at;
    Some(Candidate::replace(start..start + "else if".len(), *word, format!("expected `{word}`, found `else if`")))
}

/// `{#each items item}` without `as`.
fn each_as(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let (line, body) = (scene.lines.get(index)?, scene.body(index));
    let start = body.find("{#each ")? + "{#each ".len();
    let rest = body.get(start..)?;
    let end = rest.find([' ', '}'])?;
    let lacks = scene.language.markup.is_some() && rest.get(end..)?.starts_with(' ') && !rest.contains(" as ");
    let place = line.start() + start + end;
    lacks.then(|| Candidate::insert(place, " as", "missing `as`"))
}

//! A mark that is missing before the place where the parser stumbled, or at the end of a line there.

use crate::language::{self, Brackets, Kind};
use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::syntax::verdict::missing;

/// What is most often forgotten.
const MARKS: &[&str] = &[",", ";", ":", "=", ")", "(", "]", "}", " {", ">", ".", "\"", "'"];

/// Words that are forgotten as easily, where the language has them.
const WORDS: &[&str] = &["do", "then", "in"];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut places = Vec::new();
    for error in scene.errors {
        let at = error.range.start.min(scene.code.len());
        let index = scene.line_of(at);
        let first = scene.lines.get(index).is_none_or(|line| at <= line.start());
        // Behind what comes before the error: over comments and blank lines.
        let before = if first { scene.previous(index).and_then(|above| scene.lines.get(above)).map(|line| line.end) } else { None };
        let here = scene.code.get(..at).map_or(at, |text| text.trim_end().len());
        places.push(before.unwrap_or(here));
        places.extend(
            [Some(index), scene.previous(index)].into_iter().flatten().filter_map(|index| scene.lines.get(index)).map(|line| line.end),
        );
        places.extend(behind_body(scene, index).filter(|_| scene.language.statement_end.is_some()));
        if scene.language.kind == Kind::Data {
            places.extend([scene.previous(index), Some(index)].into_iter().flatten().filter_map(|index| behind_key(scene, index)));
        }
    }
    let mut seen = Vec::new();
    places.retain(|place| {
        !seen.contains(place) && {
            seen.push(*place);
            true
        }
    });
    let keywords = language::keywords(scene.language);
    // Where words open no blocks and statements are sentences, a word more makes another sentence.
    let opens = |word: &str| scene.language.blocks.is_some() || word == "in" && scene.language.statement_words.is_empty();
    let words = WORDS.iter().filter(|word| opens(word) && keywords.iter().any(|keyword| keyword == *word)).map(|word| format!(" {word}"));
    let marks: Vec<String> = MARKS.iter().map(|&mark| mark.to_owned()).chain(words).collect();
    let marks: Vec<String> =
        marks.into_iter().filter(|mark| may_lack(scene, mark) && !makes_text(scene, mark) && !is_no_mark(scene, mark)).collect();
    let lacking = |place: usize| {
        let is_lost = is_between_elements(scene.code, place);
        let marks = marks.iter().filter(move |mark| !is_lost || matches!(mark.as_str(), ";" | ":"));
        let marks = marks
            .filter(move |mark| is_odd(scene, place, mark) && (!matches!(mark.as_str(), "," | "]" | "}") || may_be_listed(scene, place)));
        marks.map(move |mark| Candidate::insert(place, apart(scene, place, mark), missing(mark.trim())))
    };
    places.into_iter().flat_map(lacking).collect()
}

/// `mark` as it is written at `place`: of `a "b"`, `a = "b"`.
fn apart(scene: &Scene<'_>, place: usize, mark: &str) -> String {
    let is_apart = mark == "=" && scene.code.get(place..).is_some_and(|behind| behind.starts_with(' '));
    if is_apart { format!(" {mark}") } else { mark.to_owned() }
}

/// Whether one element ends at `place` and the next begins. Most marks that parse there make operators of what the elements are written
/// with, or drop the first of them: `return <a/>, <b/>` is `<b/>`.
fn is_between_elements(code: &str, place: usize) -> bool {
    let ends = code.get(..place).is_some_and(|before| before.trim_end().ends_with('>'));
    ends && code.get(place..).is_some_and(|behind| behind.trim_start().starts_with('<'))
}

/// Whether `mark` makes mere text of a template's tag that it is put into: of `@if (a)`, `@if. (a)`.
fn makes_text(scene: &Scene<'_>, mark: &str) -> bool {
    scene.language.markup.is_some() && !matches!(mark.trim(), "(" | ")" | "[" | "]" | "{" | "}" | ">" | "\"" | "'" | ",")
}

/// Whether a comma may be missing at `place`: where blanks are syntax, only within brackets.
fn may_be_listed(scene: &Scene<'_>, place: usize) -> bool {
    let line = scene.lines.get(scene.line_of(place)).map_or(0, |line| line.range.start);
    // A list over several lines has its bracket above.
    let from = scene.code.get(..place).and_then(|before| before.rfind(['[', '{', ']', '}'])).unwrap_or(line);
    !scene.language.spaces_only || scene.code.get(from..).is_some_and(|text| text.starts_with(['[', '{']))
}

/// Whether `mark` is none of the language: where blanks are syntax, any of these is text.
fn is_no_mark(scene: &Scene<'_>, mark: &str) -> bool {
    scene.language.spaces_only && matches!(mark, ";" | "=" | "." | ">" | "(" | ")")
}

/// Whether the line of `place` has an odd number of `mark`, if that is a quote: a second one that is put somewhere makes a string of all
/// that stands between.
fn is_odd(scene: &Scene<'_>, place: usize, mark: &str) -> bool {
    let line = scene.lines.get(scene.line_of(place)).map_or("", |line| scene.text(line.range.clone()));
    !matches!(mark, "\"" | "'") || line.matches(mark).count() % 2 == 1
}

/// Whether there may be a `mark` too few: of brackets, there are more counterparts; of quotes, there is another.
fn may_lack(scene: &Scene<'_>, mark: &str) -> bool {
    let count = |sign: char| scene.code.matches(sign).count();
    let open = |sign: char| scene.code.char_indices().filter(|(at, c)| *c == sign && !scene.opaque.hold(*at)).count();
    let counterpart = match mark.trim() {
        // A brace opens and closes something everywhere.
        mark if mark != "{" && mark != "}" && matches!(scene.language.brackets, Brackets::Uneven | Brackets::InWords) => return true,
        quote @ ("\"" | "'") => return scene.code.contains(quote),
        "(" => ')',
        ")" => '(',
        "]" => '[',
        "{" => '}',
        "}" => '{',
        ">" => '<',
        _ => return true,
    };
    let Some(sign) = mark.trim().chars().next() else { return true };
    count(counterpart) > count(sign) || open(counterpart) > open(sign)
}

/// Behind the line that closes what line `index` opens at its end: a parser may stumble over the whole of `a = [⏎ 1⏎]⏎b` that lacks a `;`.
fn behind_body(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let end = scene.body(index).ends_with(['(', '[', '{']).then(|| scene.block_end(index)).flatten()?;
    let closes = scene.indent(end) == scene.indent(index) && scene.body(end).starts_with([')', ']', '}']);
    scene.lines.get(end).filter(|_| closes).map(|line| line.end)
}

/// Behind the first word of a line, where a key ends.
fn behind_key(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let line = scene.lines.get(index)?;
    let body = scene.body(index);
    let dash = body.len() - body.trim_start_matches(['-', ' ']).len();
    let word = body.get(dash..)?.find(char::is_whitespace)?;
    Some(line.start() + dash + word)
}

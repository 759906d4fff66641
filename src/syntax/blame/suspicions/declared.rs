//! A declaration without the word that declares it: `Lamp() { … }` for `function Lamp() { … }`.

use crate::language;
use crate::syntax::blame::suspicions::{Candidate, CodeLine, Scene};

/// Words that declare what has parameters and a body.
const FUNCTIONS: &[&str] = &["function", "func", "fn", "fun"];

/// Words that declare what has members.
const TYPES: &[&str] = &["type", "class", "struct", "interface", "enum", "message"];

/// Words that stand before several in round brackets.
const GROUPS: &[&str] = &["import", "const", "var"];

/// The word before what is used of other files, whose shape is that of nothing else: `{ a } from 'b'`, and what stands in round brackets.
pub(super) fn imports(scene: &Scene<'_>) -> Vec<Candidate> {
    missing_words(scene, uses)
}

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    missing_words(scene, words)
}

/// What `words` says may be missing before the lines where the parser stumbled, and before those that head them.
fn missing_words(scene: &Scene<'_>, words: fn(&str) -> &'static [&'static str]) -> Vec<Candidate> {
    let keywords = language::keywords(scene.language);
    let mut lines: Vec<usize> = Vec::new();
    for error in scene.errors {
        let at = scene.line_of(error.range.start);
        for line in [Some(at), head(scene, at)].into_iter().flatten() {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    let is_keyword = |word: &str| keywords.iter().any(|keyword| keyword == word);
    let first = |index: usize| scene.body(index).split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    lines.retain(|index| !is_keyword(first(*index)));
    let missing = |index: usize| {
        let start = scene.lines.get(index).map_or(0, CodeLine::start);
        let words = words(scene.body(index)).iter().filter(|word| is_keyword(word));
        words.map(move |word| Candidate::insert(start, format!("{word} "), format!("missing `{word}`")))
    };
    lines.into_iter().flat_map(missing).collect()
}

/// The line above `index` that is indented less, and so heads what it stands in.
fn head(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let own = scene.indent(index);
    (0..index).rev().find(|&above| !scene.is_blank(above) && scene.indent(above) < own)
}

/// The words that may be missing before `body`, which names what is used, or begins a group of such.
fn uses(body: &str) -> &'static [&'static str] {
    let rest = body.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    match () {
        () if body == "(" => GROUPS,
        () if rest.len() == body.len() && body.starts_with('{') && body.contains("} from ") => &["import"],
        () if rest.len() < body.len() && (rest.starts_with(" from '") || rest.starts_with(" from \"")) => &["import"],
        () => &[],
    }
}

/// The words that may be missing before `body`, which declares something.
fn words(body: &str) -> &'static [&'static str] {
    let name = body.len() - body.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len();
    let rest = body.get(name..).unwrap_or_default();
    let opens = body.ends_with('{');
    match () {
        () if name == 0 => &[],
        () if opens && rest.starts_with(['(', '<']) => FUNCTIONS,
        () if opens && rest.starts_with(' ') && !rest.contains(['(', '=']) => TYPES,
        () => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_tells_which_word_is_missing() {
        assert_eq!(words("Lamp(watt) {"), FUNCTIONS);
        assert_eq!(words("Lamp struct {"), TYPES);
        assert_eq!(uses("{ render } from 'lamp'"), ["import"]);
        assert_eq!(uses("lamp from \"lamp\""), ["import"]);
        assert_eq!(uses("("), GROUPS);
        assert!(words("lamp = 1").is_empty() && words("lamp()").is_empty() && words("} else {").is_empty());
    }
}

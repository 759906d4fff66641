//! A declaration without the word that declares it: `Lamp() { … }` for `function Lamp() { … }`.

use crate::language;
use crate::syntax::blame::suspicions::{Candidate, CodeLine, Scene};
use crate::syntax::verdict::missing;

/// Words that declare what has parameters and a body.
const FUNCTIONS: &[&str] = &["function", "func", "fn", "fun"];

/// Words that declare what has members.
const TYPES: &[&str] = &["type", "class", "struct", "interface", "enum", "message"];

/// Words that stand before several in round brackets.
const GROUPS: &[&str] = &["import", "const", "var"];

/// Words that may stand before the one that declares: of `public Lamp {` of Java, `class` is missing in the middle.
const MODIFIERS: &[&str] =
    &["public", "private", "protected", "internal", "static", "final", "abstract", "sealed", "open", "export", "pub"];

/// The word before what is used of other files, whose shape is that of nothing else: `{ a } from 'b'`, and what stands in round brackets.
pub(super) fn imports(scene: &Scene<'_>) -> Vec<Candidate> {
    missing_words(scene, uses)
}

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    missing_words(scene, words)
}

/// The arrow of a function in brackets: `a(b, (c) {` for `a(b, (c) => {`.
pub(super) fn arrows(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut lines: Vec<usize> = scene.errors.iter().map(|error| scene.line_of(error.range.start)).collect();
    lines.extend(lines.clone().into_iter().filter_map(|index| head(scene, index)));
    lines.dedup();
    let arrow = |index: usize| {
        let body = scene.body(index);
        let before = body.strip_suffix('{')?.trim_end();
        let parameters = before.strip_suffix(')')?.rfind('(')?;
        let lead = before.get(..parameters)?.trim_end();
        let is_value = lead.ends_with(['(', ',', '=', ':']) || lead.ends_with("async");
        let start = scene.lines.get(index)?.start();
        is_value.then(|| Candidate::insert(start + before.len(), " =>", missing("=>")))
    };
    lines.into_iter().filter_map(arrow).collect()
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
    let behind = |index: usize| behind_modifiers(scene.body(index));
    let first = |index: usize| behind(index).split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    lines.retain(|index| !is_keyword(first(*index)));
    let missing = |index: usize| {
        let body = behind(index);
        let start = scene.lines.get(index).map_or(0, CodeLine::start) + (scene.body(index).len() - body.len());
        let words = words(body).iter().filter(|word| is_keyword(word));
        words.map(move |word| Candidate::insert(start, format!("{word} "), format!("missing `{word}`")))
    };
    lines.into_iter().flat_map(missing).collect()
}

/// `body` without the modifiers that it starts with.
fn behind_modifiers(body: &str) -> &str {
    let mut rest = body;
    while let Some((_, behind)) = rest.split_once(' ').filter(|(word, _)| MODIFIERS.contains(word)) {
        rest = behind.trim_start();
    }
    rest
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
        assert_eq!(behind_modifiers("public static Lamp {"), "Lamp {");
        assert_eq!(words("Lamp struct {"), TYPES);
        assert_eq!(uses("{ render } from 'lamp'"), ["import"]);
        assert_eq!(uses("lamp from \"lamp\""), ["import"]);
        assert_eq!(uses("("), GROUPS);
        assert!(words("lamp = 1").is_empty() && words("lamp()").is_empty() && words("} else {").is_empty());
    }
}

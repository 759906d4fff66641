//! A keyword where a name is declared.

use crate::language;
use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Words that a name follows.
const DECLARE: &[&str] = &[
    "class",
    "const",
    "def",
    "enum",
    "fn",
    "fun",
    "func",
    "function",
    "interface",
    "let",
    "local",
    "module",
    "struct",
    "trait",
    "type",
    "val",
    "var",
];

/// Keywords that may stand between such a word and its name.
const BETWEEN: &[&str] = &["mut", "ref", "static"];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let keywords = language::keywords(scene.language);
    let mut lines: Vec<usize> = scene.errors.iter().map(|error| scene.line_of(error.range.start)).collect();
    lines.dedup();
    let words = lines.into_iter().filter_map(|index| scene.lines.get(index)).flat_map(|line| {
        let text = scene.text(line.range.clone());
        DECLARE.iter().flat_map(move |declare| {
            text.match_indices(declare).filter_map(move |(at, _)| {
                let behind = text.get(at + declare.len()..)?;
                let is_word = text.get(..at)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
                let name = behind.trim_start();
                let length = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
                let start = line.range.start + text.len() - name.len();
                (is_word && name.len() < behind.len()).then_some(start..start + length)
            })
        })
    });
    let is_keyword = |word: &str| !BETWEEN.contains(&word) && keywords.iter().any(|keyword| keyword == word);
    words
        .filter(|range| is_keyword(scene.text(range.clone())) && !scene.opaque.hold(range.start))
        .map(|range| {
            let word = scene.text(range.clone());
            Candidate::replace(range.clone(), format!("{word}_"), format!("`{word}` is a keyword, and no name")).standing_for()
        })
        .collect()
}

//! A keyword that is mistyped.

use std::ops::Range;

use crate::language;
use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::syntax::lexis::slip;

/// Most words that are taken for a mistyped keyword.
const MAX_WORDS: usize = 24;

pub(super) fn mistyped(scene: &Scene<'_>) -> Vec<Candidate> {
    let keywords = language::keywords(scene.language);
    let mut candidates = Vec::new();
    for index in suspects(scene) {
        for range in words(scene, index) {
            let word = scene.text(range.clone());
            if keywords.iter().any(|keyword| keyword.eq_ignore_ascii_case(word)) {
                continue;
            }
            let near = keywords.iter().filter(|keyword| keyword.chars().nth(1).is_some() && slip::is_near(word, keyword));
            candidates.extend(near.map(|keyword| {
                let keyword = if word.chars().all(char::is_uppercase) { keyword.to_uppercase() } else { keyword.clone() };
                let message = format!("`{word}` is no keyword: expected `{keyword}`");
                Candidate::replace(range.clone(), keyword, message)
            }));
        }
    }
    candidates.truncate(MAX_WORDS);
    candidates
}

/// The lines that a word may have spoilt: those that head what ends where the parser stumbled or right above, its own, and those around it.
fn suspects(scene: &Scene<'_>) -> Vec<usize> {
    let mut lines = Vec::new();
    for error in scene.errors {
        let at = scene.line_of(error.range.start);
        let stumbled = if scene.is_blank(at) { scene.previous(at).unwrap_or(at) } else { at };
        let parent = (0..stumbled).rev().find(|&index| !scene.is_blank(index) && scene.indent(index) < scene.indent(stumbled));
        let above = scene.previous(stumbled);
        let ends_above = above.and_then(|above| scene.header(above));
        // A parser may point at the last word that it knew, on the line above.
        let below = scene.next(stumbled);
        lines.extend([scene.header(stumbled), Some(stumbled), above, parent, ends_above, below].into_iter().flatten());
    }
    let mut seen = Vec::new();
    lines.retain(|line| {
        !seen.contains(line) && {
            seen.push(*line);
            true
        }
    });
    lines
}

/// The words of a line, without strings and comments.
fn words(scene: &Scene<'_>, index: usize) -> Vec<Range<usize>> {
    let Some(line) = scene.lines.get(index) else { return Vec::new() };
    let mut words = Vec::new();
    let mut open: Option<usize> = None;
    let text = scene.text(line.start()..line.end.max(line.start()));
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_word = c.is_alphanumeric() || c == '_';
        match open {
            None if is_word => open = Some(at),
            Some(start) if !is_word => {
                words.push(line.start() + start..line.start() + at);
                open = None;
            }
            _ => {}
        }
    }
    words.retain(|range| range.len() > 1 && !scene.opaque.hold(range.start));
    words
}

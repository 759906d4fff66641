//! A token too many where the parser stumbled.

use std::ops::Range;

use crate::syntax::blame::suspicions::{Candidate, Scene};

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    if scene.is_at_end() {
        return candidates;
    }
    for error in scene.errors {
        let at = error.range.start.min(scene.code.len());
        let before = scene.code.get(..at).map_or(at, |text| text.trim_end().len());
        candidates.extend([token_before(scene, before), token_at(scene, at)].into_iter().flatten().map(|range| {
            let text = scene.text(range.clone());
            let word = text.chars().all(|c| c.is_alphanumeric() || c == '_');
            let behind = scene.text(range.end..scene.code.len()).trim_start();
            let is_trailing = text == "," && (behind.is_empty() || behind.starts_with(['}', ']', ')']));
            let message = if is_trailing { "trailing comma".to_owned() } else { format!("unexpected `{text}`") };
            let extra = Candidate::replace(range, "", message);
            if word { extra.standing_for() } else { extra }
        }));
    }
    candidates
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

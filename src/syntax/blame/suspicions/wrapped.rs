//! A line that was broken in the middle, and two lines that were joined to one.

use crate::language;
use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Most places at which a line is broken.
const MAX_PLACES: usize = 16;

pub(super) fn wrapped(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    if scene.is_at_end() {
        return candidates;
    }
    let keywords = language::keywords(scene.language);
    for error in scene.errors {
        let at = scene.line_of(error.range.start);
        for index in [Some(at), at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
            let first = scene.body(index).split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let comment = index.checked_sub(1).is_some_and(|above| scene.has_comment(above));
            if !comment && !keywords.iter().any(|keyword| keyword == first) {
                candidates.extend(whole(scene, index, " "));
                candidates.extend(whole(scene, index, ""));
            }
        }
    }
    candidates
}

/// Line `index` and the one above it as one.
fn whole(scene: &Scene<'_>, index: usize, with: &str) -> Option<Candidate> {
    let (above, line) = (scene.lines.get(index.checked_sub(1)?)?, scene.lines.get(index)?);
    let end = above.range.start + scene.text(above.range.clone()).trim_end().len();
    let rest = line.start()..line.range.end;
    let message = "this line is broken in the middle: it goes on in the next one";
    Some(Candidate::replace(end..line.start(), with, message).at(end..end).because(rest, "this belongs to the line above"))
}

pub(super) fn joined(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut places = Vec::new();
    for error in scene.errors {
        let at = error.range.start.min(scene.code.len());
        places.push(at);
        let index = scene.line_of(at);
        let lines = [Some(index), scene.previous(index)].into_iter().flatten().filter_map(|index| scene.lines.get(index));
        places.extend(lines.flat_map(|line| breaks(scene, line.start(), line.end)));
    }
    places.retain(|place| !scene.opaque.hold(*place));
    places.truncate(MAX_PLACES);
    places.into_iter().flat_map(|place| broken(scene, place)).collect()
}

/// Where something may end between `start` and `end`: behind a mark and a blank.
fn breaks(scene: &Scene<'_>, start: usize, end: usize) -> Vec<usize> {
    let text = scene.text(start..end.max(start));
    text.match_indices(' ')
        .filter(|(at, _)| text.get(..*at).is_some_and(|before| before.ends_with(['}', ')', ';', ':', ']', '{', '"', '\''])))
        .map(|(at, _)| start + at + 1)
        .collect()
}

/// The line that holds `place` broken there, with its own indentation and with that of the next.
fn broken(scene: &Scene<'_>, place: usize) -> Vec<Candidate> {
    let index = scene.line_of(place);
    let own = scene.indent(index);
    let mut indents = vec![own];
    indents.extend(scene.next(index).map(|next| scene.indent(next)).filter(|indent| *indent != own));
    let message = "two lines are joined here";
    indents.into_iter().map(|indent| Candidate::insert(place, format!("\n{}", " ".repeat(indent)), message)).collect()
}

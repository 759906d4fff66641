//! Blocks between words, `do` … `end`: one that is never closed, and an end that closes nothing.

use crate::language::Blocks;
use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Most places where an end may be missing.
const MAX_PLACES: usize = 12;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let Some(blocks) = &scene.language.blocks else { return Vec::new() };
    let closers = blocks.closers();
    let mut candidates = Vec::new();
    for index in 0..scene.lines.len() {
        let word = first_word(scene.body(index));
        if closers.contains(&word) {
            candidates.extend(headless(scene, blocks, index));
        } else if candidates.len() < MAX_PLACES {
            candidates.extend(endless(scene, blocks, index));
        }
    }
    let end = scene.code.trim_end().len();
    candidates.extend(
        closers
            .iter()
            .map(|closer| Candidate::insert(end, format!("\n{closer}\n"), format!("the code ends too early: missing `{closer}`"))),
    );
    candidates
}

fn first_word(body: &str) -> &str {
    body.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// A line with something deeper below it that no end follows.
fn endless(scene: &Scene<'_>, blocks: &Blocks, index: usize) -> Vec<Candidate> {
    let deeper = scene.next(index).is_some_and(|next| scene.indent(next) > scene.indent(index));
    let word = first_word(scene.body(index));
    if scene.is_blank(index) || blocks.middles.contains(&word) {
        return Vec::new();
    }
    let closers = blocks.closers();
    let end = scene.block_end(index);
    let follows = end.map_or("", |end| first_word(scene.body(end)));
    let closed = end.is_some_and(|end| scene.indent(end) == scene.indent(index))
        && (closers.contains(&follows) || blocks.middles.contains(&follows));
    if closed || (!deeper && !opens(blocks, scene.body(index))) {
        return Vec::new();
    }
    let place = scene.own_line(index);
    let line = scene.lines.get(index).map_or(0..0, |line| line.start()..line.end);
    let missing = |closer: &&str| {
        Candidate::insert(place, format!("\n{closer}\n"), format!("missing `{closer}`")).because(line.clone(), "this block is never closed")
    };
    closers.iter().map(missing).collect()
}

/// Whether a line opens a block by its words, with or without something in it.
fn opens(blocks: &Blocks, body: &str) -> bool {
    blocks.opened_by(body).is_some() || blocks.openers.iter().any(|word| body.ends_with(word)) || body.ends_with('|')
}

/// What should open what the end in line `closer` closes.
fn headless(scene: &Scene<'_>, blocks: &Blocks, closer: usize) -> Vec<Candidate> {
    let Some(header) = scene.header(closer).and_then(|header| scene.lines.get(header)) else { return Vec::new() };
    let body = scene.text(header.start()..header.end);
    let end = scene.lines.get(closer).map_or(0..0, |line| line.start()..line.end);
    let word = first_word(scene.body(closer));
    let missing = |opener: &&str| {
        Candidate::insert(header.end, *opener, format!("missing `{}`", opener.trim_matches([' ', ';'])))
            .because(end.clone(), format!("this `{word}` closes nothing else"))
    };
    if blocks.openers.iter().any(|opener| body.ends_with(opener.trim_start_matches(';'))) {
        return Vec::new();
    }
    let lacking = |head: &&str| {
        Candidate::insert(header.start(), *head, format!("nothing on this line opens what `{word}` closes"))
            .at(header.start()..header.end)
            .because(end.clone(), format!("this `{word}` closes nothing else"))
            .standing_for()
    };
    blocks.openers.iter().map(missing).chain(blocks.starts.iter().map(lacking)).collect()
}

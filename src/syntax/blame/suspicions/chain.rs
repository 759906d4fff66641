//! A call of a chain that its line leaves open, where the next call of the chain stands right below it.

use crate::syntax::FaultKind;
use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Most calls that are looked at.
const MAX_CALLS: usize = 4;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    (0..scene.lines.len()).filter_map(|index| unclosed(scene, index)).take(MAX_CALLS).collect()
}

/// The bracket that line `index` should have closed: what goes on inside one stands deeper.
fn unclosed(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let line = scene.lines.get(index)?;
    let next = scene.next(index).filter(|&next| scene.indent(next) == line.indent)?;
    let body = scene.text(line.start()..line.end);
    if !is_call(body) || !is_call(scene.body(next)) || body.ends_with(['(', '[', '{', ',']) {
        return None;
    }
    let mut open = Vec::new();
    for (at, c) in body.char_indices().filter(|(at, _)| !scene.opaque.hold(line.start() + at)) {
        match c {
            '(' => open.push(at),
            ')' => drop(open.pop()),
            _ => {}
        }
    }
    let at = line.start() + open.pop().filter(|_| open.is_empty())?;
    Some(Candidate::insert(line.end, ")", "missing `)`").because(at..at + 1, "this `(` is never closed").of(FaultKind::UnclosedBracket))
}

/// Whether `body` goes on with a chain.
fn is_call(body: &str) -> bool {
    body.strip_prefix("?.").or_else(|| body.strip_prefix('.')).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '_'))
}

//! An operator that a blank tears apart: `= >` for `=>`.

use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Operators of several signs that one writes without a blank between them.
const OPERATORS: &[&str] = &["=>", "->", "<=", ">=", "==", "!=", "&&", "||", ":=", "+=", "-=", "*=", "/=", "<-", "?.", "??", "|>"];

pub(in crate::syntax::blame) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut lines: Vec<usize> = scene.errors.iter().map(|error| scene.line_of(error.range.start)).collect();
    lines.dedup();
    lines.into_iter().filter_map(|index| scene.lines.get(index)).flat_map(|line| torn(scene, line.start()..line.end)).collect()
}

/// The operators in `range` of the code whose two halves stand apart.
fn torn(scene: &Scene<'_>, range: std::ops::Range<usize>) -> Vec<Candidate> {
    let text = scene.code.get(range.clone()).unwrap_or_default();
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let pairs = signs.iter().zip(signs.iter().skip(1)).filter(|((left, _), (right, _))| right - left > 1);
    pairs
        .filter_map(|(&(left, first), &(right, second))| {
            let operator = OPERATORS.iter().find(|operator| operator.chars().eq([first, second]))?;
            let place = range.start + left..range.start + right + 1;
            let message = format!("a blank tears `{operator}` apart");
            (!scene.opaque.hold(place.start)).then(|| Candidate::replace(place, *operator, message))
        })
        .collect()
}

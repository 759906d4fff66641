//! A fence of Markdown that was left in the code.

use crate::syntax::blame::suspicions::{Candidate, Scene};

/// What a fence starts with.
const FENCES: &[&str] = &["```", "~~~"];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let ends = [(0..scene.lines.len()).find(|&index| !scene.is_blank(index)), scene.previous(scene.lines.len())];
    let stumbled = scene.errors.iter().map(|error| scene.line_of(error.range.start));
    let lines = stumbled.flat_map(|at| [Some(at), scene.previous(at)]).chain(ends).flatten();
    lines.filter_map(|index| fence(scene, index)).collect()
}

/// Line `index` taken out if it is a fence: three signs or more, and at most one word.
fn fence(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let line = scene.lines.get(index)?;
    let body = scene.text(line.range.clone()).trim();
    let rest = FENCES.iter().find_map(|fence| body.strip_prefix(fence))?.trim_start_matches(['`', '~']);
    if rest.trim().contains([' ', '`', ';', '(']) {
        return None;
    }
    let start = line.range.start + line.indent;
    let end = scene.code.get(line.range.end..).map_or(line.range.end, |rest| line.range.end + usize::from(rest.starts_with('\n')));
    Some(Candidate::replace(line.range.start..end, "", "this fence of Markdown was left in the code").at(start..start + body.len()))
}

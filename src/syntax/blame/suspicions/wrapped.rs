//! A line that was broken in the middle.

use super::{Candidate, Scene, Suspicion};

pub(super) static SUSPICION: Suspicion = Suspicion { name: "wrapped", find };

fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for error in scene.errors {
        let at = scene.line_of(error.range.start);
        let lines = [Some(at), at.checked_sub(1), Some(at + 1)];
        for index in lines.into_iter().flatten() {
            candidates.extend(joined(scene, index, " "));
            candidates.extend(joined(scene, index, ""));
        }
    }
    candidates
}

fn joined(scene: &Scene<'_>, index: usize, with: &str) -> Option<Candidate> {
    let (above, line) = (scene.lines.get(index.checked_sub(1)?)?, scene.lines.get(index)?);
    let end = above.range.start + scene.text(above.range.clone()).trim_end().len();
    let rest = line.start()..line.range.end;
    let message = "this line is broken in the middle: it goes on in the next one";
    Some(Candidate::replace(end..line.start(), with, message).at(end..end).because(rest, "this belongs to the line above"))
}

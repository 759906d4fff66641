//! Line breaks that were lost: all of a program stands on one line, and the blanks that indented its lines stand between its statements.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, never};
use crate::text::Edit;

/// Fewest places where a line may have begun.
const MIN_BREAKS: usize = 2;

/// Line breaks lost.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::LostNewlines,
    damage: Damage::Layout,
    cause: "the line breaks are lost: all of it stands on one line",
    help: "put the line breaks back, and keep the publisher from joining lines",
    find: |code| {
        let edits = breaks(code);
        if code.trim().contains('\n') || edits.len() < MIN_BREAKS { Vec::new() } else { edits }
    },
    is_certain: never,
};

/// A line break before each run of blanks between two words.
fn breaks(code: &str) -> Vec<Edit> {
    let body = code.trim();
    let start = code.len() - code.trim_start().len();
    let mut edits = Vec::new();
    let mut at = start;
    for word in body.split(' ') {
        let is_behind_blank = body.get(..at - start).is_some_and(|before| before.ends_with("  "));
        if is_behind_blank && !word.is_empty() {
            let run = body.get(..at - start).unwrap_or_default();
            let begin = start + run.trim_end_matches(' ').len();
            edits.push(Edit::new(begin..begin, "\n"));
        }
        at += word.len() + 1;
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_behind_blanks() {
        let places = |code| (REPAIR.find)(code).into_iter().map(|edit| edit.range.start).collect::<Vec<_>>();
        assert_eq!(places(" def f():    x = 1    return x"), [9, 18]);
        assert_eq!(places("a  b"), [0; 0]);
        assert_eq!(places("a  b\nc   d   e"), [0; 0]);
    }
}

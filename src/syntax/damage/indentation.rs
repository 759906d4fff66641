//! Indentation that was lost, where it is syntax: all lines start at the margin.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, never};
use crate::text::Edit;

/// Blanks to indent with; deeper than that nothing is.
const BLANKS: &str = "                                ";

/// Blanks of one step.
const STEP: usize = 4;

/// Words that end a block at the line that they start.
const LAST: &[&str] = &["return", "break", "continue", "pass", "raise"];

/// Words that go on with the statement above the block.
const MIDDLE: &[&str] = &["else", "elif", "except", "finally"];

/// Indentation lost.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::LostIndentation,
    damage: Damage::Layout,
    cause: "the indentation is lost: each line starts at the margin",
    help: "put the blanks at the start of the lines back, and keep the publisher from trimming them",
    find: |code| {
        let flat = code.lines().all(|line| !line.starts_with([' ', '\t']));
        let opens = code.lines().any(|line| line.trim_end().ends_with(':') || line.starts_with("- "));
        if !flat || !opens {
            return Vec::new();
        }
        if code.lines().any(|line| line.starts_with("- ")) { items(code) } else { blocks(code) }
    },
    is_certain: never,
};

/// What follows an item, up to the next one, belongs to it.
fn items(code: &str) -> Vec<Edit> {
    let mut within = false;
    let mut edits = Vec::new();
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        if line.starts_with("- ") {
            within = true;
        } else if within && !line.trim().is_empty() && !line.starts_with('#') {
            edits.push(Edit::new(start..start, BLANKS.get(..2).unwrap_or_default()));
        }
        start += line.len();
    }
    edits
}

/// What follows a colon at the end of a line is a block, up to a word that ends it.
fn blocks(code: &str) -> Vec<Edit> {
    let mut depth: usize = 0;
    let mut ended = false;
    let mut edits = Vec::new();
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        let body = line.trim_end();
        let word = body.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let opened = edits.is_empty() && depth == 1;
        if MIDDLE.contains(&word) || (matches!(word, "class" | "import" | "from") && !opened) {
            depth = if MIDDLE.contains(&word) { depth.saturating_sub(usize::from(!ended)) } else { 0 };
        } else if matches!(word, "def") {
            depth = usize::from(body.contains("(self"));
        }
        if !body.is_empty() && depth > 0 {
            edits.push(Edit::new(start..start, BLANKS.get(..depth * STEP).unwrap_or(BLANKS)));
        }
        if body.ends_with(':') {
            depth += 1;
        } else if LAST.contains(&word) {
            depth = depth.saturating_sub(1);
        }
        ended = LAST.contains(&word) || (ended && body.is_empty());
        start += line.len();
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(code: &str) -> String {
        let mut mended = code.to_owned();
        for edit in (REPAIR.find)(code).into_iter().rev() {
            mended.replace_range(edit.range, &edit.with);
        }
        mended
    }

    #[test]
    fn blocks_are_indented_again() {
        let code = "def f(x):\nif x:\nreturn 1\nelse:\nreturn 2\n\ndef g():\npass\n";
        let wanted = "def f(x):\n    if x:\n        return 1\n    else:\n        return 2\n\ndef g():\n    pass\n";
        assert_eq!(mended(code), wanted);
        assert_eq!(mended("- a: 1\nb: 2\n- a: 3\nb: 4\n"), "- a: 1\n  b: 2\n- a: 3\n  b: 4\n");
    }

    #[test]
    fn what_is_indented_has_lost_nothing() {
        assert_eq!((REPAIR.find)("if a:\n    b\n"), []);
    }
}

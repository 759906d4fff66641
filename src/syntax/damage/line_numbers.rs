//! Line numbers that came along with the code.

use std::ops::Range;

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, always};
use crate::text::Edit;

/// How many lines must be numbered before it is no chance.
const MIN_LINES: usize = 3;

/// A number before each line.
pub(super) static REPAIR: Repair = Repair {
    kind: FaultKind::LineNumbers,
    damage: Damage::Lines,
    cause: "line numbers stand in the code: readers copy them along",
    help: "leave the numbers out of the code, or let the highlighter write them beside it",
    find: |code| {
        // Where one number is glued to its line, the others bring no blank of their own.
        let glued = code.lines().any(|line| {
            let behind = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
            behind.len() < line.trim_start().len() && behind.starts_with(char::is_alphabetic)
        });
        let mut edits = Vec::new();
        let mut wanted: Option<usize> = None;
        let mut start = 0;
        for line in code.split_inclusive('\n') {
            let at = start;
            start += line.len();
            if line.trim().is_empty() {
                continue;
            }
            let Some((number, range)) = numbered(line, at, glued) else { return Vec::new() };
            if wanted.is_some_and(|wanted| number < wanted || number > wanted + 1) {
                return Vec::new();
            }
            wanted = Some(number + 1);
            edits.push(Edit::new(range, ""));
        }
        if edits.len() < MIN_LINES { Vec::new() } else { widened(code, edits) }
    },
    is_certain: always,
};

/// `edits` with the blanks behind them that all lines have: `1  a`, `2  b` were set two blanks apart.
fn widened(code: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    let blanks = |edit: &Edit| {
        let rest = code.get(edit.range.end..).and_then(|rest| rest.lines().next()).filter(|rest| !rest.trim().is_empty())?;
        Some(rest.len() - rest.trim_start_matches(' ').len())
    };
    let shared = edits.iter().filter_map(blanks).min().unwrap_or(0);
    for edit in &mut edits {
        if blanks(edit).is_some() {
            edit.range.end += shared;
        }
    }
    edits
}

/// The number that a line starts with, and the bytes that it takes with the sign and, unless it is `glued`, the blank behind it.
fn numbered(line: &str, at: usize, glued: bool) -> Option<(usize, Range<usize>)> {
    let lead = line.len() - line.trim_start().len();
    let rest = line.get(lead..)?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = rest.get(..digits)?.parse().ok()?;
    let behind = rest.get(digits..)?;
    let signs = behind.len() - behind.trim_start_matches(['.', ':', '|', ')']).len();
    let behind = behind.get(signs..)?;
    let blank = usize::from(!glued && behind.starts_with([' ', '\t']));
    let ends = behind.trim().is_empty();
    (blank > 0 || glued || ends).then_some((number, at..at + lead + digits + signs + blank))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(code: &str) -> Vec<usize> {
        (REPAIR.find)(code).into_iter().map(|edit| edit.range.start).collect()
    }

    #[test]
    fn only_numbers_that_count_up_are_line_numbers() {
        assert_eq!(starts("1 a\n2 b\n\n4 c\n"), [0, 4, 9]);
        assert!(starts("1 a\n7 b\n3 c\n").is_empty());
        assert!(starts("1 a\n2 b\n").is_empty());
        assert!(starts("1 a\nb\n3 c\n").is_empty());
    }

    #[test]
    fn blanks_that_all_lines_have_go_with_the_numbers() {
        let mended = |code: &str| {
            let mut mended = code.to_owned();
            (REPAIR.find)(code).iter().rev().for_each(|edit| mended.replace_range(edit.range.clone(), &edit.with));
            mended
        };
        assert_eq!(mended("1  a:\n2    b\n3\n4  c\n"), "a:\n  b\n\nc\n");
        assert_eq!(mended(" 9: a\n10: b\n11:   c\n"), "a\nb\n  c\n");
    }
}

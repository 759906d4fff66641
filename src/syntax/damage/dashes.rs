//! Hyphens that a publisher turned into dashes: two into one dash, or one into a longer one.

use crate::syntax::FaultKind;
use crate::syntax::damage::repair::{Damage, Repair, never};
use crate::text::Edit;

/// Two hyphens that became one dash.
pub(super) static DOUBLE: Repair = Repair {
    kind: FaultKind::TypographicDash,
    damage: Damage::Characters,
    cause: "a dash stands where the code needs two hyphens",
    help: "write `--`, and keep the publisher from making a dash of it",
    find: |code| dashes(code).filter(|(at, c)| were_two(code, *at, *c)).map(|(at, c)| Edit::new(at..at + c.len_utf8(), "--")).collect(),
    is_certain: never,
};

/// One hyphen that became a dash.
pub(super) static SINGLE: Repair = Repair {
    kind: FaultKind::TypographicDash,
    damage: Damage::Characters,
    cause: "a dash stands where the code needs a hyphen",
    help: "write `-`, and keep the publisher from making a dash of it",
    find: |code| dashes(code).map(|(at, c)| Edit::new(at..at + c.len_utf8(), "-")).collect(),
    // `rm –rf` was one hyphen or two.
    is_certain: never,
};

/// The dashes in `code`, and where they stand.
fn dashes(code: &str) -> impl Iterator<Item = (usize, char)> {
    let is_none = code.is_ascii();
    let is_dash = |c: char| matches!(c, '–' | '—' | '−' | '‐' | '‑' | '‒' | '―');
    code.char_indices().filter(move |(_, c)| !is_none && is_dash(*c))
}

/// Whether the dash `c` at `at` of `code` looks like two hyphens that became one: `–verbose`, `i–;` and `– a comment` do, and `–v`, `a – b`
/// and `–>` do not.
fn were_two(code: &str, at: usize, c: char) -> bool {
    let before = code.get(..at).and_then(|before| before.chars().next_back());
    let mut behind = code.get(at + c.len_utf8()..).unwrap_or_default().chars();
    let (next, second) = (behind.next(), behind.next());
    if before == Some('-') || matches!(next, Some('>' | '-')) || !matches!(c, '–' | '—') {
        return false;
    }
    match next {
        _ if c == '—' => true,
        Some(next) if next.is_alphabetic() => second.is_some_and(|c| c.is_alphanumeric() || c == '-'),
        Some(next) if next.is_whitespace() => before.is_none_or(|c| c == '\n'),
        Some(next) if next.is_numeric() => false,
        _ => {
            let word = code.get(..at).and_then(|before| before.trim_end_matches(' ').chars().next_back());
            word.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ')' | ']'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_dash_tells_what_it_was() {
        let two = |code: &str| (DOUBLE.find)(code).len();
        for code in ["git –version", "for (; i–;)", "i –;", "x[0]–;", "– a comment", "a;\n– a comment", "git —all"] {
            assert_eq!((two(code), (SINGLE.find)(code).len()), (1, 1), "{code}");
        }
        for code in ["docker run –v x", "a – b", "p–>next", "ls –-help", "x –1", "a‐b"] {
            assert_eq!((two(code), (SINGLE.find)(code).len()), (0, 1), "{code}");
        }
    }
}

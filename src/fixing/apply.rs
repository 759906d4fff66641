//! Changes made in a file's bytes, and where what is then at a place was before.

use crate::catalog::fix::Replacement;

/// `bytes` with `replacements`, which are in order and do not overlap: no other byte is changed.
#[must_use]
pub fn apply<'a>(bytes: &[u8], replacements: impl IntoIterator<Item = &'a Replacement>) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for change in replacements {
        out.extend_from_slice(bytes.get(at..change.span.start).unwrap_or_default());
        out.extend_from_slice(change.with.as_bytes());
        at = change.span.end;
    }
    out.extend_from_slice(bytes.get(at..).unwrap_or_default());
    out
}

/// How bytes have moved in one or more rounds of changes.
#[derive(Clone, Debug, Default)]
pub struct Moves(Vec<Vec<Replacement>>);

impl Moves {
    /// These, and then `replacements`, which are in order and do not overlap.
    #[must_use]
    pub fn then(&self, replacements: Vec<Replacement>) -> Self {
        Self(self.0.iter().cloned().chain([replacements]).collect())
    }

    /// Where the byte that is now at `at` was before the first of them; what was put in was where it was put.
    #[must_use]
    pub fn before(&self, at: usize) -> usize {
        self.0.iter().rev().fold(at, |at, round| before(round, at))
    }
}

fn before(round: &[Replacement], at: usize) -> usize {
    let (mut put, mut taken) = (0, 0);
    for change in round {
        let start = change.span.start + put - taken;
        if at < start {
            break;
        }
        if at < start + change.with.len() {
            return change.span.start;
        }
        put += change.with.len();
        taken += change.span.len();
    }
    at + taken - put
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn change(start: usize, end: usize, with: &str) -> Replacement {
        Replacement { span: Span::new(start, end), with: with.to_owned() }
    }

    #[test]
    fn only_what_is_replaced_changes() {
        let changes = [change(0, 0, "<"), change(1, 2, "BB"), change(3, 3, ">")];
        assert_eq!(apply(b"a\xFFc", &changes), b"<aBBc>");
        assert_eq!(apply(b"a\xFFc", &[]), b"a\xFFc");
    }

    #[test]
    fn what_moved_is_found_where_it_was() {
        let moves = Moves::default().then(vec![change(1, 2, "BBB"), change(4, 4, "!")]);
        // `abcdef` became `aBBBcd!ef`.
        let was: Vec<_> = (0..9).map(|at| moves.before(at)).collect();
        assert_eq!(was, [0, 1, 1, 1, 2, 3, 4, 4, 5]);
        let both = moves.then(vec![change(0, 1, "")]);
        assert_eq!(both.before(3), 2);
        assert_eq!(Moves::default().before(7), 7);
    }
}

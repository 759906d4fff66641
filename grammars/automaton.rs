//! Patterns whose automata were made while the program was built.

use crate::grams::Grams;

/// A regular expression in multi-line mode, over bytes, and what was made of it.
#[derive(Debug)]
pub struct Automaton {
    /// The expression, in the syntax of the `regex` crate.
    pub pattern: &'static str,
    needs: &'static [u8],
    table: &'static [u8],
}

impl Automaton {
    /// That of `pattern`, where `needs` and `table` were made of it by the build; without a table it has no automaton, and without needs it
    /// may match anything.
    #[must_use]
    pub const fn new(pattern: &'static str, needs: &'static [u8], table: &'static [u8]) -> Self {
        Self { pattern, needs, table }
    }

    /// Whether a text with these `grams` has what the pattern needs; if not, it does not match.
    #[must_use]
    pub fn may_match(&self, grams: &Grams) -> bool {
        let mut rest = self.needs;
        while let Some((literals, behind)) = rest.split_first() {
            rest = behind;
            let mut has_one = false;
            for _ in 0..*literals {
                let Some((hashes, behind)) = rest.split_first() else { return true };
                let Some((literal, behind)) = behind.split_at_checked(2 * usize::from(*hashes)) else { return true };
                rest = behind;
                has_one = has_one || literal.chunks_exact(2).all(|hash| grams.may_have(u16::from_le_bytes([hash[0], hash[1]])));
            }
            if !has_one {
                return false;
            }
        }
        true
    }

    /// Whether `text` has a match; `None` if the pattern has no automaton.
    #[must_use]
    pub fn is_match(&self, text: &[u8]) -> Option<bool> {
        let (columns, rest) = self.table.split_first_chunk::<256>()?;
        let (last, rest) = rest.split_first()?;
        let (entries, _) = rest.as_chunks::<2>();
        let end = usize::from(*last) + 1;
        // States are told by where their rows begin: none ever matches from the first, and the second has.
        let (matched, first) = (end + 1, 2 * (end + 1));
        let next = |row: usize, column: usize| entries.get(row + column).map_or(0, |entry| usize::from(u16::from_le_bytes(*entry)));
        let mut row = first;
        for byte in text {
            row = next(row, usize::from(columns[usize::from(*byte)]));
            if row <= matched {
                return Some(row == matched);
            }
        }
        Some(next(row, end) == matched)
    }
}

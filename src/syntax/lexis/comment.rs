//! Where a line's comment begins.

use crate::language::Language;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};

/// What of `line` stands before its first comment; a sign in a string begins none.
pub(in crate::syntax) fn before<'a>(language: &Language, line: &'a str) -> &'a str {
    let comment = |sort: Sort| matches!(sort, Sort::LineComment | Sort::BlockComment);
    let found = lexemes(language, line, Belief::default()).find(|lexeme| comment(lexeme.sort));
    found.and_then(|lexeme| line.get(..lexeme.range.start)).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn the_first_sign_counts() {
        assert_eq!(before(by_id("sql").unwrap(), "SELECT 1 -- a -- b"), "SELECT 1 ");
        assert_eq!(before(by_id("sql").unwrap(), "SELECT 1"), "SELECT 1");
        assert_eq!(before(by_id("java").unwrap(), "a(\"//\"); /* b */"), "a(\"//\"); ");
    }
}

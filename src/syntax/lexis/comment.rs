//! Where a line's comment begins.

use crate::language::Language;

/// What of `line` stands before the first sign of a comment; a sign in a string counts too.
pub(in crate::syntax) fn before<'a>(language: &Language, line: &'a str) -> &'a str {
    let comment = language.lexis.line_comments.iter().filter_map(|sign| line.find(sign)).min();
    line.get(..comment.unwrap_or(line.len())).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn the_first_sign_counts() {
        assert_eq!(before(by_id("sql").unwrap(), "SELECT 1 -- a -- b"), "SELECT 1 ");
        assert_eq!(before(by_id("sql").unwrap(), "SELECT 1"), "SELECT 1");
    }
}

//! What a place in code stands in: the code itself, a comment or a string.

use crate::language::Language;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};

/// What a place in code stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePlace {
    /// What its language reads: names, signs, blanks.
    Code,
    /// A comment.
    Comment,
    /// A string.
    Literal,
}

/// What each of `places` (bytes of `code`, in order) stands in, by the signs of comments and strings alone.
#[must_use]
pub fn within(language: &Language, code: &str, places: &[usize]) -> Vec<CodePlace> {
    let belief = Belief { over_lines: true, ..Belief::default() };
    let mut all = lexemes(language, code, belief).peekable();
    let mut found = Vec::with_capacity(places.len());
    for at in places {
        while all.next_if(|lexeme| lexeme.range.end <= *at).is_some() {}
        found.push(match all.peek().filter(|lexeme| lexeme.range.start <= *at).map(|lexeme| lexeme.sort) {
            None => CodePlace::Code,
            Some(Sort::LineComment | Sort::BlockComment) => CodePlace::Comment,
            Some(Sort::Quoted(_) | Sort::Open(_) | Sort::Long) => CodePlace::Literal,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn comments_and_strings_are_told_by_their_signs() {
        let code = "let a = 'b'; // c\nd(`e\nf`) /* g */ h";
        let places: Vec<_> = code.char_indices().filter(|(_, c)| c.is_alphabetic()).map(|(at, _)| at).collect();
        let found: String = within(by_id("javascript").unwrap(), code, &places)
            .into_iter()
            .map(|within| match within {
                CodePlace::Code => '.',
                CodePlace::Comment => 'c',
                CodePlace::Literal => 's',
            })
            .collect();
        assert_eq!(found, "....sc.ssc.");
    }
}

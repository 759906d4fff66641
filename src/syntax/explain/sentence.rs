//! A sentence under the name of a language: words, and the marks that stand between words.

use crate::language::{self, Kind};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Verdict, Why};

pub(in crate::syntax) static RUNG: Rung = Rung { name: "sentence", summary: "a sentence under the name of a language", speak: find };

/// Fewest words of a sentence.
const MIN_WORDS: usize = 6;

/// Most lines that it may have.
const MAX_LINES: usize = 3;

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str().trim();
    if case.language.kind != Kind::Code || code.lines().count() > MAX_LINES || !is_sentence(code) {
        return None;
    }
    // What shouts a keyword, or starts with one, is meant as code.
    let keywords = language::keywords(case.language);
    let is_keyword = |word: &str| keywords.iter().any(|keyword| keyword.eq_ignore_ascii_case(word));
    let mut words = code.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty());
    let first = words.next()?;
    let shouts = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase) && is_keyword(word);
    (!is_keyword(first) && !words.any(shouts)).then(|| Verdict::text(Why::Is("a sentence")))
}

/// Whether nearly all of `text` is words, a mark stands behind one of them as in sentences, and nothing is only code's.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |word: &&&str| {
        let inner = word.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '\'' | '’'));
        !inner.is_empty() && inner.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
    };
    let plain = words.iter().filter(plain).count();
    let marked = words.iter().any(|word| word.len() > 2 && word.ends_with([',', '.', '!', '?']));
    let starts = text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    words.len() >= MIN_WORDS
        && plain * 4 >= words.len() * 3
        && marked
        && starts
        && !text.contains(['(', '{', '[', '=', '<', '"', '`', '$', '\\', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_marks_are_a_sentence() {
        assert!(is_sentence("* Has been mended for ages, but nobody closed it; closes: #12."));
        assert!(is_sentence("Press alt+f2, then write metacity and --replace behind it"));
        for code in ["x = a, b, c and d or e, f", "print a, b, c, d, e, f", "Foo bar baz."] {
            assert!(!is_sentence(code), "{code}");
        }
    }
}

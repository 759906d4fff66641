//! A sentence under the name of a language: words, and the marks that stand between words.

use crate::language::{self, Kind, Language};
use crate::syntax::lexis::slip;
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
    if is_of_words(case.language, code) {
        return Some(Verdict::text(Why::Is("words, as one searches for")));
    }
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

/// Most words that are searched for.
const MAX_SEARCHED: usize = 5;

/// Whether `code` is one line of plain words, none of which is a keyword of `language` or nearly one: `rises wind`.
fn is_of_words(language: &'static Language, code: &str) -> bool {
    let words: Vec<&str> = code.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
    let is_plain = |word: &&str| word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase());
    let may_be = language.kind == Kind::Code && !language.shell && language.indented;
    if !may_be || !(2..=MAX_SEARCHED).contains(&words.len()) || !words.iter().all(is_plain) {
        return false;
    }
    let keywords = language::keywords(language);
    !words.iter().any(|word| keywords.iter().any(|keyword| slip::is_near(word, keyword)))
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
    fn what_is_searched_for_has_no_keyword() {
        let python = language::by_id("python").unwrap();
        assert!(is_of_words(python, "rises wind") && is_of_words(python, "bright lamp hall"));
        for code in ["improt lamps", "lamp", "lamp = hall", "yeild lamp", "lamp in hall", "print(lamp)", "lamps\nhall"] {
            assert!(!is_of_words(python, code), "{code}");
        }
    }

    #[test]
    fn words_and_their_marks_are_a_sentence() {
        assert!(is_sentence("* Has been mended for ages, but nobody closed it; closes: #12."));
        assert!(is_sentence("Press alt+f2, then write metacity and --replace behind it"));
        for code in ["x = a, b, c and d or e, f", "print a, b, c, d, e, f", "Foo bar baz."] {
            assert!(!is_sentence(code), "{code}");
        }
    }
}

//! Patterns that are part of the program: compiled for the first text that has what they need, and loud if they can't be.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};
use std::{fmt, iter};

use grammars::needs::{Clause, needs};
use memchr::memchr2_iter;
use regex::{CaptureMatches, Captures, Match, Matches, Regex};

/// A pattern of the program's own.
pub(crate) type Pattern = LazyLock<Matcher>;

/// A regular expression that most texts do not match, as is quickly seen: to read one takes a hundredth of what it takes to compile it.
#[derive(Debug)]
pub(crate) struct Matcher {
    pattern: String,
    needs: Vec<Clause>,
    regex: OnceLock<Regex>,
}

impl Matcher {
    /// Whether `text` has a match.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.may_match(text) && self.regex().is_match(text)
    }

    /// The first match in `text`.
    pub(crate) fn find<'a>(&self, text: &'a str) -> Option<Match<'a>> {
        if self.may_match(text) { self.regex().find(text) } else { None }
    }

    /// All matches in `text`, none within another.
    pub(crate) fn find_iter<'p, 'a>(&'p self, text: &'a str) -> impl Iterator<Item = Match<'a>> + use<'p, 'a> {
        let all = || -> Matches<'p, 'a> { self.regex().find_iter(text) };
        self.may_match(text).then(all).into_iter().flatten()
    }

    /// The groups of the first match in `text`.
    pub(crate) fn captures<'a>(&self, text: &'a str) -> Option<Captures<'a>> {
        if self.may_match(text) { self.regex().captures(text) } else { None }
    }

    /// The groups of all matches in `text`.
    pub(crate) fn captures_iter<'p, 'a>(&'p self, text: &'a str) -> impl Iterator<Item = Captures<'a>> + use<'p, 'a> {
        let all = || -> CaptureMatches<'p, 'a> { self.regex().captures_iter(text) };
        self.may_match(text).then(all).into_iter().flatten()
    }

    /// The groups of the first match in `text` from the byte at `at` on; what stands before that is seen.
    pub(crate) fn captures_at<'a>(&self, text: &'a str, at: usize) -> Option<Captures<'a>> {
        if self.may_match(text) { self.regex().captures_at(text, at) } else { None }
    }

    /// The first groups of what is found in `text`; what stands behind one may be what stands before the next.
    pub(crate) fn first_groups<'a>(&'static self, text: &'a str) -> impl Iterator<Item = Range<usize>> + use<'a> {
        let mut at = 0;
        let next = move || {
            let group = self.regex().captures_at(text, at)?.get(1)?.range();
            at = group.end;
            Some(group)
        };
        self.may_match(text).then(|| iter::from_fn(next)).into_iter().flatten()
    }

    /// What it is compiled to.
    ///
    /// # Panics
    ///
    /// If it is too large: then the program is wrong, and not its input.
    pub(crate) fn regex(&self) -> &Regex {
        self.regex.get_or_init(|| sound(Regex::new(&self.pattern), &self.pattern))
    }

    /// Whether `text` has what each match needs.
    fn may_match(&self, text: &str) -> bool {
        self.needs.iter().all(|clause| clause.iter().any(|literal| has(text.as_bytes(), literal)))
    }
}

/// Whether `text` has `literal`, which is in lower case, in any case.
fn has(text: &[u8], literal: &[u8]) -> bool {
    let Some(first) = literal.first() else { return true };
    memchr2_iter(*first, first.to_ascii_uppercase(), text)
        .any(|at| text.get(at..at + literal.len()).is_some_and(|run| run.eq_ignore_ascii_case(literal)))
}

/// The automaton of `pattern`, which is part of the program.
///
/// # Panics
///
/// If it is no pattern: then the program is wrong, and not its input.
pub(crate) fn compiled(pattern: &str) -> Matcher {
    let parsed = sound(regex_syntax::parse(pattern), pattern);
    Matcher { pattern: pattern.to_owned(), needs: needs(&parsed), regex: OnceLock::new() }
}

/// What was made of `source`, which is part of the program.
///
/// # Panics
///
/// If nothing could be made of it: then the program is wrong, and not its input.
#[allow(clippy::panic, reason = "a fault in the program's own data is loud")]
pub(crate) fn sound<T, E: fmt::Display>(made: Result<T, E>, source: &str) -> T {
    made.unwrap_or_else(|error| panic!("{source:?} is part of the program, and wrong: {error}"))
}

/// Defines a [`Pattern`], and a test that compiles it.
macro_rules! pattern {
    ($(#[$doc:meta])* $visibility:vis static $name:ident = $pattern:expr;) => {
        $(#[$doc])*
        $visibility static $name: $crate::text::Pattern = ::std::sync::LazyLock::new(|| $crate::text::compiled(AsRef::<str>::as_ref(&$pattern)));

        #[cfg(test)]
        #[allow(non_snake_case, reason = "it goes by the name of its pattern")]
        mod $name {
            #[test]
            fn compiles() {
                super::$name.regex();
            }
        }
    };
}

pub(crate) use pattern;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_has_not_is_not_compiled() {
        let pattern = compiled(r"(?i)\bfrom\s+(?:lamp|shade)s?\b");
        assert!(!pattern.is_match("SELECT a FROM b") && pattern.captures("a lamp").is_none() && pattern.find_iter("shades").count() == 0);
        assert!(pattern.regex.get().is_none());
        assert!(pattern.is_match("SELECT a FROM Lamps"));
        assert!(pattern.regex.get().is_some());
    }

    #[test]
    fn what_every_text_has_is_always_tried() {
        for (pattern, text) in [(r"^\s*$", ""), (r"a?", "b"), (r"(?:ab|\w)c|d*", "x"), (r"[^a]", "ü"), (r"(?i)k", "\u{212A}")] {
            assert!(compiled(pattern).is_match(text), "{pattern}");
        }
    }
}

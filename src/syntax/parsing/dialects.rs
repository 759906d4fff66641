//! Which dialect of its language code is in, by the marks and hints that the language's data lists.

use regex::RegexSet;

use crate::language::{Each, KnownDialect, Language};
use crate::text::sound;

/// A dialect with its patterns compiled.
struct MarkedDialect {
    dialect: &'static KnownDialect,
    marks: RegexSet,
    hints: RegexSet,
}

static DIALECTS: Each<Vec<MarkedDialect>> = Each::new(|language| {
    let told = |dialect: &'static KnownDialect| {
        // Keywords are written in any case, and made of ASCII, whose borders are found many times faster.
        let set = |patterns: &[&str]| {
            let patterns = patterns.iter().map(|pattern| format!("(?im){}", pattern.replace(r"\b", r"(?-u:\b)")));
            sound(RegexSet::new(patterns), dialect.name)
        };
        MarkedDialect { dialect, marks: set(dialect.marks), hints: set(dialect.hints) }
    };
    language.dialects.iter().map(told).collect()
});

fn of(language: &Language) -> impl Iterator<Item = &'static MarkedDialect> {
    DIALECTS.of(language).into_iter().flatten()
}

/// The dialects of `language` whose marks or hints `code` bears.
pub(in crate::syntax) fn suspected(language: &Language, code: &str) -> impl Iterator<Item = &'static KnownDialect> {
    of(language).filter(move |told| told.marks.is_match(code) || told.hints.is_match(code)).map(|told| told.dialect)
}

/// The first dialect of `language`, of those without a parser that knows all of it, that has a mark in `code` that no other has.
pub(in crate::syntax) fn marked(language: &Language, code: &str) -> Option<&'static KnownDialect> {
    of(language).find(|told| !told.dialect.complete && told.marks.is_match(code)).map(|told| told.dialect)
}

/// Whether `code` has a mark of `dialect`, one of `language`'s, that no other has.
pub(in crate::syntax) fn is_marked(language: &Language, dialect: &KnownDialect, code: &str) -> bool {
    of(language).any(|told| told.dialect.name == dialect.name && told.marks.is_match(code))
}

//! Which dialect of its language code is in, by the marks and hints that the language's data lists.

use crate::language::{Each, KnownDialect, Language};
use crate::text::{Matcher, compiled};

/// A dialect with its patterns compiled.
struct MarkedDialect {
    dialect: &'static KnownDialect,
    marks: Vec<Matcher>,
    hints: Vec<Matcher>,
}

static DIALECTS: Each<Vec<MarkedDialect>> = Each::new(|language| {
    let told = |dialect: &'static KnownDialect| {
        // Keywords are written in any case, and made of ASCII, whose borders are found many times faster.
        let set =
            |patterns: &[&str]| patterns.iter().map(|pattern| compiled(&format!("(?im){}", pattern.replace(r"\b", r"(?-u:\b)")))).collect();
        MarkedDialect { dialect, marks: set(dialect.marks), hints: set(dialect.hints) }
    };
    language.dialects.iter().map(told).collect()
});

fn any(patterns: &[Matcher], code: &str) -> bool {
    patterns.iter().any(|pattern| pattern.is_match(code))
}

fn of(language: &Language) -> impl Iterator<Item = &'static MarkedDialect> {
    DIALECTS.of(language).into_iter().flatten()
}

/// The dialects of `language` whose marks or hints `code` bears.
pub(in crate::syntax) fn suspected(language: &Language, code: &str) -> impl Iterator<Item = &'static KnownDialect> {
    of(language).filter(move |told| any(&told.marks, code) || any(&told.hints, code)).map(|told| told.dialect)
}

/// The first dialect of `language`, of those without a parser that knows all of it, that has a mark in `code` that no other has.
pub(in crate::syntax) fn marked(language: &Language, code: &str) -> Option<&'static KnownDialect> {
    of(language).find(|told| !told.dialect.complete && any(&told.marks, code)).map(|told| told.dialect)
}

/// Whether `code` has a mark of `dialect`, one of `language`'s, that no other has.
pub(in crate::syntax) fn is_marked(language: &Language, dialect: &KnownDialect, code: &str) -> bool {
    of(language).any(|told| told.dialect.name == dialect.name && any(&told.marks, code))
}

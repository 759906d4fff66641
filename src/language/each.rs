//! What is made of each language's data, when it is first asked for.

use std::sync::{LazyLock, OnceLock};

use super::{LANGUAGES, Language};
use crate::text::{Matcher, compiled};

/// Something of each language: its patterns, compiled.
#[derive(Debug)]
pub(crate) struct Each<T: 'static> {
    made: LazyLock<Vec<OnceLock<T>>>,
    make: fn(&'static Language) -> T,
}

impl<T> Each<T> {
    /// What `make` makes of each.
    pub(crate) const fn new(make: fn(&'static Language) -> T) -> Self {
        Self { made: LazyLock::new(|| LANGUAGES.iter().map(|_| OnceLock::new()).collect()), make }
    }

    /// That of `language`.
    pub(crate) fn of(&self, language: &Language) -> Option<&T> {
        let index = LANGUAGES.binary_search_by_key(&language.id, |other| other.id).ok()?;
        Some(self.made.get(index)?.get_or_init(|| (self.make)(&LANGUAGES[index])))
    }
}

/// The automaton of a pattern of the data, in multi-line mode. A border between words of ASCII is found many times faster than one of all
/// letters, and what the data looks for is made of nothing else.
pub(crate) fn in_lines(pattern: &str) -> Matcher {
    compiled(&format!("(?m){}", pattern.replace(r"\b", r"(?-u:\b)")))
}

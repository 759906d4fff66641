//! Patterns that are part of the program: compiled when they are first asked, and loud if they can't be.

use std::fmt;
use std::sync::LazyLock;

use regex::Regex;

/// A pattern of the program's own.
pub(crate) type Pattern = LazyLock<Regex>;

/// The automaton of `pattern`, which is part of the program.
///
/// # Panics
///
/// If it is no pattern: then the program is wrong, and not its input.
pub(crate) fn compiled(pattern: &str) -> Regex {
    sound(Regex::new(pattern), pattern)
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
                ::std::sync::LazyLock::force(&super::$name);
            }
        }
    };
}

pub(crate) use pattern;

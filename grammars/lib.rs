//! What snipcheck knows of each language, as data: one folder a language, read at build time.

use std::fmt;

use tree_sitter_language::LanguageFn;

/// A string of a `language.toml`.
pub type Text = &'static str;
/// A list of a `language.toml`.
pub type List<T> = &'static [T];
/// A table of a `language.toml`, ordered by its keys.
pub type Map<K, V> = &'static [(K, V)];
/// The id of a language that there is.
pub type Id = &'static str;
/// A regular expression in the syntax of the `regex` crate that compiles in multi-line mode.
pub type Pattern = &'static str;

/// The function that gives a tree-sitter grammar.
#[derive(Clone, Copy)]
pub struct Function(pub LanguageFn);

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LanguageFn")
    }
}

/// Types that are looked at.
macro_rules! schema {
    () => {};
    ($(#[$about:meta])* struct $name:ident { $($(#[$means:meta])* $field:ident: $type:ty $(= $how:ident)?,)* } $($rest:tt)*) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[$means])* pub $field: $type,)*
        }

        schema! { $($rest)* }
    };
    ($(#[$about:meta])* enum $name:ident { $($(#[$means:meta])* $variant:ident,)* } $($rest:tt)*) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$means])* $variant,)*
        }

        schema! { $($rest)* }
    };
}

mod automaton;
mod gram;
mod grams;
pub mod needs;
mod schema;

pub use automaton::Automaton;
pub use grams::Grams;
pub use schema::*;

/// What was made of the patterns, one behind another.
static TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables.bin"));

/// The bytes of [`TABLES`] from `from` to `to`.
const fn table(from: usize, to: usize) -> &'static [u8] {
    TABLES.split_at(to).0.split_at(from).1
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Lexis {
    /// The sign of a comment that ends with its line, if `text` starts with one.
    #[must_use]
    pub fn comment_sign(&self, text: &str) -> Option<Text> {
        let is_other = self.no_comments.iter().any(|sign| text.starts_with(sign));
        self.line_comments.iter().copied().find(|sign| text.starts_with(sign) && !is_other)
    }
}

impl Blocks {
    /// The words that close a block, each once.
    #[must_use]
    pub fn closers(&self) -> Vec<Text> {
        let mut closers: Vec<Text> = Vec::new();
        for (.., closer) in self.kinds {
            if !closers.contains(closer) {
                closers.push(closer);
            }
        }
        closers
    }

    /// What closes the block that a line opens which starts with `body`; `None` if its first words open none.
    #[must_use]
    pub fn opened_by(&self, body: &str) -> Option<Text> {
        let is_whole = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let opens = |words: &str| body.strip_prefix(words).is_some_and(is_whole);
        self.kinds.iter().find(|(words, ..)| opens(words)).map(|(.., closer)| *closer)
    }
}

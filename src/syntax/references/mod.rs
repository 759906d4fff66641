//! Reference parsers: real parsers whose verdict, place and message win over the tree's.

use super::SyntaxError;
use crate::language::Language;

/// A reference parser.
#[derive(Debug)]
pub struct Reference {
    /// Its name, as `language.toml` says it.
    pub name: &'static str,
    /// What stands behind it: the crate's name on crates.io.
    pub crate_name: &'static str,
    /// Parses code of the language: no errors, or at least one, in order.
    pub parse: fn(&Language, &str) -> Vec<SyntaxError>,
}

/// Every reference parser.
pub static REFERENCES: &[&Reference] = &[];

/// The reference parser called `name`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Reference> {
    REFERENCES.iter().copied().find(|reference| reference.name == name)
}

//! Reference parsers: real parsers whose verdict, place and message win over the tree's.

mod guard;
mod json;
mod oxc;
mod promql;
mod ruff;
mod toml;
mod xml;

use super::SyntaxError;
use crate::language::Language;

pub(super) use guard::guarded;

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
pub static REFERENCES: &[&Reference] =
    &[&json::JSON, &json::JSON5, &json::JSONC, &oxc::REFERENCE, &promql::REFERENCE, &ruff::REFERENCE, &toml::REFERENCE, &xml::REFERENCE];

/// The reference parser called `name`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Reference> {
    REFERENCES.iter().copied().find(|reference| reference.name == name)
}

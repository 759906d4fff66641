//! Reference parsers: real parsers whose verdict, place and message win over the tree's.

mod bash;
mod css;
mod dockerfile;
mod env;
mod graphql;
mod guard;
mod hcl;
mod json;
mod lua;
mod oxc;
mod promql;
mod ruby;
mod ruff;
mod sql;
mod toml;
mod xml;
mod yaml;

use super::SyntaxError;
use crate::language::Language;

pub use guard::guarded;

/// A reference parser.
#[derive(Debug)]
pub struct Reference {
    /// Its name, as `language.toml` says it.
    pub name: &'static str,
    /// What stands behind it: the crate's name on crates.io; empty where it is our own.
    pub crate_name: &'static str,
    /// Parses code of the language: no errors, or at least one; `None` where it does not know enough to tell.
    pub parse: fn(&Language, &str) -> Option<Vec<SyntaxError>>,
}

impl Reference {
    /// The name under which its failures are told: its crate's, or its own where it is ours.
    #[must_use]
    pub fn parser(&self) -> &'static str {
        if self.crate_name.is_empty() { self.name } else { self.crate_name }
    }
}

/// Every reference parser.
pub static REFERENCES: &[&Reference] = &[
    &bash::REFERENCE,
    &css::CSS,
    &css::SCSS,
    &css::LESS,
    &dockerfile::REFERENCE,
    &env::REFERENCE,
    &graphql::REFERENCE,
    &hcl::REFERENCE,
    &json::JSON,
    &json::JSON5,
    &json::JSONC,
    &lua::REFERENCE,
    &oxc::REFERENCE,
    &promql::REFERENCE,
    &ruby::REFERENCE,
    &ruff::REFERENCE,
    &sql::REFERENCE,
    &toml::REFERENCE,
    &xml::REFERENCE,
    &yaml::REFERENCE,
];

/// The reference parser called `name`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Reference> {
    REFERENCES.iter().copied().find(|reference| reference.name == name)
}

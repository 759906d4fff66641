//! Reference parsers: real parsers whose verdict, place and message win over the tree's.

mod bash;
mod css;
mod dockerfile;
mod env;
mod erlang;
mod graphql;
mod guard;
mod hcl;
mod json;
mod kind;
mod kotlin;
mod lua;
pub(in crate::syntax) mod markup;
mod mdx;
mod mdx_tags;
mod nginx;
mod oxc;
mod perl;
mod powershell;
mod promql;
mod ruby;
mod ruff;
mod sql;
mod toml;
mod words;
mod xml;
mod yaml;

pub use guard::{doubted, guarded};
pub use kind::{Reference, Stack, Swallows};

/// Every reference parser.
pub static REFERENCES: &[&Reference] = &[
    &bash::REFERENCE,
    &css::CSS,
    &css::SCSS,
    &css::LESS,
    &dockerfile::REFERENCE,
    &env::REFERENCE,
    &erlang::REFERENCE,
    &graphql::REFERENCE,
    &hcl::REFERENCE,
    &json::JSON,
    &json::JSON5,
    &json::JSONC,
    &kotlin::REFERENCE,
    &lua::REFERENCE,
    &markup::REFERENCE,
    &mdx::REFERENCE,
    &nginx::REFERENCE,
    &oxc::REFERENCE,
    &perl::REFERENCE,
    &powershell::REFERENCE,
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

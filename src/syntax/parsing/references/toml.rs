//! TOML by the toml crate.

use crate::guard::Measure;
use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;

/// The toml crate.
pub(super) static REFERENCE: Reference = Reference {
    name: "toml",
    crate_name: "toml",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[(Measure::Nesting, 64)],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: words::TOML,
};

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    match code.parse::<toml::Table>() {
        Ok(_) => Vec::new(),
        Err(error) => {
            let range = error.span().unwrap_or(0..0);
            let message = error.message().trim_end_matches('.').replace('\n', ", ");
            vec![SyntaxError::told(range, message)]
        }
    }
}

//! GraphQL, operations and schemas, by apollo-parser.

use apollo_parser::Parser;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;

/// apollo-parser.
pub(super) static REFERENCE: Reference = Reference {
    name: "graphql",
    crate_name: "apollo-parser",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: words::GRAPHQL,
};

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    let convert = |error: &apollo_parser::Error| {
        let data = if error.is_eof() { "" } else { error.data() };
        let message = error.message().trim_end_matches('.').to_owned();
        let message = if data.is_empty() { message } else { format!("{message}, found `{}`", data.lines().next().unwrap_or_default()) };
        SyntaxError::told(error.index()..error.index() + data.len(), message)
    };
    Parser::new(code).recursion_limit(400).parse().errors().map(convert).collect()
}

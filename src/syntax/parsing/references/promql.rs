//! `PromQL` by promql-parser, which does not say where.

use crate::guard::Measure;
use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};

/// promql-parser.
pub(super) static REFERENCE: Reference = Reference {
    name: "promql",
    crate_name: "promql-parser",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[(Measure::Bytes, 10_000)],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: &[],
};

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    match promql_parser::parser::parse(code.trim()) {
        Ok(_) => Vec::new(),
        Err(message) => {
            let start = code.len() - code.trim_start().len();
            let message = message.trim_end_matches('.').to_owned();
            vec![SyntaxError::told(start..code.trim_end().len().max(start), message)]
        }
    }
}

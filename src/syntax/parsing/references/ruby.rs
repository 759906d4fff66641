//! Ruby by lib-ruby-parser.

use lib_ruby_parser::{Parser, ParserOptions};

use crate::guard::Measure;
use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::guard::since_the_first;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;

/// lib-ruby-parser.
pub(super) static REFERENCE: Reference = Reference {
    name: "ruby",
    crate_name: "lib-ruby-parser",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[(Measure::Bytes, 32 * 1024)],
    swallows: Swallows::Characters,
    stack: USUAL,
    words: words::RUBY,
};

/// What only a whole program, or an older Ruby, can be blamed for.
const EXCUSED: &[&str] = &[
    "Invalid yield",
    "Invalid retry",
    "Invalid return",
    "Can't escape from eval",
    "no anonymous",
    "argument name",
    "circular argument",
    "dynamic constant",
];

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    let options = ParserOptions { record_tokens: false, ..ParserOptions::default() };
    let result = Parser::new(code.as_bytes().to_vec(), options).do_parse();
    let told = result.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    let errors = told.map(|diagnostic| SyntaxError::told(diagnostic.loc.begin..diagnostic.loc.end, diagnostic.render_message()));
    since_the_first(errors.filter(|error| !EXCUSED.iter().any(|phrase| error.message.contains(phrase))).collect())
}

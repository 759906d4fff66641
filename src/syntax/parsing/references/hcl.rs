//! HCL, as Terraform writes it, by hcl-edit, which lets quoted strings run over lines.

use hcl_edit::parser::parse_body;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;

/// hcl-edit.
pub(super) static REFERENCE: Reference = Reference {
    name: "hcl",
    crate_name: "hcl-edit",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: words::HCL,
};

fn parse(language: &Language, code: &str) -> Vec<SyntaxError> {
    match parse_body(code) {
        Ok(_) => torn_string(language, code).into_iter().collect(),
        Err(error) => {
            let at = error.location().offset().min(code.len());
            let message = error.message().trim_end_matches('.').replace('\n', " ");
            vec![SyntaxError::told(at..at, message)]
        }
    }
}

/// A quoted string that goes on in the next line; here-documents and `${…}` within it may.
fn torn_string(language: &Language, code: &str) -> Option<SyntaxError> {
    let torn = lexemes(language, code, Belief::default()).find(|lexeme| lexeme.sort == Sort::Open('"'))?;
    Some(SyntaxError::told(torn.range, "a quoted string ends on its line".to_owned()))
}

//! CSS, SCSS and Less by raffia, which lets comments run on to the end.

mod less;
mod statements;

use raffia::ast::Stylesheet;
use raffia::error::Error;
use raffia::{ParserBuilder, Syntax};

use super::Reference;
use crate::syntax::SyntaxError;

/// CSS; the variables and nesting of SCSS are let through where CSS does not parse, for authors write both under one name.
pub(super) static CSS: Reference = Reference { name: "css", crate_name: "raffia", parse: |_, code| Some(parse(Syntax::Css, code)) };

/// SCSS.
pub(super) static SCSS: Reference = Reference { name: "scss", crate_name: "raffia", parse: |_, code| Some(parse(Syntax::Scss, code)) };

/// Less.
pub(super) static LESS: Reference = Reference { name: "less", crate_name: "raffia", parse: |_, code| less::parse(code) };

fn parse(syntax: Syntax, code: &str) -> Vec<SyntaxError> {
    let mut parser = ParserBuilder::new(code).syntax(syntax).build();
    match parser.parse::<Stylesheet<'_>>() {
        Ok(_) => {
            let mut errors: Vec<SyntaxError> = parser.recoverable_errors().iter().map(convert).collect();
            if errors.is_empty() && code.contains("/*") {
                errors.extend(statements::statements(code, !matches!(syntax, Syntax::Css)).err());
            }
            errors
        }
        Err(error) => vec![convert(&error)],
    }
}

fn convert(error: &Error) -> SyntaxError {
    let message = error
        .kind
        .to_string()
        .replace("expect token", "expected")
        .replace("expect one of", "expected one of")
        .replace(", but found", ", found");
    let message = message.trim_end_matches('.').to_owned();
    SyntaxError { range: error.span.start..error.span.end, message, related: Vec::new(), help: None }
}

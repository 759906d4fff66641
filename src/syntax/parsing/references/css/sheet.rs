//! A whole style sheet, as raffia reads it.

use raffia::ast::Stylesheet;
use raffia::error::Error;
use raffia::{ParserBuilder, Syntax};

use super::statements;
use crate::syntax::SyntaxError;

/// What is wrong where brackets are not closed: raffia looks for what closes them beyond the end of the code, for ever.
fn unclosed(code: &str, lines: bool) -> Option<SyntaxError> {
    statements::statements(code, lines).err().filter(|fault| fault.within).map(|fault| *fault.error)
}

/// What is wrong with `code`, a style sheet in `syntax`.
pub(super) fn parse(syntax: Syntax, code: &str) -> Vec<SyntaxError> {
    let lines = !matches!(syntax, Syntax::Css);
    if let Some(error) = unclosed(code, lines) {
        return vec![error];
    }
    let mut parser = ParserBuilder::new(code).syntax(syntax).build();
    match parser.parse::<Stylesheet<'_>>() {
        Ok(_) => {
            let mut errors: Vec<SyntaxError> = parser.recoverable_errors().iter().map(convert).collect();
            if errors.is_empty() && code.contains("/*") {
                errors.extend(statements::statements(code, lines).err().map(|fault| *fault.error));
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
    SyntaxError::told(error.span.start..error.span.end, message)
}

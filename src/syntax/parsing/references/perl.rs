//! Perl by perl-parser-core, which knows brackets and quotes well, and misses most of the `;` that are missing.

use perl_parser_core::{ParseError, Parser};

use crate::language::Language;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::{FaultKind, SyntaxError};

/// perl-parser-core.
pub(super) static REFERENCE: Reference = Reference {
    name: "perl",
    crate_name: "perl-parser-core",
    parse,
    doubted: None,
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: &[],
};

fn parse(_language: &Language, code: &str) -> Option<Vec<SyntaxError>> {
    let output = Parser::new(code).parse_with_recovery();
    let is_limit = |error: &ParseError| matches!(error, ParseError::RecursionLimit | ParseError::NestingTooDeep { .. });
    // Beyond what it lets itself do, it knows nothing.
    if output.terminated_early || output.diagnostics.iter().any(is_limit) {
        return None;
    }
    // What follows the first is most often its consequence.
    Some(output.diagnostics.iter().take(1).map(|error| converted(error, code)).collect())
}

fn converted(error: &ParseError, code: &str) -> SyntaxError {
    let at = error.location().unwrap_or(code.len());
    let message = match error {
        ParseError::UnexpectedToken { expected, found, .. } => format!("expected {expected}, found {found}"),
        ParseError::SyntaxError { message, .. } => message.trim_end_matches('.').to_owned(),
        ParseError::Recovered { .. } => "something is missing here".to_owned(),
        ParseError::UnclosedDelimiter { delimiter } => format!("this `{delimiter}` is never closed"),
        other => other.to_string(),
    };
    let kind = match error {
        ParseError::UnclosedDelimiter { delimiter: '(' | '[' | '{' } => FaultKind::UnclosedBracket,
        ParseError::UnclosedDelimiter { .. } => FaultKind::UnclosedString,
        _ => FaultKind::Other,
    };
    SyntaxError::told(at..at, message).of(kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn told(code: &str) -> Option<usize> {
        parse(by_id("perl").unwrap(), code)?.first().map(|error| error.range.start)
    }

    #[test]
    fn brackets_and_operands_are_missed() {
        assert_eq!(told("my %a = (b => [1, 2), c => 3);\n"), Some(19));
        assert_eq!(told("my @a = map { $_->[0] } sort { $a <=> $b } @b;\n"), None);
    }
}

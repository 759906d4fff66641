//! Kotlin by ktrs-parser, a port of the compiler's own parser.

use ktrs_parser::{FileKind, parse_file};
use ktrs_syntax::{ElementId, SyntaxKind};

use crate::guard::Measure;
use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;

/// ktrs-parser.
pub(super) static REFERENCE: Reference = Reference {
    name: "kotlin",
    crate_name: "ktrs-parser",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[(Measure::Bytes, 16 * 1024), (Measure::Angles, 100), (Measure::Nesting, 128)],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: words::KOTLIN,
};

/// What is wrong with `code`, read as a script: what a file may hold, and statements.
fn parse(language: &Language, code: &str) -> Vec<SyntaxError> {
    // It wants lines to end with a line feed alone; a blank keeps all places.
    let parsed = parse_file(&code.replace('\r', " "), FileKind::Script);
    let tree = &parsed.tree;
    let mut messages = parsed.error_messages.iter();
    let elements = (0..tree.len()).filter_map(|element| ElementId::try_from(element).ok());
    let faults = elements.filter(|&element| !tree.is_token(element) && tree.kind(element) == SyntaxKind::ERROR_ELEMENT);
    let mut errors: Vec<SyntaxError> = faults
        .map(|element| {
            let range = tree.text_range(element);
            SyntaxError::told(range.start().into()..range.end().into(), said(messages.next().map_or("", String::as_str)).replace('\'', "`"))
        })
        .collect();
    // What follows the first is most often its consequence.
    errors.sort_by_key(|error| error.range.start);
    errors.truncate(1);
    if errors.is_empty() && !parsed.missed_tokens.is_empty() {
        errors.push(SyntaxError::told(code.len()..code.len(), "unexpected end"));
    }
    if errors.is_empty() {
        errors.extend(open_comment(language, code));
    }
    errors
}

/// A comment that nothing closes: to this parser, it ends with the file.
fn open_comment(language: &Language, code: &str) -> Option<SyntaxError> {
    let comment =
        lexemes(language, code, Belief::default()).find(|lexeme| lexeme.sort == Sort::BlockComment && lexeme.range.end == code.len())?;
    let is_open = !code.get(comment.range.clone())?.ends_with("*/");
    is_open.then(|| SyntaxError::told(comment.range.start..comment.range.start + 2, "this comment is not closed"))
}

/// The compiler's `message` as it is said here.
fn said(message: &str) -> String {
    let rest = ["Expecting ", "Expected "].iter().find_map(|start| message.strip_prefix(start));
    match rest {
        Some(rest) => format!("expected {}", rest.trim_end_matches('.')),
        None if message.is_empty() => "syntax error".to_owned(),
        None => words::small(message.trim_end_matches('.')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn told(code: &str) -> Option<(usize, String)> {
        parse(by_id("kotlin").unwrap(), code).into_iter().next().map(|error| (error.range.start, error.message))
    }

    #[test]
    fn what_is_new_in_the_language_is_known() {
        for code in ["context(log: Log)\nfun a() {}\n", "when (a) {\n  is B if b > 1 -> 1\n  else if c -> 2\n}\n", "println(1)\r\n"] {
            assert_eq!(told(code), None, "{code}");
        }
    }

    #[test]
    fn an_error_stands_at_its_place() {
        assert_eq!(told("val a = \nfun b() {}\n"), Some((7, "expected an element".to_owned())));
        assert_eq!(told("fun a( {}\n").map(|(at, _)| at), Some(6));
    }
}

//! JSON, JSON with comments, and JSON5, by jsonc-parser with the options of each.

use std::ops::Range;

use jsonc_parser::ParseStringErrorKind;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::language::Language;
use crate::language::json::{COMMENTED, FIVE, STRICT};
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;
use crate::syntax::{FaultKind, SyntaxError};

/// Strict JSON.
pub(super) static JSON: Reference = Reference {
    name: "json",
    crate_name: "jsonc-parser",
    parse: |language, code| Some(parse(language, code, &STRICT)),
    doubted: None,
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: words::JSON,
};

/// JSON with comments and trailing commas.
pub(super) static JSONC: Reference = Reference {
    name: "jsonc",
    crate_name: "jsonc-parser",
    parse: |language, code| Some(parse(language, code, &COMMENTED)),
    doubted: None,
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: words::JSON,
};

/// JSON5.
pub(super) static JSON5: Reference = Reference {
    name: "json5",
    crate_name: "jsonc-parser",
    parse: |language, code| Some(parse(language, code, &FIVE)),
    doubted: None,
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: words::JSON,
};

fn parse(language: &Language, code: &str, options: &ParseOptions) -> Vec<SyntaxError> {
    match parse_to_ast(code, &CollectOptions::default(), options) {
        Ok(_) if !options.allow_extended_string_escapes => odd_character(language, code).into_iter().collect(),
        Ok(_) => Vec::new(),
        Err(error) => {
            let error = convert(&error);
            let odd = if options.allow_extended_string_escapes { None } else { odd_character(language, code) };
            vec![odd.filter(|odd| odd.range.start < error.range.start).unwrap_or(error)]
        }
    }
}

fn convert(error: &ParseError) -> SyntaxError {
    let range = error.range().start..error.range().end;
    let message = match error.kind() {
        ParseErrorKind::CommentsNotAllowed => "JSON has no comments".to_owned(),
        ParseErrorKind::TrailingCommasNotAllowed => "trailing comma: JSON allows none behind the last member".to_owned(),
        ParseErrorKind::ExpectedComma => "missing comma between two members".to_owned(),
        ParseErrorKind::ExpectedColonAfterObjectKey => "expected `:` after the member's name".to_owned(),
        ParseErrorKind::UnterminatedObject => "this `{` is never closed".to_owned(),
        ParseErrorKind::UnterminatedArray => "this `[` is never closed".to_owned(),
        ParseErrorKind::SingleQuotedStringsNotAllowed => "JSON strings stand in double quotes".to_owned(),
        ParseErrorKind::ExpectedStringObjectProperty => "a member's name stands in double quotes".to_owned(),
        ParseErrorKind::MultipleRootJsonValues => "more than one JSON value".to_owned(),
        kind => kind.to_string().trim_end_matches('.').to_owned(),
    };
    SyntaxError::told(range, message).of(fault_kind(error.kind()))
}

fn fault_kind(kind: &ParseErrorKind) -> FaultKind {
    match kind {
        ParseErrorKind::CommentsNotAllowed => FaultKind::CommentInJson,
        ParseErrorKind::TrailingCommasNotAllowed => FaultKind::TrailingCommaInJson,
        ParseErrorKind::UnterminatedObject | ParseErrorKind::UnterminatedArray => FaultKind::UnclosedBracket,
        ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral) => FaultKind::UnclosedString,
        _ => FaultKind::Other,
    }
}

/// A line break within a string, or a blank outside of one that JSON does not know: the parser lets both through.
fn odd_character(language: &Language, code: &str) -> Option<SyntaxError> {
    let error = |range, message: &str| SyntaxError::told(range, message);
    let blank = |range: Range<usize>| {
        let (at, c) = code.get(range.clone())?.char_indices().find(|(_, c)| c.is_whitespace() && !c.is_ascii())?;
        Some(error(range.start + at..range.start + at + c.len_utf8(), "this blank is no space"))
    };
    let mut from = 0;
    for lexeme in lexemes(language, code, Belief::default()) {
        let torn = (lexeme.sort == Sort::Open('"'))
            .then(|| error(lexeme.range.clone(), "a string ends on its line").of(FaultKind::UnclosedString));
        if let Some(odd) = blank(from..lexeme.range.start).or(torn) {
            return Some(odd);
        }
        from = lexeme.range.end;
    }
    blank(from..code.len())
}

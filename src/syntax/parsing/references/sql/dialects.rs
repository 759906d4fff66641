//! Other databases by sqlparser's dialect of each, which lets more through than the database.

use sqlparser::dialect::Dialect;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, Tokenizer};

use crate::language::{KnownDialect, Language};
use crate::syntax::SyntaxError;
use crate::syntax::parsing::dialects;
use crate::syntax::parsing::references::sql::databases::{bare, by_name};
use crate::syntax::parsing::references::sql::slips;
use crate::syntax::parsing::references::sql::statements::{EXCUSED, OBJECTS, resembles, varied};

/// What is to be said of code in which `PostgreSQL` finds `errors`: nothing but those if it bears no marks of another database,
/// nothing at all if one takes it; `None` if the one whose marks it bears is not known well enough.
pub(super) fn opinion(language: &'static Language, code: &str, errors: Vec<SyntaxError>) -> Option<Vec<SyntaxError>> {
    let mut best = errors;
    let bare = bare(language, code);
    let wrong = slips::has(&bare, dialects::suspected(language, &bare).any(takes_trailing_comma)) || !slips::is_closed(language, code);
    let mut unknown = best.first().is_some_and(|error| varied(&bare, error.range.start));
    let mut certain = false;
    for database in dialects::suspected(language, &bare) {
        match database.parser.and_then(by_name).map(|dialect| parse_in(dialect, code)) {
            Some(None) if !wrong => return Some(Vec::new()),
            Some(Some(error)) if database.complete => {
                if best.first().is_some_and(|b| b.range.start < error.range.start) {
                    best = vec![error];
                }
                // What only it has leaves no doubt which database it is.
                certain |= dialects::is_marked(language, database, &bare);
            }
            _ => unknown = true,
        }
    }
    (!unknown || certain || wrong).then_some(best)
}

fn takes_trailing_comma(database: &KnownDialect) -> bool {
    let dialect = database.parser.and_then(by_name);
    dialect.is_none_or(|dialect| dialect.supports_trailing_commas() || dialect.supports_projection_trailing_commas())
}

fn parse_in(dialect: &dyn Dialect, code: &str) -> Option<SyntaxError> {
    let tokens = match Tokenizer::new(dialect, code).tokenize_with_location() {
        Ok(tokens) => tokens,
        Err(error) => {
            let at = offset(code, error.location.line, error.location.column);
            return Some(SyntaxError::told(at..at, error.message));
        }
    };
    let mut parser = Parser::new(dialect).with_tokens_with_locations(tokens);
    loop {
        while parser.consume_token(&Token::SemiColon) {}
        let first = parser.peek_token();
        let second = parser.peek_nth_token(1);
        if matches!(first.token, Token::EOF) {
            return None;
        }
        let head = first.token.to_string().to_uppercase();
        let known = if matches!(head.as_str(), "CREATE" | "ALTER" | "DROP") {
            let object = second.token.to_string().to_uppercase();
            !matches!(second.token, Token::Word(_)) || OBJECTS.iter().any(|name| resembles(name, &object))
        } else {
            !EXCUSED.contains(&head.as_str())
        };
        let error = match parser.parse_statement() {
            Ok(_) => match parser.peek_token().token {
                Token::EOF | Token::SemiColon => continue,
                other => ParserError::ParserError(format!("Expected: end of statement, found: {other} ")),
            },
            Err(error) => error,
        };
        if known {
            let found = parser.peek_token().span;
            return Some(convert(&error, code, (found.start.line, found.start.column)));
        }
        while !matches!(parser.peek_token().token, Token::EOF | Token::SemiColon) {
            let _ = parser.next_token();
        }
    }
}

fn convert(error: &ParserError, code: &str, place: (u64, u64)) -> SyntaxError {
    let (ParserError::TokenizerError(text) | ParserError::ParserError(text)) = error else {
        return SyntaxError::told(code.len()..code.len(), "too deeply nested");
    };
    let (message, location) = text.split_once(" at Line: ").unwrap_or((text, ""));
    let told = location.split_once(", Column: ").and_then(|(line, column)| Some((line.trim().parse().ok()?, column.trim().parse().ok()?)));
    let (line, column) = told.unwrap_or(place);
    let at = if line == 0 { code.trim_end().len() } else { offset(code, line, column) };
    let message = message
        .trim_end()
        .trim_end_matches('.')
        .replace("Expected: ", "expected ")
        .replace("found: EOF", "found the end")
        .replace("found: ", "found ");
    SyntaxError::told(at..at, message)
}

/// Bytes before the 1-based `column` (code points) of the 1-based `line`.
fn offset(code: &str, line: u64, column: u64) -> usize {
    let (line, column) = (usize::try_from(line).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(usize::MAX));
    let mut start = 0;
    for (index, text) in code.split_inclusive('\n').enumerate() {
        if index + 1 == line {
            return start + text.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
        }
        start += text.len();
    }
    code.len()
}

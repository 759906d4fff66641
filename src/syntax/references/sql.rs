//! SQL by sqlparser: the dialect that takes it, else the one that gets furthest.

use sqlparser::dialect::{
    BigQueryDialect, ClickHouseDialect, Dialect, DuckDbDialect, MsSqlDialect, MySqlDialect, PostgreSqlDialect, SQLiteDialect,
    SnowflakeDialect,
};
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, Tokenizer};

use super::Reference;
use crate::language::{Language, Trust};
use crate::syntax::SyntaxError;

/// sqlparser.
pub(super) static REFERENCE: Reference = Reference { name: "sql", crate_name: "sqlparser", trust: Trust::Verdict, parse };

/// Dialects that are asked always, for they take little that is wrong.
const STRICT: &[&dyn Dialect] = &[&PostgreSqlDialect {}, &MySqlDialect {}, &SQLiteDialect {}];

/// Dialects that take much, and the words that speak for them, in upper case.
const LOOSE: &[(&dyn Dialect, &[&str])] = &[
    (&MsSqlDialect {}, &["NVARCHAR", "IDENTITY(", "SELECT TOP", "[DBO]", "\nGO", "DECLARE @", "@@", "NOLOCK"]),
    (
        &ClickHouseDialect {},
        &[
            "MERGETREE",
            "ENGINE =",
            "ENGINE=",
            "LOWCARDINALITY",
            "UINT",
            "FORMAT ",
            "PREWHERE",
            "FINAL",
            "GLOBAL ",
            "ARRAYJOIN",
            "ARRAY JOIN",
            "SETTINGS ",
        ],
    ),
    (&SnowflakeDialect {}, &["VARIANT", "WAREHOUSE", "QUALIFY", "FLATTEN(", "STAGE"]),
    (&BigQueryDialect {}, &["STRUCT<", "SAFE_", "ARRAY<", "UNNEST(", "EXCEPT(", "`"]),
    (&DuckDbDialect {}, &["READ_CSV", "READ_PARQUET", "SUMMARIZE", "LIST_", "DESCRIBE"]),
];

/// First words of statements that sqlparser knows too little of to be believed when it takes none of them.
const EXCUSED: &[&str] = &[
    "ANALYZE",
    "ATTACH",
    "BACKUP",
    "BEGIN",
    "CALL",
    "CLOSE",
    "CLUSTER",
    "COMMENT",
    "COMMIT",
    "COPY",
    "DBCC",
    "DEALLOCATE",
    "DECLARE",
    "DELIMITER",
    "DESCRIBE",
    "DETACH",
    "DO",
    "END",
    "EXEC",
    "EXECUTE",
    "EXPLAIN",
    "EXPORT",
    "FETCH",
    "FLUSH",
    "FROM",
    "GET",
    "GO",
    "GRANT",
    "IF",
    "IMPORT",
    "INSTALL",
    "KILL",
    "LET",
    "LIST",
    "LISTEN",
    "LOAD",
    "LOCK",
    "MERGE",
    "NOTIFY",
    "OPEN",
    "OPTIMIZE",
    "PIVOT",
    "PRAGMA",
    "PREPARE",
    "PRINT",
    "PUT",
    "REFRESH",
    "REINDEX",
    "RENAME",
    "REPLACE",
    "RESET",
    "RESTORE",
    "RETURN",
    "REVOKE",
    "ROLLBACK",
    "SAVEPOINT",
    "SET",
    "SHOW",
    "START",
    "SUMMARIZE",
    "SYSTEM",
    "TABLE",
    "TRUNCATE",
    "UNDROP",
    "UNLOAD",
    "USE",
    "VACUUM",
    "VALUES",
    "WHILE",
];

/// What follows `CREATE`, `ALTER` or `DROP` where sqlparser is to be believed.
const OBJECTS: &[&str] = &["TABLE", "VIEW", "INDEX", "UNIQUE", "TEMPORARY", "TEMP", "SCHEMA"];

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    // The commands of psql are no SQL.
    let blanked: String;
    let code = if code.lines().any(is_command) {
        let blank = |line: &str| {
            if is_command(line) { line.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect() } else { line.to_owned() }
        };
        blanked = code.split_inclusive('\n').map(blank).collect();
        blanked.as_str()
    } else {
        code
    };
    let upper = code.to_uppercase();
    let loose = LOOSE.iter().filter(|(_, words)| words.iter().any(|word| upper.contains(word))).map(|(dialect, _)| *dialect);
    let mut best: Option<SyntaxError> = None;
    for dialect in STRICT.iter().copied().chain(loose) {
        match parse_in(dialect, code) {
            None => return Vec::new(),
            Some(error) if best.as_ref().is_some_and(|b| b.range.start >= error.range.start) => {}
            Some(error) => best = Some(error),
        }
    }
    best.into_iter().collect()
}

fn is_command(line: &str) -> bool {
    line.strip_prefix('\\').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn parse_in(dialect: &dyn Dialect, code: &str) -> Option<SyntaxError> {
    let tokens = match Tokenizer::new(dialect, code).tokenize_with_location() {
        Ok(tokens) => tokens,
        Err(error) => {
            let at = offset(code, error.location.line, error.location.column);
            return Some(SyntaxError { range: at..at, message: error.message, related: Vec::new(), help: None });
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
            OBJECTS.iter().any(|name| resembles(name, &object))
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
        return SyntaxError { range: code.len()..code.len(), message: "too deeply nested".to_owned(), related: Vec::new(), help: None };
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
    SyntaxError { range: at..at, message, related: Vec::new(), help: None }
}

/// Whether `word` is `name`, or has its letters in another order, as a slip of the hand gives.
fn resembles(name: &str, word: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().filter(char::is_ascii).collect();
        letters.sort_unstable();
        letters
    };
    letters(name) == letters(word)
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

//! `PostgreSQL` by squawk, with its messages in the words of the language.

use squawk_syntax::SourceFile;

use crate::syntax::SyntaxError;

/// Complaints about code that a client library completes, with parameters of its own style, or that others have as functions.
const EXCUSED: &[&str] = &["parameter", "is not a valid function name"];

/// Names of tokens, and the tokens.
const TOKENS: &[(&str, &str)] = &[
    ("L_PAREN", "("),
    ("R_PAREN", ")"),
    ("L_BRACK", "["),
    ("R_BRACK", "]"),
    ("COMMA", ","),
    ("SEMICOLON", ";"),
    ("COLON", ":"),
    ("DOT", "."),
    ("EQ", "="),
    ("STAR", "*"),
];

pub(super) fn errors(code: &str) -> Vec<SyntaxError> {
    let parsed = SourceFile::parse(code);
    let errors = parsed.errors();
    let told = errors.iter().filter(|error| !EXCUSED.iter().any(|phrase| error.message().contains(phrase)));
    // One mistake is enough to lose the thread: what follows it proves nothing.
    told.take(1).map(|error| convert(error.message(), usize::from(error.range().start()), code)).collect()
}

fn convert(message: &str, start: usize, code: &str) -> SyntaxError {
    let rest = code.get(start..).unwrap_or_default();
    let lead = rest.len() - rest.trim_start().len();
    let next: String = rest.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let next = if next.is_empty() { rest.trim_start().chars().take(1).collect() } else { next };
    let found = if next.is_empty() { "the end".to_owned() } else { format!("`{next}`") };
    if message == "Missing semicolon between statements" {
        // A new statement tells that the last one should have ended; anything else does not belong to it.
        if STATEMENTS.iter().any(|word| next.eq_ignore_ascii_case(word)) {
            return error(start..start, "missing `;` between two statements".to_owned());
        }
        return error(start + lead..start + lead + next.len(), format!("unexpected {found}"));
    }
    let message = message.split(", found ").next().unwrap_or(message).trim_end_matches('.');
    let message = if message == "expected command" { "expected a statement" } else { message };
    let worded: Vec<String> = message.split(' ').map(word).collect();
    error(start..start, format!("{}, found {found}", worded.join(" ")))
}

/// First words of statements.
const STATEMENTS: &[&str] =
    &["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "WITH", "BEGIN", "COMMIT", "GRANT", "SET", "TRUNCATE", "EXPLAIN"];

fn word(word: &str) -> String {
    if let Some((_, token)) = TOKENS.iter().find(|(name, _)| *name == word) {
        return format!("`{token}`");
    }
    match word.strip_suffix("_KW") {
        Some(keyword) => format!("`{keyword}`"),
        None => word.replace("IDENT", "a name"),
    }
}

fn error(range: std::ops::Range<usize>, message: String) -> SyntaxError {
    SyntaxError::told(range, message)
}

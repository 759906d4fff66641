//! SQL: `PostgreSQL` by squawk; code that bears the marks of another database by sqlparser's dialect of it.

mod databases;
mod dialects;
mod postgres;
mod slips;
mod statements;

use crate::guard::Measure;
use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::parsing::references::words;

/// squawk, then sqlparser.
pub(super) static REFERENCE: Reference = Reference {
    name: "sql",
    crate_name: "squawk-syntax, sqlparser",
    parse,
    doubted: None,
    limits: &[(Measure::Bytes, 32 * 1024)],
    swallows: Swallows::Characters,
    stack: USUAL,
    words: words::SQL,
};

fn parse(language: &'static Language, code: &str) -> Option<Vec<SyntaxError>> {
    // The commands of psql and of notebooks are no SQL.
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
    let errors = postgres::errors(code);
    // A client library's `?` stands for a value.
    if errors.is_empty()
        && let Some(at) = slips::bare_table(code)
    {
        return Some(vec![SyntaxError::told(at..at, "nothing is said of the table: expected its columns in `(…)`")]);
    }
    if errors.is_empty() || (code.contains('?') && postgres::errors(&code.replace('?', "1")).is_empty()) {
        return Some(Vec::new());
    }
    dialects::opinion(language, code, errors)
}

/// Whether `line` is for the client, or for the notebook that the code stands in: `\dt`, `%%sql`.
fn is_command(line: &str) -> bool {
    if let Some(magic) = line.strip_prefix('%') {
        return magic.trim_start_matches('%').starts_with("sql") && !magic.contains([';', '(']);
    }
    line.strip_prefix('\\').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn told(code: &str) -> Option<usize> {
        parse(by_id("sql").unwrap(), code).map(|errors| errors.len())
    }

    #[test]
    fn a_slip_in_plain_sql_is_one_in_every_dialect() {
        for code in ["SELECT * books GROUP BY id", "SELECT a, b, FROM t", "INSERT notes(a) VALUES (1);", "DELETE, FROM a WHERE b = 1;"] {
            assert_eq!(told(code), Some(1), "{code}");
        }
    }

    #[test]
    fn marks_of_another_database_call_its_dialect() {
        assert_eq!(told("CREATE TABLE t (id INT(11) NOT NULL AUTO_INCREMENT, PRIMARY KEY (id)) ENGINE=InnoDB;"), Some(0));
        assert_eq!(told("SELECT TOP 5 * FROM [dbo].[t];"), Some(0));
        assert_eq!(told("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY;"), Some(1));
    }

    #[test]
    fn a_dialect_that_nobody_here_knows_is_not_judged() {
        assert_eq!(told("SELECT ts, avg(p) FROM trades SAMPLE BY 1h ALIGN TO CALENDAR;"), None);
    }

    #[test]
    fn parameters_of_client_libraries_are_values() {
        assert_eq!(told("SELECT a FROM t WHERE b > ? LIMIT ?"), Some(0));
        assert_eq!(told("SELECT a, FROM t WHERE b > ?"), Some(1));
    }

    #[test]
    fn commands_of_psql_are_let_through() {
        assert_eq!(told("\\c shop\nSELECT 1;\n"), Some(0));
    }
}

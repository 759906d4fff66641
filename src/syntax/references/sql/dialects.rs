//! Other databases, by the marks that their code bears: sqlparser's dialect of each, which lets more through than the database.

use std::sync::LazyLock;

use regex::Regex;
use sqlparser::dialect::{
    BigQueryDialect, ClickHouseDialect, DatabricksDialect, Dialect, DuckDbDialect, HiveDialect, MsSqlDialect, MySqlDialect, OracleDialect,
    RedshiftSqlDialect, SQLiteDialect, SnowflakeDialect,
};
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, Tokenizer};

use crate::syntax::SyntaxError;

/// A database other than `PostgreSQL`.
struct Database {
    /// sqlparser's dialect of it, where there is one.
    dialect: Option<&'static (dyn Dialect + Sync)>,
    /// Whether code that the dialect does not take is wrong.
    complete: bool,
    /// A regular expression of what only its code has, and `PostgreSQL` has not.
    marks: &'static str,
}

const DATABASES: &[Database] = &[
    Database {
        dialect: Some(&MySqlDialect {}),
        complete: true,
        marks: r"`|^#|\\G|@@|'@'|\bAUTO_INCREMENT\b|\bENGINE\s*=|\bUNSIGNED\b|\b(?:TINY|MEDIUM)INT\b|\b(?:MEDIUM|LONG)TEXT\b|\bINT\(\d+\)|\bON DUPLICATE KEY\b|\bINSERT IGNORE\b|\bREPLACE INTO\b|\bSHOW (?:FULL |GLOBAL |SESSION )?(?:TABLES|DATABASES|CREATE|PROCESSLIST|VARIABLES|STATUS|COLUMNS|INDEX|GRANTS|ENGINE|PLUGINS|MASTER|SLAVE|REPLICA|WARNINGS)\b|\bLIMIT \d+\s*,\s*\d+|\bCHARSET\b|\bCHARACTER SET\b|(?:\A|;)\s*(?:USE|DESC|DESCRIBE|DELIMITER|FLUSH|LOAD DATA|SET PASSWORD)\s|\b(?:MODIFY|CHANGE) (?:COLUMN )?\w+ \w|\bDROP INDEX \S+ ON\b|\bIDENTIFIED (?:BY|WITH)\b|\bSTRAIGHT_JOIN\b",
    },
    Database {
        dialect: Some(&SQLiteDialect {}),
        complete: true,
        marks: r"\bAUTOINCREMENT\b|(?:\A|;)\s*(?:PRAGMA|ATTACH|DETACH)\b|\bINSERT OR \w|\bWITHOUT ROWID\b|\bVIRTUAL TABLE\b|[=,(]\s*\?|\bLIMIT \?|\bGLOB\b",
    },
    Database {
        dialect: Some(&MsSqlDialect {}),
        complete: false,
        marks: r"\bNVARCHAR\b|\bIDENTITY\(\d|\bNOT NULL IDENTITY\b|\bSELECT (?:DISTINCT )?TOP\b|(?:^|[\s,(.])\[[a-z]\w*\]|\bdbo\.|^\s*GO\s*;?\s*$|(?:^|[\s,(=])@\w+|\bNOLOCK\b|\bGETDATE\(|\bDATETIME2\b|(?:\A|;)\s*(?:EXEC|PRINT|DBCC)\b|\bN'|\bIDENTITY_INSERT\b|\b(?:CROSS|OUTER) APPLY\b",
    },
    Database {
        dialect: Some(&OracleDialect {}),
        complete: false,
        marks: r"\bN?VARCHAR2\b|\bNUMBER\(|\bFROM DUAL\b|\bSYSDATE\b|\bROWNUM\b|\.nextval\b|\bDATAFILE\b|\bCONNECT BY\b|\bPLUGGABLE\b|^\s*/\s*$|\bDBMS_\w|\bINTO :\w|:=|\bEXECUTE IMMEDIATE\b|\bALTER (?:SYSTEM|SESSION) SET \w+=",
    },
    Database {
        dialect: Some(&ClickHouseDialect {}),
        complete: false,
        marks: r"MergeTree\b|\bENGINE\s*=|\bLowCardinality\b|\b(?:UInt8|U?Int(?:16|32|64|128|256))\b|\bFORMAT [A-Z]\w+\s*;?\s*\z|\bPREWHERE\b|\bFROM \S+ FINAL\b|\bGLOBAL (?:ANY |ALL )?(?:IN|JOIN|NOT)\b|\bARRAY ?JOIN\b|\bSETTINGS\s+\w+\s*=|\bMODIFY (?:TTL|SETTING)|\bALTER TABLE \S+\s+(?:DELETE|UPDATE)\b|\bFROM system\.\w|\bON CLUSTER\b|\bDateTime64\b|\bNullable\(|\b(?:Simple)?AggregateFunction\b",
    },
    Database {
        dialect: Some(&SnowflakeDialect {}),
        complete: false,
        marks: r"\bVARIANT\b|\bQUALIFY\b|\bFLATTEN\s*\(|\b(?:CREATE|ALTER|DROP|USE)(?: \w+)* (?:STAGE|WAREHOUSE|PIPE|STREAM|TASK|INTEGRATION)\b|\bCOPY INTO\b|\bFILE[ _]FORMAT\b|(?:\A|;)\s*(?:PUT|GET|LIST|UNDROP)\s",
    },
    Database {
        dialect: Some(&BigQueryDialect {}),
        complete: false,
        marks: r"\bSTRUCT[<(]|\bSAFE_\w+\(|\bARRAY<|\*\s*EXCEPT\s*\(|`[\w-]+\.[\w-]+|\bCHANGE STREAM\b|\bFLOAT64\b|\bINT64\b|\w\s+STRING\s*(?:,|\)|NOT\b|OPTIONS\b|$)",
    },
    Database {
        dialect: Some(&DuckDbDialect {}),
        complete: false,
        marks: r"\bREAD_\w+\s*\(|\b(?:FROM|JOIN)\s+\x27|\bGROUP BY ALL\b|\*\s*EXCLUDE\b|(?:\A|;)\s*(?:FROM|INSTALL|LOAD|PIVOT|UNPIVOT|SUMMARIZE|DESCRIBE|ATTACH)\s|\bUSING SAMPLE\b|\bASOF JOIN\b",
    },
    Database {
        dialect: Some(&HiveDialect {}),
        complete: false,
        marks: r"\bSTORED (?:AS|BY)\b|\bLATERAL VIEW\b|\bROW FORMAT\b|\bMSCK\b|\bPARTITIONED BY\b|\bTBLPROPERTIES\b",
    },
    Database {
        dialect: Some(&DatabricksDialect {}),
        complete: false,
        marks: r"\bUSING (?:DELTA|ICEBERG|PARQUET|HUDI)\b|\bTBLPROPERTIES\b|(?:\A|;)\s*OPTIMIZE\s|\bDELTA\.\x60|\bPARTITIONED BY\b|\bCALL \w+\.system\.",
    },
    Database { dialect: Some(&RedshiftSqlDialect {}), complete: false, marks: r"\bDISTKEY\b|\bSORTKEY\b|\bDISTSTYLE\b|\bIAM_ROLE\b" },
    // QuestDB, Flink, Cassandra, ksqlDB, the macros of Grafana.
    Database {
        dialect: None,
        complete: false,
        marks: r"\bSAMPLE BY\b|\bLATEST (?:ON|BY)\b|\b(?:ASOF|HORIZON|SPLICE|LT|WINDOW) JOIN\b|\bDEDUP\b|\w\s+SYMBOL\s*(?:,|\)|CAPACITY\b|INDEX\b|CACHE\b|NOCACHE\b)|\bPARTITION BY (?:NONE|HOUR|DAY|WEEK|MONTH|YEAR)\b|\bWATERMARK\b|\bWITH\s*\(\s*'|\bKEYSPACE\b|\bALLOW FILTERING\b|\$__\w+|\bEMIT CHANGES\b|(?:\A|;)\s*FT\.|\bMATCH_RECOGNIZE\b|\b(?:ATTACH|CONVERT|DROP) PARTITION (?:LIST|WHERE|TO)\b",
    },
];

/// The same with their marks compiled.
static MARKED: LazyLock<Vec<(&Database, Regex)>> = LazyLock::new(|| {
    let compiled = |database: &'static Database| Some((database, Regex::new(&format!("(?im){}", database.marks)).ok()?));
    DATABASES.iter().filter_map(compiled).collect()
});

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

/// What is to be said of code in which `PostgreSQL` finds `errors`: nothing but those if it bears no marks of another database,
/// nothing at all if one takes it; `None` if the one whose marks it bears is not known well enough.
pub(super) fn opinion(code: &str, errors: Vec<SyntaxError>) -> Option<Vec<SyntaxError>> {
    let mut best = errors;
    let mut unknown = false;
    let bare = bare(code);
    for (database, _) in MARKED.iter().filter(|(_, marks)| marks.is_match(&bare)) {
        match database.dialect.map(|dialect| parse_in(dialect, code)) {
            Some(None) => return Some(Vec::new()),
            Some(Some(error)) if database.complete => {
                if best.first().is_some_and(|b| b.range.start < error.range.start) {
                    best = vec![error];
                }
            }
            _ => unknown = true,
        }
    }
    (!unknown).then_some(best)
}

/// `code` with blanks for what stands in its strings and comments.
fn bare(code: &str) -> String {
    let mut bare = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let end = |from: usize, sign: &str| rest.get(from..).and_then(|inside| inside.find(sign)).map_or(rest.len(), |at| from + at);
        let (kept, inside) = match c {
            '\'' => (1, end(1, "'")),
            '-' if rest.starts_with("--") => (0, end(2, "\n")),
            '/' if rest.starts_with("/*") => (0, end(2, "*/")),
            '$' if rest.starts_with("$$") => (2, end(2, "$$")),
            _ => (c.len_utf8(), c.len_utf8()),
        };
        bare.push_str(rest.get(..kept).unwrap_or_default());
        bare.extend(std::iter::repeat_n(' ', inside - kept));
        // The closing sign of a string is kept, that of a comment ends it.
        let closed = rest.get(inside..).unwrap_or_default();
        let sign = if c == '\'' && closed.starts_with('\'') {
            "'"
        } else if inside > kept && closed.starts_with("$$") {
            "$$"
        } else {
            ""
        };
        bare.push_str(sign);
        rest = closed.get(sign.len()..).unwrap_or_default();
        if kept == 0 && rest.starts_with("*/") {
            bare.push_str("  ");
            rest = rest.get(2..).unwrap_or_default();
        }
    }
    bare
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

//! Which statements databases have in common, by their first words.

/// First words of statements that sqlparser knows too little of to be believed when it takes none of them.
pub(super) const EXCUSED: &[&str] = &[
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
pub(super) const OBJECTS: &[&str] = &["TABLE", "VIEW", "INDEX", "UNIQUE", "TEMPORARY", "TEMP", "SCHEMA"];

/// First words of statements that each database has in its own way, or that `PostgreSQL` has not.
const VARIED: &[&str] = &[
    "ATTACH",
    "BACKUP",
    "DBCC",
    "DELIMITER",
    "DESCRIBE",
    "DETACH",
    "EXEC",
    "EXPORT",
    "FLUSH",
    "GET",
    "GO",
    "GRANT",
    "IMPORT",
    "INSTALL",
    "KILL",
    "LET",
    "LIST",
    "LOAD",
    "OPEN",
    "OPTIMIZE",
    "PIVOT",
    "PRAGMA",
    "PRINT",
    "PUT",
    "REFRESH",
    "RENAME",
    "RESTORE",
    "RETURN",
    "REVOKE",
    "SET",
    "SHOW",
    "SUMMARIZE",
    "SYSTEM",
    "UNDROP",
    "UNLOAD",
    "USE",
    "WHILE",
];

/// What `PostgreSQL` creates, alters and drops under the same names as others.
const SHARED: &[&str] = &[
    "TABLE",
    "VIEW",
    "INDEX",
    "UNIQUE",
    "TEMPORARY",
    "TEMP",
    "SCHEMA",
    "SEQUENCE",
    "FUNCTION",
    "PROCEDURE",
    "TRIGGER",
    "TYPE",
    "EXTENSION",
    "PUBLICATION",
    "SUBSCRIPTION",
    "DOMAIN",
    "DATABASE",
    "POLICY",
    "RULE",
    "OR",
    "IF",
];

/// Whether the statement that holds the byte at `at` is one that each database has in its own way.
pub(super) fn varied(bare: &str, at: usize) -> bool {
    let start = bare.get(..at).and_then(|before| before.trim_end().trim_end_matches(';').rfind(';')).map_or(0, |found| found + 1);
    let mut words = bare.get(start..).unwrap_or_default().split_whitespace();
    let (Some(first), second) = (words.next(), words.next().unwrap_or_default()) else { return false };
    let first_word = first.trim_end_matches(';').to_uppercase();
    if VARIED.contains(&first_word.as_str()) {
        return true;
    }
    let object = second.to_uppercase();
    // A name is hardly written like the word before it.
    let alike = second.chars().all(char::is_uppercase) == first.chars().all(char::is_uppercase) && second.chars().all(char::is_alphabetic);
    matches!(first_word.as_str(), "CREATE" | "ALTER" | "DROP") && alike && !SHARED.iter().any(|name| resembles(name, &object))
}

/// Whether `word` is `name`, or has its letters in another order, as a slip of the hand gives.
pub(super) fn resembles(name: &str, word: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().filter(char::is_ascii).collect();
        letters.sort_unstable();
        letters
    };
    letters(name) == letters(word)
}

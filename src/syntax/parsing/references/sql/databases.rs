//! Databases other than `PostgreSQL`, and the marks that their code bears.

use std::ops::Range;
use std::sync::LazyLock;

use crate::language::Language;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::text::{Text, compiled};
use regex::Regex;
use sqlparser::dialect::{
    BigQueryDialect, ClickHouseDialect, DatabricksDialect, Dialect, DuckDbDialect, HiveDialect, MsSqlDialect, MySqlDialect, OracleDialect,
    RedshiftSqlDialect, SQLiteDialect, SnowflakeDialect,
};

/// A database other than `PostgreSQL`.
pub(super) struct Database {
    /// sqlparser's dialect of it, where there is one.
    pub dialect: Option<&'static (dyn Dialect + Sync)>,
    /// Whether code that the dialect does not take is wrong.
    pub complete: bool,
    /// A regular expression of what only its code has, and `PostgreSQL` has not.
    marks: &'static str,
}

const DATABASES: &[Database] = &[
    Database {
        dialect: Some(&MySqlDialect {}),
        complete: true,
        marks: r"`|^#|\\G|@@|'@'|\bAUTO_INCREMENT\b|\bENGINE\s*=|\bUNSIGNED\b|\b(?:TINY|MEDIUM)INT\b|\b(?:MEDIUM|LONG)TEXT\b|\bINT\(\d+\)|\bON DUPLICATE KEY\b|\bINSERT IGNORE\b|\bREPLACE INTO\b|\bSHOW (?:FULL |GLOBAL |SESSION )?(?:TABLES|DATABASES|CREATE|PROCESSLIST|VARIABLES|STATUS|COLUMNS|INDEX|GRANTS|ENGINE|PLUGINS|MASTER|SLAVE|REPLICA|WARNINGS)\b|\bLIMIT \d+\s*,\s*\d+|\bCHARSET\b|\bCHARACTER SET\b|(?:\A|;)\s*(?:USE|DESC|DESCRIBE|DELIMITER|FLUSH|LOAD DATA|SET PASSWORD)\s|\b(?:MODIFY|CHANGE) (?:COLUMN )?\w+ \w|\bDROP INDEX \S+ ON\b|\bIDENTIFIED (?:BY|WITH)\b|\bSTRAIGHT_JOIN\b|\bUSER IF (?:NOT )?EXISTS\b|\bALTER VIEW \S+\s+AS\b|\(\)\s*VALUES\s*\(\)|\bADD (?:INDEX|KEY|FULLTEXT|UNIQUE KEY)\b|\bADD (?:COLUMN )?\w+ \w[^;\n]*\b(?:FIRST|AFTER \w+)\s*(?:[,;]|$)|\b(?:FORCE|USE|IGNORE) (?:INDEX|KEY)\s*\(|\bDROP PRIMARY KEY\b|\bAS\s+'",
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
        marks: r"\bN?VARCHAR2\b|\bNUMBER\(|\bFROM DUAL\b|\bSYSDATE\b|\bROWNUM\b|\.nextval\b|\bDATAFILE\b|\bCONNECT BY\b|\bPLUGGABLE\b|^\s*/\s*$|\bDBMS_\w|\bINTO :\w|:=|\bEXECUTE IMMEDIATE\b|\bALTER (?:SYSTEM|SESSION) SET \w+=|^\s*MINUS\s*$|\bc##\w|\(\+\)|\bDEFINE \w+\s*=|[\s(,=]&&?\w+|\bTRAILING NULLCOLS\b|\bOPTIONALLY ENCLOSED BY\b",
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
    // QuestDB, Flink, Calcite, Trino, Cassandra, ksqlDB, the macros of Grafana, and what sqlparser does not know of MySQL.
    Database {
        dialect: None,
        complete: false,
        marks: r"\bSAMPLE BY\b|\bLATEST (?:ON \w+ PARTITION|BY)\b|\b(?:ASOF|HORIZON|SPLICE|LT|WINDOW) JOIN\b|\bDEDUP\b|\w\s+SYMBOL\s*(?:,|\)|CAPACITY\b|INDEX\b|CACHE\b|NOCACHE\b)|\bPARTITION BY (?:NONE|HOUR|DAY|WEEK|MONTH|YEAR)\b|\bWATERMARK\b|\bWITH\s*\(\s*'|\bKEYSPACE\b|\bALLOW FILTERING\b|\$__\w+|\bEMIT CHANGES\b|\b\d+(?:\.\d+)?[A-Z]\b|\bIN\s+\w+\(|\bCREATE TABLE (?:IF NOT EXISTS )?'|\bWITH FORMAT\b|(?:\A|;)\s*FT\.|\bMATCH_RECOGNIZE\b|\bUPDATE \w+,\s*\w+(?:\s+\w+)?\s+SET\b|\b(?:ATTACH|CONVERT|DROP) PARTITION (?:LIST|WHERE|TO)\b|\bSELECT STREAM\b|\bFOR SYSTEM_TIME AS OF\b|\b(?:TUMBLE|HOP|SESSION)(?:_START|_END)?\s*\(|\bARRAY\s*\(\s*(?:ROW|VARCHAR|BIGINT|INTEGER|DOUBLE)\b|\bCREATE SCHEMA (?:IF NOT EXISTS )?\w+\.\w|\bWITH\s*\(\s*(?:FORMAT|LOCATION|EXTERNAL_LOCATION|PARTITIONED_BY)\s*=|\b(?:DIS|EN)ABLE KEYS\b|\bAGAINST\s*\(|\(\s*PARTITION \w+ VALUES\b|\bEXPLAIN (?:PARTITIONS|EXTENDED)\b",
    },
];

/// The same with their marks compiled.
static MARKED: LazyLock<Vec<(&Database, Regex)>> = LazyLock::new(|| {
    // A border between words of ASCII is found many times faster, and keywords are made of nothing else.
    let marks = |database: &Database| database.marks.replace(r"\b", r"(?-u:\b)");
    let with_marks = |database: &'static Database| (database, compiled(&format!("(?im){}", marks(database))));
    DATABASES.iter().map(with_marks).collect()
});

/// The databases whose marks `bare`, code without what stands in its strings and comments, bears.
pub(super) fn marked(bare: &str) -> impl Iterator<Item = &'static Database> {
    MARKED.iter().filter(|(_, marks)| marks.is_match(bare)).map(|(database, _)| *database)
}

/// `code` with blanks for what stands in its strings and comments; of names in quotes and of notes behind a `#`, which are marks
/// themselves, nothing is lost.
pub(super) fn bare(language: &Language, code: &str) -> String {
    let text = Text::verbatim(code, 0);
    let mut blanks: Vec<(Range<usize>, String)> = Vec::new();
    for lexeme in lexemes(language, code, Belief { over_lines: true, ..Belief::default() }) {
        let (range, text) = (lexeme.range.clone(), code.get(lexeme.range).unwrap_or_default());
        let signs = match lexeme.sort {
            Sort::LineComment if text.starts_with('#') => continue,
            Sort::Quoted('\'') | Sort::Open('\'') => 1,
            Sort::Quoted(_) | Sort::Open(_) => continue,
            Sort::Long => 2,
            Sort::LineComment | Sort::BlockComment => 0,
        };
        let inside = range.start + signs..range.end.saturating_sub(signs).max(range.start + signs);
        blanks.push((inside.clone(), " ".repeat(inside.len())));
    }
    text.edited(blanks).as_str().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn what_stands_in_strings_and_comments_is_blank() {
        let bare = |code: &str| bare(by_id("sql").unwrap(), code);
        assert_eq!(bare("a 'b''c' -- d\n/* e */ $$f$$ `g` # h"), "a ' '' '     \n        $$ $$ `g` # h");
        assert_eq!(bare("'a\n\\' b"), "'   ' b");
    }
}

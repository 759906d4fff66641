//! Databases other than `PostgreSQL`: sqlparser's dialects of them, and code as their marks are looked for.

use std::ops::Range;

use crate::language::Language;
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::text::Text;
use sqlparser::dialect::{
    BigQueryDialect, ClickHouseDialect, DatabricksDialect, Dialect, DuckDbDialect, HiveDialect, MsSqlDialect, MySqlDialect, OracleDialect,
    RedshiftSqlDialect, SQLiteDialect, SnowflakeDialect,
};

/// sqlparser's dialect with this name; `None` if it has none.
pub(super) fn by_name(name: &str) -> Option<&'static (dyn Dialect + Sync)> {
    Some(match name {
        "bigquery" => &BigQueryDialect {},
        "clickhouse" => &ClickHouseDialect {},
        "databricks" => &DatabricksDialect {},
        "duckdb" => &DuckDbDialect {},
        "hive" => &HiveDialect {},
        "mssql" => &MsSqlDialect {},
        "mysql" => &MySqlDialect {},
        "oracle" => &OracleDialect {},
        "redshift" => &RedshiftSqlDialect {},
        "snowflake" => &SnowflakeDialect {},
        "sqlite" => &SQLiteDialect {},
        _ => return None,
    })
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
    use crate::language::{LANGUAGES, by_id};

    #[test]
    fn what_stands_in_strings_and_comments_is_blank() {
        let bare = |code: &str| bare(by_id("sql").unwrap(), code);
        assert_eq!(bare("a 'b''c' -- d\n/* e */ $$f$$ `g` # h"), "a ' '' '     \n        $$ $$ `g` # h");
        assert_eq!(bare("'a\n\\' b"), "'   ' b");
    }

    #[test]
    fn each_dialect_that_the_data_names_is_known() {
        let names: Vec<_> = LANGUAGES.iter().flat_map(|language| language.dialects).filter_map(|dialect| dialect.parser).collect();
        assert!(!names.is_empty());
        assert!(names.iter().all(|name| by_name(name).is_some()), "{names:?}");
    }
}

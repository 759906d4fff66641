//! What is wrong in every dialect of SQL, whichever parser lets it pass: a bracket without its counterpart, a comma before `FROM`, a
//! keyword with a slip in it.

use crate::language::Language;
use crate::syntax::lexis::lexemes::certain;
use crate::syntax::lexis::regions::Regions;
use crate::syntax::lexis::{brackets, slip};
use crate::text::pattern;

pattern! {
    /// A comma with nothing behind it that it could divide.
    static COMMA = r"(?i),\s*(?:(?:from|where|group\s+by|order\s+by|having)\s+[\w(\[`.]|limit\s+\d)";
}

pattern! {
    /// What a query asks for, and the word in the place of `FROM`: `SELECT a, b FORM lamp WHERE`.
    static QUERY = r#"(?i)(?:^|[;(]\s*)select\s+(?:[\w.*`"\[\]]+\s*,\s*)*[\w.*`"\[\]]+\s+([a-z]{3,5})\s+[\w.`"\[\]]+\s+(?:where|group|order|limit|join|inner|left)(?-u:\b)"#;
}

pattern! {
    /// A table of which nothing is said, behind a statement or before one.
    static BARE_TABLE = r#"(?i)(?:\A|;)\s*create\s+table\s+(?:if\s+not\s+exists\s+)?[\w."]+\s*(;|\z)"#;
}

/// Whether `code`, of which `bare` is what stands outside its strings and comments, has a comma or a keyword that no dialect has there;
/// `trailing` is whether a comma may stand behind the last column.
pub(super) fn has(bare: &str, trailing: bool) -> bool {
    let is_comma = !trailing && COMMA.is_match(bare);
    is_comma || QUERY.captures(bare).and_then(|found| found.get(1)).is_some_and(|word| is_slip(word.as_str()))
}

/// Whether `word` is nearly `FROM`, and nothing that may stand between a column and a table.
fn is_slip(word: &str) -> bool {
    !word.eq_ignore_ascii_case("from") && slip::is_near(word, "from")
}

/// Whether each bracket of `code` has its counterpart. Where a quote may be escaped or is not closed, nobody can tell.
pub(super) fn is_closed(language: &'static Language, code: &str) -> bool {
    let Some(opaque) = certain(language, code) else { return true };
    brackets::closers(code, &Regions::of(opaque)).is_some_and(|open| open.is_empty())
}

/// Where `code` creates a table of which it says nothing, among other statements: by itself it is a mention.
pub(super) fn bare_table(code: &str) -> Option<usize> {
    let found = BARE_TABLE.captures(code)?;
    let (whole, end) = (found.get(0)?, found.get(1)?);
    let others = [code.get(..whole.start())?, code.get(end.end()..)?];
    others.iter().any(|other| other.contains(char::is_alphanumeric)).then(|| end.start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn slips_are_seen_in_any_dialect() {
        for code in ["SELECT @a, b, FROM lamp", "SELECT name FORM [lamp] WHERE id = 1", "SELECT a,\nWHERE b = 1"] {
            assert!(has(code, false), "{code}");
        }
        for code in
            ["SELECT a, b FROM lamp", "SELECT name AS form FROM lamp WHERE a", "SELECT a frame FROM b WHERE c", "SELECT a,\nlimit FROM b"]
        {
            assert!(!has(code, false), "{code}");
        }
        assert!(!has("SELECT a, FROM lamp", true));
    }

    #[test]
    fn brackets_close_or_nobody_can_tell() {
        let closed = |code: &str| is_closed(by_id("sql").unwrap(), code);
        assert!(closed("INSERT INTO a (b) VALUES (@c)") && closed("SELECT 'it\\'s (' FROM a"));
        assert!(!closed("INSERT INTO a (b VALUES (@c);"));
    }

    #[test]
    fn a_table_of_which_nothing_is_said_is_a_mention_by_itself() {
        assert!(bare_table("ALTER TABLE a RENAME TO b;\nCREATE TABLE a").is_some());
        assert_eq!(bare_table("CREATE TABLE a;"), None);
        assert_eq!(bare_table("DROP TABLE a; CREATE TABLE a (b int);"), None);
    }
}

//! SQL of a database that no dialect here knows, by a word: its own clauses behind a statement that is whole, options.

use crate::syntax::lexis::slip;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::why::UnparsedWord;
use crate::syntax::{Verdict, Why};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "dialect", summary: "a dialect that no parser knows, told by clauses of its own", speak: find };

/// What follows a table's columns, or says what is done to a table, in the dialects that are known; and what commonly follows.
const KNOWN: &[&str] = &[
    "add",
    "alter",
    "as",
    "attach",
    "auto_increment",
    "by",
    "change",
    "character",
    "charset",
    "cluster",
    "clustered",
    "collate",
    "column",
    "comment",
    "constraint",
    "create",
    "default",
    "detach",
    "disable",
    "drop",
    "enable",
    "engine",
    "from",
    "group",
    "having",
    "in",
    "index",
    "inherit",
    "inherits",
    "insert",
    "into",
    "join",
    "limit",
    "lock",
    "modify",
    "not",
    "null",
    "on",
    "options",
    "order",
    "owner",
    "partition",
    "primary",
    "references",
    "rename",
    "replica",
    "row",
    "select",
    "set",
    "strict",
    "swap",
    "tablespace",
    "to",
    "union",
    "using",
    "validate",
    "values",
    "where",
    "with",
    "without",
];

pattern! {
    /// What stands before an action on a table, or an option of one.
    static BEFORE = r#"(?is)(?-u:\b)(?:alter\s+(?:materialized\s+)?(?:table|view)\s+[\w."`]+|create\s[^;]*?(?-u:\b)table\s[^;]*\))\s*$"#;
}

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let at = case.errors().first()?.range.start;
    let (before, rest) = (code.get(..at)?, code.get(at..)?);
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let unknown = word.len() > 2 && !KNOWN.iter().any(|known| slip::is_near(&word, known));
    let closed = before.matches('(').count() == before.matches(')').count();
    (unknown && closed && BEFORE.is_match(before))
        .then(|| Verdict::unchecked(Why::UnparsedWord(UnparsedWord { language: case.language, word, is_command: false })))
}

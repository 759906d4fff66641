//! SQL of a database that no dialect here knows: its own clauses behind a statement that is whole, procedures, options.

use std::sync::LazyLock;

use crate::syntax::lexis::slip;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::why::UnparsedWord;
use crate::syntax::{Verdict, Why};
use crate::text::{Pattern, compiled, pattern};

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
    /// Procedural code: declarations, or assignments in a block.
    static PROCEDURE = r"(?im)^[ \t]*(?:declare[ \t]*$|begin[ \t]*$|(?:execute|exec)[ \t]+(?:immediate(?-u:\b)|@?\w+\.)|delimiter[ \t])";
}

/// Dialects that have no parser here, with what only they have.
static DIALECTS: [(&str, Pattern); 5] = [
    (
        "SQL of QuestDB",
        LazyLock::new(|| {
            compiled(
                r"(?i)(?-u:\b)sample\s+by\s+\d|(?-u:\b)(?:asof|splice|horizon|lt)\s+join(?-u:\b)|(?-u:\b)latest\s+(?:on\s+\w+\s+partition|by)(?-u:\b)|(?-u:\b)symbol\s+(?:capacity|index|cache|nocache)(?-u:\b)|\)\s*timestamp\s*\(\w+\)|(?-u:\b)in\s+'[^'\n]*'\s*(?:[;)]|\z|(?:and|or|order|group|limit|sample)(?-u:\b))",
            )
        }),
    ),
    (
        "SQL of ksqlDB or Flink",
        LazyLock::new(|| {
            compiled(
                r"(?i)(?-u:\b)emit\s+changes(?-u:\b)|(?-u:\b)watermark\s+for(?-u:\b)|(?-u:\b)create\s+(?:sink|source)?\s*(?:stream|connector)(?-u:\b)",
            )
        }),
    ),
    (
        "SQL of Oracle",
        LazyLock::new(|| {
            compiled(
                r"(?i)(?-u:\b)connect\s+by(?-u:\b)|(?-u:\b)supplemental\s+log(?-u:\b)|(?-u:\b)v\$\w+|(?-u:\b)returning(?-u:\b)[^;]*(?-u:\b)into\s+:|(?-u:\b)alter\s+(?:system|session|pluggable)(?-u:\b)|(?-u:\b)sysdba(?-u:\b)",
            )
        }),
    ),
    (
        "SQL of ClickHouse",
        LazyLock::new(|| {
            compiled(
                r"(?i)(?-u:\b)engine\s*=\s*\w*mergetree(?-u:\b)|(?-u:\b)modify\s+ttl(?-u:\b)|(?-u:\b)alter\s+table\s+[\w.`]+\s+(?:delete|update)\s|(?-u:\b)prewhere(?-u:\b)",
            )
        }),
    ),
    (
        "SQL of SQL Server",
        LazyLock::new(|| {
            compiled(
                r"(?i)(?-u:\b)output\s+(?:inserted|deleted)\.|(?-u:\b)cross\s+apply(?-u:\b)|(?-u:\b)for\s+(?:xml|json)\s+(?:path|auto|raw)(?-u:\b)",
            )
        }),
    ),
];

pattern! {
    /// A command of another program: `FT.SEARCH`.
    static COMMAND = r"(?m)^(?:\w+> )?([A-Z]{2,}\.[A-Z_]{2,})(?:[ \t]|$)";
}

pattern! {
    /// What stands before an action on a table, or an option of one.
    static BEFORE = r#"(?is)(?-u:\b)(?:alter\s+(?:materialized\s+)?(?:table|view)\s+[\w."`]+|create\s[^;]*?(?-u:\b)table\s[^;]*\))\s*$"#;
}

fn find(case: &Case<'_>, _: &mut Work) -> Option<Verdict> {
    if case.language.id != "sql" {
        return None;
    }
    let code = case.code.as_str();
    let is = |regex: &Pattern, text: &str| regex.is_match(text);
    if is(&PROCEDURE, code) && code.to_lowercase().contains("end") {
        return Some(Verdict::unchecked(Why::Unparsed("procedural SQL")));
    }
    if let Some(command) = COMMAND.captures(code).and_then(|found| found.get(1)) {
        let word = UnparsedWord { language: case.language, word: command.as_str().to_owned(), is_command: true };
        return Some(Verdict::unchecked(Why::UnparsedWord(word)));
    }
    if let Some((dialect, _)) = DIALECTS.iter().find(|(_, mark)| is(mark, code)) {
        return Some(Verdict::unchecked(Why::Unparsed(dialect)));
    }
    let at = case.errors().first()?.range.start;
    let (before, rest) = (code.get(..at)?, code.get(at..)?);
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let unknown = word.len() > 2 && !KNOWN.iter().any(|known| slip::is_near(&word, known));
    let closed = before.matches('(').count() == before.matches(')').count();
    (unknown && closed && is(&BEFORE, before))
        .then(|| Verdict::unchecked(Why::UnparsedWord(UnparsedWord { language: case.language, word, is_command: false })))
}

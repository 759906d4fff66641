//! A table right below the expression that it shows: data frames of Python and R, of Spark with lines around them.

use std::ops::Range;

use crate::language::Kind;
use crate::syntax::Verdict;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::parts::output;
use crate::syntax::rung::{Case, Rung};
use crate::text::{lines, pattern};

pub(in crate::syntax) static RUNG: Rung = Rung { name: "tabled", summary: "a table right below the expression that it shows", speak: find };

pattern! {
    /// The names of columns, behind as many blanks as the names of rows are wide.
    static HEAD = r"^[ \t]{2,}[\w.%#$/-]+(?:[ \t]+[\w.%#$/:-]+)*[ \t]*$";
}

pattern! {
    /// A row: its name or number at the margin, and its values.
    static ROW = r"^[ \t]?[ \t]?[ \t]?[\w.:/-]+(?:[ \t]{2,}[^ \t\n;={}()]+(?:[ \t][^ \t\n;={}()]+)*)+[ \t]*$";
}

pattern! {
    /// What stands below the rows: `[3 rows x 2 columns]`, `Name: a, dtype: int64`, or for rows that are not shown.
    static BELOW = r"^(?:\[\d+ rows x \d+ columns\]|(?:Name|Length|Freq|dtype): .*|(?:\.\.|\.{3})(?:[ \t]+\.{2,3})+)[ \t]*$";
}

pattern! {
    /// A line around a table, and one of it: `+---+---+`, `| a | b |`.
    static FRAME = r"^\+[-=+]{3,}\+[ \t]*$";
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    if case.language.kind != Kind::Code || case.language.shell {
        return None;
    }
    let tables = tables(code);
    if tables.is_empty() {
        return None;
    }
    let verdict = fragment::read(case.language, &output::without(case.code, &tables), work).verdict()?;
    Some(output::among(verdict, case.language, &tables, code.len()))
}

/// The tables in `code` that stand right below something else: one of at least a head and a row, or one with lines around it.
fn tables(code: &str) -> Vec<Range<usize>> {
    let mut tables: Vec<Range<usize>> = Vec::new();
    let lines: Vec<(Range<usize>, &str)> = lines(code).map(|(range, line)| (range, line.trim_end())).collect();
    let mut at = 1;
    while let Some((range, line)) = lines.get(at) {
        let rest = || lines.iter().skip(at + 1).map(|(_, line)| *line);
        let (count, least) = if FRAME.is_match(line) {
            (rest().take_while(|line| line.starts_with(['|', '+'])).count(), 2)
        } else if HEAD.is_match(line) && lines.get(at - 1).is_some_and(|(_, above)| is_whole(above)) {
            let is_row = |line: &&str| ROW.is_match(line) || BELOW.is_match(line);
            (rest().take_while(is_row).count(), 1)
        } else {
            (0, 1)
        };
        if count >= least {
            let end = lines.get(at + count).map_or(code.len(), |(last, _)| last.end);
            tables.push(range.start..end);
        }
        at += count + 1;
    }
    tables
}

/// Whether `line` may be the end of an expression, so that nothing goes on below it.
fn is_whole(line: &str) -> bool {
    line.trim().is_empty() || line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> Vec<&str> {
        tables(code).into_iter().filter_map(|range| code.get(range)).collect()
    }

    #[test]
    fn a_table_has_a_head_and_rows() {
        assert_eq!(found("a.head()\n   b  c\n0  1  2\n1  3  4\n"), ["   b  c\n0  1  2\n1  3  4\n"]);
        assert_eq!(found("head(a)\n      mpg cyl\nMazda  21   6\n"), ["      mpg cyl\nMazda  21   6\n"]);
        assert_eq!(found("a.show()\n+--+--+\n| b| c|\n+--+--+\nd()\n"), ["+--+--+\n| b| c|\n+--+--+\n"]);
    }

    #[test]
    fn code_is_no_table() {
        for code in ["f(a,\n    b\n)\n", "if a:\n    b\nc\n", "a = [\n   1,\n   2]\n", "a\n   .b()\n", "x = (a\n   b\n  c(d)\n"] {
            assert_eq!(found(code), Vec::<&str>::new(), "{code}");
        }
    }
}

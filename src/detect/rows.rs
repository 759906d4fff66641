//! Tables without ruled lines: cells that start below each other, or paths with what each of them leads to.

use std::collections::BTreeMap;

use super::{Clue, Evidence, Subject};

pub(super) static CLUE: Clue =
    Clue { name: "rows", summary: "rows of cells that stand below each other, or of paths and what each leads to", look };

/// How many rows are looked at.
const LOOK_ROWS: usize = 100;

/// Fewest rows that make a table of columns, and a table of paths.
const LEAST: (usize, usize) = (3, 2);

/// Fewest columns that start below each other. Two are what settings and assignments have that someone put in line.
const COLUMNS: usize = 3;

/// Signs between a path and what it leads to.
const LEADS: &[&str] = &["=", "->", "=>", "→", "⇒", "|", "  ", "\t"];

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let rows: Vec<&str> = subject.code.lines().filter(|line| !line.trim().is_empty()).take(LOOK_ROWS).collect();
    let paths = rows.len() >= LEAST.1 && rows.iter().all(|row| leads(row));
    let cells = rows.len() >= LEAST.0 && columns(&rows) >= COLUMNS;
    let paths = paths.then(|| Evidence::of(CLUE.name, "text", 5.0, "says where paths lead to")).flatten();
    let cells = cells.then(|| Evidence::of(CLUE.name, "text", 4.0, "has cells in columns")).flatten();
    paths.into_iter().chain(cells).collect()
}

/// Whether `row` is a path, perhaps behind a request's method, and behind a sign the few words that say what it leads to.
fn leads(row: &str) -> bool {
    let row = row.trim();
    let (first, others) = row.split_once(char::is_whitespace).unwrap_or((row, ""));
    let is_method = first.len() >= 3 && first.bytes().all(|byte| byte.is_ascii_uppercase());
    let row = if is_method { others.trim_start() } else { row };
    let path = row.split(char::is_whitespace).next().unwrap_or_default();
    let Some(rest) = row.strip_prefix(path) else { return false };
    let starts = |sign: &str| if sign.trim().is_empty() { rest.starts_with(sign) } else { rest.trim_start().starts_with(sign) };
    let Some(sign) = LEADS.iter().find(|sign| starts(sign)) else { return false };
    let goal = rest.trim_start().strip_prefix(sign.trim()).unwrap_or(rest).trim();
    let is_path = path.starts_with('/') && !path.starts_with("//") && !path.contains([';', '=', '"', '\'', '$', '#']);
    let is_name = goal.starts_with(|c: char| c.is_alphanumeric()) && !goal.contains([';', '{', '}', '(', '"', '\'', '$', '=']);
    is_path && is_name && goal.split_whitespace().count() <= 6
}

/// In how many places cells of nearly all rows start, or end if they are set flush right; 0 where any row is written as code is.
fn columns(rows: &[&str]) -> usize {
    let mut places: [BTreeMap<usize, usize>; 2] = [BTreeMap::new(), BTreeMap::new()];
    for row in rows {
        if is_code(row) {
            return 0;
        }
        for (from, to) in cells(row) {
            for (side, place) in places.iter_mut().zip([from, to]) {
                *side.entry(place).or_default() += 1;
            }
        }
    }
    // One row in five may have an empty cell, or a cell with a gap in it.
    let common = |side: &BTreeMap<usize, usize>| side.values().filter(|count| **count * 5 >= rows.len() * 4).count();
    places.iter().map(common).max().unwrap_or_default()
}

fn is_code(row: &str) -> bool {
    let row = row.trim_end();
    row.contains([';', '{', '}', '\t', '='])
        || row.ends_with([',', '\\', ':', '(', '['])
        || ["//", "--", "#", "|"].iter().any(|sign| row.contains(sign))
}

/// Where the cells of a row start and end, in characters: at least two blanks lie between them.
fn cells(row: &str) -> Vec<(usize, usize)> {
    let mut cells: Vec<(usize, usize)> = Vec::new();
    for (at, _) in row.chars().enumerate().filter(|(_, c)| *c != ' ') {
        match cells.last_mut() {
            Some((_, to)) if at <= *to + 1 => *to = at + 1,
            _ => cells.push((at, at + 1)),
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(code: &str) -> usize {
        columns(&code.lines().collect::<Vec<_>>())
    }

    #[test]
    fn cells_below_each_other_are_columns() {
        assert_eq!(counted("NAME     READY   AGE\nworker   1/1     5d (x2)\nqueue    0/1     <none>\n"), 3);
        assert_eq!(counted("       mean   max    n\nread    1.5  10.0   12\nwrite  12.5   9.0  120\n"), 3);
    }

    #[test]
    fn code_in_line_is_no_table() {
        assert_eq!(counted("int    a   = 1;\nchar   b   = 2;\nfloat  c   = 3;\n"), 0);
        assert_eq!(counted("mov   eax   1  ; one\nadd   eax   2  ; two\nret\n"), 0);
        assert!(counted("key:     one\nlonger:  two\nlast:    three\n") < COLUMNS);
        assert!(counted("for a in b\n  print a\nend\n") < COLUMNS);
    }

    #[test]
    fn paths_lead_somewhere() {
        for row in ["/about = Static page", "GET   /users/:id   UserController.show", "/v1/*  ->  legacy", "/feed → feed service"] {
            assert!(leads(row), "{row}");
        }
    }

    #[test]
    fn commands_settings_and_code_lead_nowhere() {
        for row in [
            "/usr/bin/env python3",
            "//registry.example.org/:_authToken=abc",
            "/etc/init.d/nginx  -t",
            "/a/ = function() {",
            "/users: {",
            "GET /users HTTP/1.1",
            "a = b",
            "| /docs | Docs |",
        ] {
            assert!(!leads(row), "{row}");
        }
    }
}

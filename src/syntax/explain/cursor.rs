//! A sign that a comment speaks of, where the reader's cursor stands.

use std::ops::Range;

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Allowance, Verdict};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "cursor", summary: "a sign that a comment speaks of, where the reader's cursor stands", speak: find };

/// Signs that stand for a cursor.
const SIGNS: &[&str] = &["$0", "$", "|", "█", "▮", "‸", "^"];

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let signs = SIGNS.iter().filter(|sign| spoken_of(case.language.lexis.line_comments, code, sign));
    signs.copied().find_map(|sign| {
        let opaque = work.opaque(case.language, code);
        let places = code.match_indices(sign).map(|(start, _)| start);
        let cursors: Vec<Range<usize>> =
            places.filter(|&start| !opaque.hold(start) && stands_alone(code, start, sign)).map(|start| start..start + sign.len()).collect();
        if cursors.is_empty() {
            return None;
        }
        let without = case.code.edited(cursors.iter().map(|cursor| (cursor.clone(), "")));
        let verdict = fragment::read(case.language, &without, work).verdict()?;
        let allowances: Vec<_> = cursors.into_iter().map(|range| Allowance { range, kind: "cursor" }).collect();
        Some(verdict.allowing(allowances))
    })
}

/// Whether a comment on a line of its own holds `sign` as a word.
fn spoken_of(comments: &[&str], code: &str, sign: &str) -> bool {
    let is_comment = |line: &&str| comments.iter().any(|comment| line.trim_start().starts_with(comment));
    code.lines().filter(is_comment).any(|line| line.split_whitespace().any(|word| word.trim_matches('`') == sign))
}

/// Whether nothing but blanks and brackets stands around the sign at `start`.
fn stands_alone(code: &str, start: usize, sign: &str) -> bool {
    let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')' | '{' | '}' | ';'));
    let (before, behind) = (code.get(..start).unwrap_or_default(), code.get(start + sign.len()..).unwrap_or_default());
    apart(before.chars().next_back()) && apart(behind.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_must_speak_of_the_sign() {
        assert!(spoken_of(&["--"], "-- press `enter` at $\nf($)\n", "$"));
        assert!(!spoken_of(&["--"], "-- it costs $5\nf($)\n", "$"));
        assert!(stands_alone("do $ end", 3, "$"));
        assert!(!stands_alone("$a", 0, "$"));
    }
}

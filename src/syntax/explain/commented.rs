//! Comments in the place of a value, which a reader or the rest of the article puts there: `Shop shop = // your shop`.

use std::ops::Range;

use crate::language::{Kind, Language};
use crate::syntax::lexis::lexemes::{Belief, Sort, lexemes};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Allowance, Verdict};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "commented", summary: "comments in the place of a value or a name: `x = // yours`, `return ( /* … */ )`", speak: find };

/// What stands right before a value.
const BEFORE_VALUES: &[&str] = &["=", ":", "->", "=>", "(", ",", "["];

/// What ends in one of these and has its right side already, or is none.
const NO_PLACES: &[&str] = &["::", "==", "!="];

/// Words right before a name or a value.
const BEFORE_NAMES: &[&str] = &["return", "class", "interface", "extends", "implements"];

/// Words right before a condition, behind which a body begins.
const BEFORE_CONDITIONS: &[&str] = &["if", "while"];

/// Most comments of one code that may stand for values.
const MAX_VALUES: usize = 30;

/// Most fillers that are tried.
const MAX_FILLERS: usize = 4;

/// A comment, or several with nothing between them, where a value belongs.
#[derive(Debug)]
struct Place {
    comment: Range<usize>,
    /// Whether a statement ends with it, so that what ends one in the language is missing too.
    ends_statement: bool,
    /// Whether something else could not stand there with nothing in its place: behind a comma, nothing need follow.
    needed: bool,
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if case.language.kind != Kind::Code || case.language.shell {
        return None;
    }
    let places = places(case.language, case.code.as_str());
    if places.is_empty() || places.len() > MAX_VALUES {
        return None;
    }
    let fillers = case
        .language
        .elision
        .inline
        .iter()
        .filter(|filler| !filler.is_empty() && !filler.contains([':', ';', '.', ' ']) || **filler == "...");
    let needed = || places.iter().filter(|place| place.needed).collect::<Vec<_>>();
    let sets = [needed(), places.iter().collect()];
    fillers.take(MAX_FILLERS).find_map(|filler| {
        sets.iter().filter(|set| !set.is_empty()).find_map(|set| {
            let end = |place: &Place| case.language.statement_end.filter(|_| place.ends_statement).unwrap_or_default();
            let edits = set.iter().map(|place| (place.comment.start..place.comment.start, format!("{filler}{} ", end(place))));
            let verdict = fragment::read(case.language, &case.code.edited(edits), work).verdict()?;
            Some(verdict.allowing(
                set.iter().map(|place| Allowance { range: case.code.origin(place.comment.clone()).range(), kind: "comment" }).collect(),
            ))
        })
    })
}

/// The comments of `code` in the place of a value, in order.
fn places(language: &Language, code: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let is_comment = |sort: Sort| matches!(sort, Sort::LineComment | Sort::BlockComment);
    for lexeme in lexemes(language, code, Belief::default()).filter(|lexeme| is_comment(lexeme.sort)) {
        let joins = |run: &Range<usize>| code.get(run.end..lexeme.range.start).is_some_and(|between| between.trim().is_empty());
        match &mut open {
            Some(run) if joins(run) => run.end = lexeme.range.end,
            _ => places.extend(open.replace(lexeme.range).and_then(|run| place(code, run))),
        }
    }
    places.extend(open.and_then(|run| place(code, run)));
    places
}

/// What the `comment` of `code` stands for; `None` if what stands before or behind it is no border of a value, or it hides code.
fn place(code: &str, comment: Range<usize>) -> Option<Place> {
    let before = code.get(..comment.start)?.trim_end();
    let behind = code.get(comment.end..)?;
    let text = code.get(comment.clone())?.trim_end_matches("*/").trim_end();
    // `x = // 5;` was commented out.
    let hides_end = text.ends_with(['}', ')', ']']) && !brackets_match(text);
    let hides = hides_end || text.ends_with([';', '{', '(', '[', ',']);
    let says = text.chars().any(char::is_alphabetic) || text.contains("..") || text.contains('…') || text.contains('?');
    if hides || !says {
        return None;
    }
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let sign = BEFORE_VALUES.iter().find(|sign| before.ends_with(**sign) && !NO_PLACES.iter().any(|no| before.ends_with(no)));
    let is_condition = BEFORE_CONDITIONS.contains(&word) && behind.trim_start().starts_with('{');
    if sign.is_none() && !is_condition && !BEFORE_NAMES.contains(&word) {
        return None;
    }
    let line_ends =
        behind.trim_start_matches([' ', '\t', '\r']).is_empty() || behind.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
    let next = behind.trim_start();
    let closed = is_condition || next.starts_with([')', ']', '}', ',', ';', ':']);
    // A value may well follow in the next line, which then stands deeper.
    let follows = || indent(code, comment.end + behind.len() - next.len()) > indent(code, before.len()) || sign == Some(&":");
    if !closed && (!line_ends || !next.is_empty() && follows()) {
        return None;
    }
    let ends_statement = !is_condition && !next.starts_with([')', ']', ',', ';', ':']) && !matches!(sign, Some(&("(" | "," | "[" | ":")));
    let returned = || {
        before.strip_suffix('(').is_some_and(|head| {
            head.trim_end().ends_with(|c: char| !c.is_alphanumeric() && c != '_' && c != '>') || head.trim_end().ends_with("return")
        })
    };
    let needed = match sign {
        Some(&"," | &"[") => false,
        Some(&"(") => returned(),
        _ => true,
    };
    Some(Place { comment, ends_statement, needed })
}

/// Whether as many brackets are closed in `text` as are opened: `string | string[]` says what a value is, `5)` is code.
fn brackets_match(text: &str) -> bool {
    let count = |brackets: [char; 3]| text.matches(brackets).count();
    count(['(', '[', '{']) == count([')', ']', '}'])
}

/// Blanks at the start of the line of `code` that holds the byte at `offset`.
fn indent(code: &str, offset: usize) -> usize {
    let start = code.get(..offset).and_then(|text| text.rfind('\n')).map_or(0, |found| found + 1);
    code.get(start..).map_or(0, |line| line.len() - line.trim_start_matches([' ', '\t']).len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn found(id: &str, code: &str) -> Vec<(String, bool, bool)> {
        let places = places(by_id(id).unwrap(), code);
        places.into_iter().map(|place| (code.get(place.comment).unwrap().to_owned(), place.ends_statement, place.needed)).collect()
    }

    #[test]
    fn a_comment_between_the_borders_of_a_value_stands_for_it() {
        assert_eq!(found("java", "Lamp a = // yours\nb();\n"), [("// yours".to_owned(), true, true)]);
        assert_eq!(found("javascript", "{ a: /* its a */, b }"), [("/* its a */".to_owned(), false, true)]);
        assert_eq!(found("javascript", "return (\n  // a\n  // b\n);"), [("// a\n  // b".to_owned(), false, true)]);
        assert_eq!(found("csharp", "f(a, /* the rest */);"), [("/* the rest */".to_owned(), false, false)]);
        assert_eq!(found("typescript", "const a = // string[]\n"), [("// string[]".to_owned(), true, true)]);
        assert_eq!(found("rust", "if /* it is on */ {\n}"), [("/* it is on */".to_owned(), false, true)]);
        assert_eq!(found("kotlin", "class // yours\n\nfun a() {}"), [("// yours".to_owned(), true, true)]);
    }

    #[test]
    fn a_comment_that_hides_code_or_has_its_value_beside_it_stands_for_none() {
        for code in [
            "x = // 5;\n",
            "f(a, // first)\n",
            "x = 1 // one\n",
            "a == /* b */ c",
            "x = /* a */ b",
            "x = // note\n  1",
            "case a: // b\nc()",
        ] {
            assert_eq!(found("javascript", code), [], "{code}");
        }
    }
}

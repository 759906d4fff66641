//! Errors all over: code of another kind, and not a mistake in this one.

use std::ops::Range;

use crate::language::{self, Kind, Language};
use crate::syntax::lexis::paragraphs::paragraphs;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::Case;
use crate::syntax::why::Hardly;
use crate::syntax::{Verdict, Why};
use crate::text::lines;

/// How probable the language's family must be by its looks alone for its errors to be mistakes all the same.
const CERTAIN: f32 = 0.86;

/// Fewest lines that are errors all over.
const MIN_LINES: usize = 4;

/// Fewest pieces that fail, each by itself.
const MIN_PIECES: usize = 3;

/// Most pieces that are looked at.
const MAX_PIECES: usize = 60;

/// The verdict on code with errors all over.
pub(in crate::syntax) fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let lines = code.lines().filter(|line| !line.trim().is_empty()).count();
    if case.looks().family(case.language) >= CERTAIN {
        return None;
    }
    let broken = broken(case.language, code);
    let hardly = |how| Verdict::unchecked(Why::Hardly(case.language, how));
    if case.language.kind == Kind::Code && broken >= MIN_LINES && broken * 10 >= lines * 7 {
        return Some(hardly(Hardly::Lines(broken, lines)));
    }
    let pieces = pieces(case.language, code);
    let failing = |range: &&Range<usize>| !fragment::read(case.language, &case.code.slice((*range).clone()), work).parses();
    let failing = pieces.iter().filter(failing).count();
    (failing >= MIN_PIECES && failing * 2 >= pieces.len()).then(|| hardly(Hardly::Pieces(failing, pieces.len())))
}

/// The parts of `code` that a mistake elsewhere cannot spoil: between blank lines, at the margin, with as many brackets that open as
/// close; of a language of lines, each line.
fn pieces(language: &Language, code: &str) -> Vec<Range<usize>> {
    if language.kind != Kind::Code && !language.by_lines {
        return Vec::new();
    }
    let mut pieces = if language.by_lines {
        lines(code).filter(|(_, line)| !line.trim().is_empty()).map(|(range, _)| range).collect()
    } else {
        paragraphs(code)
    };
    let count = |text: &str, signs: [char; 3]| text.matches(signs).count();
    pieces.retain(|range| {
        let text = code.get(range.clone()).unwrap_or_default();
        let comment = text.lines().all(|line| language.lexis.comment_sign(line.trim_start()).is_some());
        !comment && !text.starts_with([' ', '\t']) && count(text, ['(', '[', '{']) == count(text, [')', ']', '}'])
    });
    pieces.truncate(MAX_PIECES);
    pieces
}

/// Lines that a tree cannot make sense of.
fn broken(language: &Language, code: &str) -> usize {
    let Ok(tree) = language::parse(language, code) else { return 0 };
    let mut rows = Vec::new();
    let mut stack = vec![tree.root_node()];
    while let Some(node) = stack.pop() {
        if node.is_missing() || (node.is_error() && node.child_count() == 0) {
            rows.push(node.start_position().row);
        }
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            if node.is_error() && child.child_count() == 0 {
                rows.push(child.start_position().row);
            }
            if child.has_error() || child.is_missing() {
                stack.push(child);
            }
        }
    }
    rows.sort_unstable();
    rows.dedup();
    rows.len()
}

//! How much of the block each of the few best languages' grammars understands.

use super::{Evidence, Subject};
use crate::language::{self, Language};

/// Candidates that are worth a parse.
const CANDIDATES: usize = 4;

/// Probability below which a candidate is not worth a parse.
const LEAST: f32 = 0.02;

/// Bytes that are parsed.
const LOOK_BYTES: usize = 8 * 1024;

/// What a parse without errors says: some wrong grammars manage it too.
const CLEAN: f32 = 0.8;

/// What any error says: many a fragment of the right language has one.
const BROKEN: f32 = -0.6;

/// What is added to it in proportion to the share of the code that lies within errors.
const ALL_BROKEN: f32 = -2.5;

/// Parses the code in the best candidates' grammars.
pub(super) fn look(subject: Subject<'_>, ranked: &[(&'static Language, f32)]) -> Vec<Evidence> {
    if ranked.first().is_some_and(|(_, probability)| *probability > 0.97) {
        return Vec::new();
    }
    let code = subject.code.get(..subject.code.floor_char_boundary(LOOK_BYTES)).unwrap_or_default();
    let candidates = ranked.iter().filter(|(_, probability)| *probability >= LEAST).take(CANDIDATES);
    candidates.filter_map(|(language, _)| evidence(language, code)).collect()
}

fn evidence(language: &'static Language, code: &str) -> Option<Evidence> {
    let share = error_share(language, code)?;
    let (weight, reason) = if share == 0.0 {
        (CLEAN, format!("parses as {}", language.name))
    } else {
        (BROKEN + ALL_BROKEN * share, format!("{:.0} % of it is no {}", share * 100.0, language.name))
    };
    Some(Evidence { clue: "parse", language, weight, reason })
}

/// The share of the code's bytes that lies within errors of the grammar; none if it can't be parsed at all.
pub(super) fn error_share(language: &Language, code: &str) -> Option<f32> {
    let tree = language::parse(language, code).ok()?;
    let mut cursor = tree.walk();
    let mut bytes = 0;
    let mut missing = 0;
    loop {
        let node = cursor.node();
        bytes += if node.is_error() { node.byte_range().len().max(1) } else { 0 };
        missing += usize::from(node.is_missing());
        if node.has_error() && !node.is_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                let small = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
                return Some((small(bytes + missing) / small(code.len().max(1))).min(1.0));
            }
        }
    }
}

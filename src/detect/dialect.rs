//! Among the members of a family, the smallest that holds the code.

use super::{Evidence, Subject};
use crate::language::{self, Language};

/// A family, from its smallest member up.
static LADDERS: &[&[&str]] = &[&["javascript", "typescript"], &["jsx", "tsx"], &["json", "jsonc", "json5"], &["c", "cpp"]];

/// Bytes that are parsed.
const LOOK_BYTES: usize = 16 * 1024;

/// What moves the choice from one member of a family to another.
const WEIGHT: f32 = 4.0;

/// Moves the best candidate to the smallest member of its family that holds the code, unless a label already chose one.
pub(super) fn look(subject: Subject<'_>, ranked: &[(&'static Language, f32)]) -> Vec<Evidence> {
    let Some((best, _)) = ranked.first() else { return Vec::new() };
    let labelled = subject.block.label.as_ref().and_then(|label| language::by_label(&label.value));
    if labelled.is_some_and(|language| language.family == best.family) {
        return Vec::new();
    }
    let code = subject.code.get(..subject.code.floor_char_boundary(LOOK_BYTES)).unwrap_or_default();
    let choice = match best.family {
        "javascript" => javascript(code),
        _ => LADDERS.iter().find(|ladder| ladder.contains(&best.id)).and_then(|ladder| smallest(ladder, code)),
    };
    match choice {
        Some(choice) if choice.id != best.id => {
            let reason = format!("the smallest dialect that holds it is {}", choice.name);
            let against = format!("{} holds it too", choice.name);
            vec![
                Evidence { clue: "dialect", language: choice, weight: WEIGHT, reason },
                Evidence { clue: "dialect", language: best, weight: -WEIGHT, reason: against },
            ]
        }
        _ => Vec::new(),
    }
}

/// JavaScript unless type syntax is there, with X if elements are.
fn javascript(code: &str) -> Option<&'static Language> {
    let ladder = if has_elements(code) { LADDERS[1] } else { LADDERS[0] };
    smallest(ladder, code)
}

fn has_elements(code: &str) -> bool {
    let Some(tsx) = language::by_id("tsx") else { return false };
    if !code.contains("</") && !code.contains("/>") {
        return false;
    }
    language::parse(tsx, code).is_ok_and(|tree| {
        let mut cursor = tree.walk();
        loop {
            if cursor.node().kind().starts_with("jsx_") {
                return true;
            }
            if cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return false;
                }
            }
        }
    })
}

/// The first member that holds the code with the fewest errors.
fn smallest(ladder: &[&str], code: &str) -> Option<&'static Language> {
    let shares = ladder.iter().filter_map(|id| language::by_id(id)).filter_map(|l| Some((l, super::parse::error_share(l, code)?)));
    shares.reduce(|best, next| if next.1 < best.1 * 0.9 { next } else { best }).map(|(language, _)| language)
}

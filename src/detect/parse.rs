//! How much of the block each of the few best languages' grammars understands.

use std::collections::BTreeSet;

use super::{Clue, Evidence, Subject};
use crate::language::{self, Language};

pub(super) static CLUE: Clue = Clue { name: "parse", summary: "how much of it the grammars of the likeliest languages understand", look };

/// Candidates that are worth a parse.
const CANDIDATES: usize = 4;

/// Probability below which a candidate is not worth a parse.
const LEAST: f32 = 0.02;

/// Probability from which on the best candidate needs no parse.
const SURE: f32 = 0.97;

/// Bytes that are parsed.
const LOOK_BYTES: usize = 8 * 1024;

/// What a parse without errors says by itself: next to nothing, for some wrong grammars manage it too.
const CLEAN: f32 = -0.2;

/// What any error says: many a fragment of the right language has one.
const BROKEN: f32 = -1.5;

/// What is added to it in proportion to the share of the code that lies within errors.
const ALL_BROKEN: f32 = -1.5;

/// What a grammar that finds something to name at every token says: a scalar that swallows a page has one name for all of it.
const DENSE: f32 = 0.9;

/// What many kinds of things found say, by the logarithm of their number.
const VARIED: f32 = 0.2;

/// Parses the code in the best candidates' grammars.
fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let ranked = subject.tally.ranked();
    if ranked.first().is_some_and(|(_, probability)| *probability > SURE) {
        return Vec::new();
    }
    let code = subject.code.get(..subject.code.floor_char_boundary(LOOK_BYTES)).unwrap_or_default();
    let candidates = ranked.iter().filter(|(_, probability)| *probability >= LEAST).take(CANDIDATES);
    candidates.filter_map(|(language, _)| evidence(language, code)).collect()
}

fn evidence(language: &'static Language, code: &str) -> Option<Evidence> {
    let parsed = Parsed::of(language, code)?;
    let (share, density) = (parsed.error_share(code), ratio(parsed.named, parsed.leaves).min(1.0));
    let structure = DENSE * density + VARIED * (1.0 + small(parsed.kinds)).ln();
    let (weight, reason) = if share == 0.0 {
        (CLEAN, format!("parses as {} with {} kinds of things in it", language.name, parsed.kinds))
    } else {
        (BROKEN + ALL_BROKEN * share, format!("{:.0} % of it is no {}", share * 100.0, language.name))
    };
    Some(Evidence { clue: CLUE.name, language, weight: weight + structure, reason })
}

/// The share of the code's bytes that lies within errors of the grammar; none if it can't be parsed at all.
pub(super) fn error_share(language: &Language, code: &str) -> Option<f32> {
    Some(Parsed::of(language, code)?.error_share(code))
}

/// What a grammar makes of a code.
#[derive(Default)]
struct Parsed {
    /// Bytes within errors.
    broken: usize,
    /// Tokens that it misses.
    missing: usize,
    /// Named nodes outside of errors.
    named: usize,
    /// Tokens.
    leaves: usize,
    /// Different sorts of named nodes.
    kinds: usize,
}

impl Parsed {
    fn of(language: &Language, code: &str) -> Option<Self> {
        let tree = language::parse(language, code).ok()?;
        let mut cursor = tree.walk();
        let mut parsed = Self::default();
        let mut kinds = BTreeSet::new();
        loop {
            let node = cursor.node();
            parsed.missing += usize::from(node.is_missing());
            if node.is_error() {
                parsed.broken += node.byte_range().len().max(1);
            } else {
                parsed.leaves += usize::from(node.child_count() == 0);
                if node.is_named() {
                    parsed.named += 1;
                    kinds.insert(node.kind_id());
                }
                if cursor.goto_first_child() {
                    continue;
                }
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return Some(Self { kinds: kinds.len(), ..parsed });
                }
            }
        }
    }

    fn error_share(&self, code: &str) -> f32 {
        ratio(self.broken + self.missing, code.len()).min(1.0)
    }
}

fn ratio(part: usize, whole: usize) -> f32 {
    small(part) / small(whole.max(1))
}

fn small(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(id: &str, code: &str) -> f32 {
        evidence(language::by_id(id).unwrap(), code).unwrap().weight
    }

    #[test]
    fn structure_says_more_than_the_absence_of_errors() {
        let code = "fn main() {\n    let x: u32 = f(1, 2);\n}\n";
        assert!(weight("rust", code) > weight("html", code), "all of it is one text in HTML");
        assert!(weight("rust", code) > weight("go", code));
    }
}

//! How much of the block each of the few best languages' grammars understands.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

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
    let candidates = ranked.iter().filter(|(_, probability)| *probability >= LEAST).take(CANDIDATES);
    candidates.filter_map(|(language, _)| evidence(language, subject)).collect()
}

fn evidence(language: &'static Language, subject: Subject<'_>) -> Option<Evidence> {
    let parsed = subject.parses.get(language, subject.code)?;
    let (share, density) = (parsed.share, ratio(parsed.named, parsed.leaves).min(1.0));
    let structure = DENSE * density + VARIED * (1.0 + small(parsed.kinds)).ln();
    let (weight, reason) = if share == 0.0 {
        (CLEAN, format!("parses as {} with {} kinds of things in it", language.name, parsed.kinds))
    } else {
        (BROKEN + ALL_BROKEN * share, format!("{:.0} % of it is no {}", share * 100.0, language.name))
    };
    Some(Evidence { clue: CLUE.name, language, weight: weight + structure, reason })
}

/// What grammars made of a code so far: none of them reads it twice.
#[derive(Debug, Default)]
pub struct Parses(RefCell<BTreeMap<&'static str, Option<Parsed>>>);

impl Parses {
    /// The share of the code's bytes that lies within errors of the grammar; none if it can't be parsed at all.
    pub(super) fn error_share(&self, language: &'static Language, code: &str) -> Option<f32> {
        Some(self.get(language, code)?.share)
    }

    fn get(&self, language: &'static Language, code: &str) -> Option<Parsed> {
        let code = code.get(..code.floor_char_boundary(LOOK_BYTES)).unwrap_or_default();
        *self.0.borrow_mut().entry(language.id).or_insert_with(|| Parsed::of(language, code))
    }
}

/// The share of the bytes of any code that lies within errors of the grammar; none if it can't be parsed at all.
pub(super) fn error_share(language: &Language, code: &str) -> Option<f32> {
    Some(Parsed::of(language, code)?.share)
}

/// What a grammar makes of a code.
#[derive(Clone, Copy, Debug, Default)]
struct Parsed {
    /// The share of its bytes that lies within errors.
    share: f32,
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
        let mut broken = 0;
        let mut kinds = BTreeSet::new();
        loop {
            let node = cursor.node();
            broken += usize::from(node.is_missing());
            if node.is_error() {
                broken += node.byte_range().len().max(1);
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
                    return Some(Self { share: ratio(broken, code.len()).min(1.0), kinds: kinds.len(), ..parsed });
                }
            }
        }
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
    use crate::block::Block;
    use crate::detect::{Model, Tally};
    use crate::text::Text;

    fn weight(id: &str, code: &str) -> f32 {
        let block = Block::new(Text::verbatim(code, 0), "test");
        let (tally, parses) = (Tally::default(), Parses::default());
        let subject = Subject { block: &block, code, model: Model::embedded(), tally: &tally, parses: &parses };
        evidence(language::by_id(id).unwrap(), subject).unwrap().weight
    }

    #[test]
    fn structure_says_more_than_the_absence_of_errors() {
        let code = "fn main() {\n    let x: u32 = f(1, 2);\n}\n";
        assert!(weight("rust", code) > weight("html", code), "all of it is one text in HTML");
        assert!(weight("rust", code) > weight("go", code));
    }
}

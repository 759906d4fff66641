//! Which language a block is in, and why: clues, each with its evidence, and a tally in the open.

mod label;

use std::collections::BTreeMap;

use crate::block::Block;
use crate::language::Language;

/// What the clues may look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The block.
    pub block: &'a Block,
    /// Its code, as it is.
    pub code: &'a str,
}

/// A piece of evidence for one language, or against it.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Name of the clue that gives it.
    pub clue: &'static str,
    /// The language that it speaks of.
    pub language: &'static Language,
    /// How much it weighs, in natural-logarithm units of odds; below 0 speaks against.
    pub weight: f32,
    /// What was seen, in words.
    pub reason: String,
}

/// A way to find evidence.
#[derive(Debug)]
pub struct Clue {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// What it looks at, in a sentence without a full stop.
    pub summary: &'static str,
    /// Looks at a subject.
    pub look: fn(Subject<'_>) -> Vec<Evidence>,
}

/// Every clue that looks at a block by itself.
pub static CLUES: &[&Clue] = &[&label::CLUE];

/// Which language a block is in.
#[derive(Clone, Debug)]
pub struct Detection {
    /// The language; `None` where nothing deserves belief.
    pub language: Option<&'static Language>,
    /// How probable it is, 0 to 1.
    pub confidence: f32,
    /// The candidates with their probabilities, the best first.
    pub ranked: Vec<(&'static Language, f32)>,
    /// Why, in the order of the clues.
    pub evidence: Vec<Evidence>,
}

/// Detects the language of `block`.
#[must_use]
pub fn detect(block: &Block) -> Detection {
    let subject = Subject { block, code: block.text.as_str() };
    let evidence: Vec<Evidence> = CLUES.iter().flat_map(|clue| (clue.look)(subject)).collect();
    let mut tally: BTreeMap<&'static str, (&'static Language, f32)> = BTreeMap::new();
    for piece in &evidence {
        tally.entry(piece.language.id).or_insert((piece.language, 0.0)).1 += piece.weight;
    }
    let total: f32 = 1.0 + tally.values().map(|(_, weight)| weight.exp()).sum::<f32>();
    let mut ranked: Vec<_> = tally.into_values().map(|(language, weight)| (language, weight.exp() / total)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.id.cmp(b.0.id)));
    let best = ranked.first().copied().filter(|(_, p)| *p >= 0.5);
    Detection { language: best.map(|(l, _)| l), confidence: best.map_or(0.0, |(_, p)| p), ranked, evidence }
}

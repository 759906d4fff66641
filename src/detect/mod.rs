//! Which language a block is in, and why: clues, each with its evidence, and a tally in the open.

mod article;
mod classifier;
mod detector;
mod dialect;
mod elements;
mod file_name;
mod hints;
mod json;
mod label;
mod lead;
mod legible;
mod marks;
mod opening;
mod parse;
mod prompts;
mod rows;
mod shape;
mod tally;

use serde::{Deserialize, Serialize};

use crate::block::Block;
use crate::document::Article;
use crate::guard::Failure;
use crate::interned::Name;
use crate::language::{self, Language};

pub use classifier::{LOOK_BYTES, Model, damped, features, norm};
pub use detector::Detector;
pub use parse::Parses;
pub use tally::Tally;

/// What the clues may look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The block.
    pub block: &'a Block,
    /// Its code, with the damage undone that publishing did to it.
    pub code: &'a str,
    /// The classifier's model.
    pub model: &'a Model,
    /// What the clues before said.
    pub tally: &'a Tally,
    /// What grammars made of it so far.
    pub parses: &'a Parses,
}

/// A piece of evidence for one language, or against it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// Name of the clue that gives it.
    #[serde(with = "crate::interned")]
    pub clue: Name,
    /// The language that it speaks of.
    #[serde(with = "crate::language::by_name")]
    pub language: &'static Language,
    /// How much it weighs, in natural-logarithm units of odds; below 0 speaks against.
    pub weight: f32,
    /// What was seen, in words.
    pub reason: String,
}

impl Evidence {
    /// Evidence for the language whose id is `id`; none if there is no such language.
    fn of(clue: &'static str, id: &str, weight: f32, reason: impl Into<String>) -> Option<Self> {
        Some(Self { clue, language: language::by_id(id)?, weight, reason: reason.into() })
    }
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

#[cfg(test)]
impl Clue {
    /// What it finds in `block` where no other clue has looked before it.
    fn alone(&self, block: &Block) -> Vec<Evidence> {
        let (tally, parses) = (Tally::default(), Parses::default());
        (self.look)(Subject { block, code: block.text.as_str(), model: Model::embedded(), tally: &tally, parses: &parses })
    }
}

/// Every clue that looks at a block by itself, in the order in which a reader would. The last few look only at what is likely by then.
pub static CLUES: &[&Clue] = &[
    &label::CLUE,
    &file_name::CLUE,
    &opening::CLUE,
    &prompts::CLUE,
    &json::CLUE,
    &elements::CLUE,
    &shape::CLUE,
    &rows::CLUE,
    &marks::CLUE,
    &classifier::CLUE,
    &lead::CLUE,
    &hints::CLUE,
    &parse::CLUE,
    &dialect::CLUE,
];

/// Which language a block is in.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Detection {
    /// The language; `None` where nothing deserves belief.
    #[serde(with = "crate::language::by_name::option")]
    pub language: Option<&'static Language>,
    /// How probable it is, 0 to 1.
    pub confidence: f32,
    /// The candidates with their probabilities, the best first.
    #[serde(with = "crate::language::by_name::ranked")]
    pub ranked: Vec<(&'static Language, f32)>,
    /// Why, in the order of the clues.
    pub evidence: Vec<Evidence>,
    /// The failure that ended the search for it: nothing more is to be tried with the block.
    pub failure: Option<Failure>,
}

impl Detection {
    /// How probable the family of `language` is: its members hold much of the same code.
    #[must_use]
    pub fn family(&self, language: &Language) -> f32 {
        self.ranked.iter().filter(|(other, _)| other.family == language.family).map(|(_, probability)| probability).sum()
    }
}

/// Detects the language of `block` by itself, by all clues and the embedded model.
#[must_use]
pub fn detect(block: &Block) -> Detection {
    Detector::default().detect(block)
}

/// What `block`, of which `known` is known, would be taken for if its label were not believed; which member of the label's own family it
/// is then stays open.
#[must_use]
pub fn looks(block: &Block, known: &Detection) -> Detection {
    Detector { without: Some(label::CLUE.name), ..Detector::default() }.detect_again(block, &known.evidence)
}

/// Detects the languages of all blocks of `article`, each in the light of the others.
#[must_use]
pub fn detect_all(article: &Article, blocks: &[Block]) -> Vec<Detection> {
    Detector::default().detect_all(article, blocks)
}

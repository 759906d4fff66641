//! A clue: a way to find evidence, and what it may look at.

use super::classifier::Model;
use super::evidence::Evidence;
use super::parses::Parses;
use super::tally::Tally;
use crate::block::Block;

/// What the clues may look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The block.
    pub block: &'a Block,
    /// Its code, with the damage undone that publishing did to it.
    pub code: &'a str,
    /// The classifier's model.
    pub model: &'a Model,
    /// The evidence of the clues before it.
    pub tally: &'a Tally,
    /// What grammars made of its code so far.
    pub parses: &'a Parses,
}

/// A way to find evidence.
#[derive(Debug)]
pub struct Clue {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// What it looks at, in a sentence without a full stop.
    pub summary: &'static str,
    /// Gives the evidence that it finds.
    pub look: fn(Subject<'_>) -> Vec<Evidence>,
}

#[cfg(test)]
impl Clue {
    /// What it finds in `block` where no other clue has looked before it.
    pub(super) fn alone(&self, block: &Block) -> Vec<Evidence> {
        let (tally, parses) = (Tally::default(), Parses::default());
        (self.look)(Subject { block, code: block.text.as_str(), model: Model::embedded(), tally: &tally, parses: &parses })
    }

    /// Whether it finds anything in `code`.
    pub(super) fn speaks(&self, code: &str) -> bool {
        !self.alone(&Block::new(crate::text::Text::verbatim(code, 0), "test")).is_empty()
    }
}

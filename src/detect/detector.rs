//! Runs the clues in order; one can be left out, to measure what is lost without it.

use rayon::prelude::*;

use super::article::Around;
use super::{CLUES, Detection, Evidence, Model, Parses, Subject, Tally, article, dialect, hints, label, legible, parse};
use crate::block::Block;
use crate::document::Article;
use crate::guard::timings::because;
use crate::guard::{self, Failure};

/// The clues that depend on what the clues before them said.
const WEIGHING: &[&str] = &[hints::CLUE.name, parse::CLUE.name, dialect::CLUE.name];

/// Detects languages: with which model, and by which clues.
#[derive(Clone, Copy, Debug)]
pub struct Detector<'a> {
    /// The classifier's model.
    pub model: &'a Model,
    /// Name of the clue that is left out, if one is.
    pub without: Option<&'a str>,
}

impl Default for Detector<'_> {
    /// A detector with the embedded model and all clues.
    fn default() -> Self {
        Self { model: Model::embedded(), without: None }
    }
}

impl Detector<'_> {
    /// Detects the language of `block` by itself.
    #[must_use]
    pub fn detect(&self, block: &Block) -> Detection {
        let (detection, failure) = guard::watched(|| self.detect_again(block, &[]));
        match detection {
            Some(detection) => Detection { failure: failure.filter(Failure::is_fatal), ..detection },
            None => Detection { failure, ..Detection::default() },
        }
    }

    /// The same where `known` is what all clues said of the block, if they were asked: what looks at nothing but the block says it again.
    pub(super) fn detect_again(&self, block: &Block, known: &[Evidence]) -> Detection {
        let code = legible::legible(block.text.as_str());
        let (mut tally, parses) = (Tally::default(), Parses::default());
        for clue in CLUES.iter().filter(|clue| self.hears(clue.name)) {
            if known.is_empty() || WEIGHING.contains(&clue.name) {
                let subject = Subject { block, code: &code, model: self.model, tally: &tally, parses: &parses };
                let evidence = because(("clue", clue.name), || (clue.look)(subject));
                tally.extend(evidence);
            } else {
                tally.extend(known.iter().filter(|evidence| evidence.clue == clue.name).cloned());
            }
        }
        tally.decide()
    }

    /// Detects the languages of all blocks of `article`: each by itself first, then the unsure ones in the light of the sure ones, so that
    /// the order of the blocks makes no difference.
    #[must_use]
    pub fn detect_all(&self, article: &Article, blocks: &[Block]) -> Vec<Detection> {
        let alone: Vec<Detection> = blocks.par_iter().map(|block| self.detect(block)).collect();
        if article.is_data() || !self.hears(article::NAME) {
            return alone;
        }
        let around = Around::of(article, &alone);
        alone.into_iter().map(|detection| around.applied(detection)).collect()
    }

    fn hears(&self, clue: &str) -> bool {
        self.without != Some(clue)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn a_clue_that_is_left_out_gives_no_evidence() {
        let block = Block::new(Text::verbatim("fn main() {\n    let x = f(1, 2);\n}\n", 0), "test");
        for clue in CLUES {
            let detector = Detector { without: Some(clue.name), ..Detector::default() };
            assert!(detector.detect(&block).evidence.iter().all(|evidence| evidence.clue != clue.name), "{}", clue.name);
        }
        assert!(Detector::default().detect(&block).evidence.iter().any(|evidence| evidence.clue == "hints"));
    }
}

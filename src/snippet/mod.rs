//! A block whose language is known, and the normal forms in which its code can be read.

pub mod console;
pub mod elision;
pub mod hidden;
mod placeholder;
pub mod spaces;
pub mod transcript;

use std::ops::Range;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::block::Block;
use crate::detect::{self, Detection};
use crate::language::Language;

/// A block and its language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Snippet {
    /// The block.
    pub block: Block,
    /// Its language.
    pub detection: Detection,
    /// Its place among its article's snippets, 1-based.
    pub ordinal: usize,
    /// The language that it looks like, found when it is first asked for.
    #[serde(skip)]
    looks: OnceLock<Detection>,
}

impl Snippet {
    /// The block that is its article's `ordinal`-th, in the language that `detection` says.
    #[must_use]
    pub fn new(block: Block, detection: Detection, ordinal: usize) -> Self {
        Self { block, detection, ordinal, looks: OnceLock::new() }
    }

    /// The same snippet, taken for code in `language`.
    #[must_use]
    pub fn taken_for(&self, language: &'static Language) -> Self {
        let detection = Detection { language: Some(language), ..self.detection.clone() };
        Self { detection, ..self.clone() }
    }

    /// Which language it would be taken for by itself, had it no label and no article around it.
    #[must_use]
    pub fn looks(&self) -> &Detection {
        if self.block.label.is_none() && !self.detection.evidence.iter().any(|evidence| evidence.clue == "article") {
            return &self.detection;
        }
        self.looks.get_or_init(|| detect::looks(&self.block, &self.detection))
    }

    /// The exact code.
    #[must_use]
    pub fn code(&self) -> &str {
        self.block.text.as_str()
    }

    /// Bytes of the first line that is not blank, without the space around it: where a finding about the whole snippet points.
    #[must_use]
    pub fn first_line(&self) -> Range<usize> {
        let code = self.code();
        let start = code.len() - code.trim_start().len();
        let line = code.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        start..start + line.trim_end().len()
    }
}

//! A block whose language is known, and the normal forms in which its code can be read.

pub mod elision;
pub mod transcript;

use crate::block::Block;
use crate::detect::Detection;

/// A block and its language.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// The block.
    pub block: Block,
    /// Its language.
    pub detection: Detection,
    /// Its place among its article's snippets, 1-based.
    pub ordinal: usize,
}

impl Snippet {
    /// The exact code.
    #[must_use]
    pub fn code(&self) -> &str {
        self.block.text.as_str()
    }
}

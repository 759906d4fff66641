//! A block whose language is known, and the normal forms in which its code can be read.

pub mod elision;
pub mod hidden;
pub mod spaces;
pub mod transcript;

use std::ops::Range;

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

    /// Bytes of the first line that is not blank, without the space around it: where a finding about the whole snippet points.
    #[must_use]
    pub fn first_line(&self) -> Range<usize> {
        let code = self.code();
        let start = code.len() - code.trim_start().len();
        let line = code.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        start..start + line.trim_end().len()
    }
}

//! The text of a block, and what was done to the published one to get it.

use std::ops::Range;

use super::transform::Transform;
use crate::text::Text;

/// A block's text and what was done to get it.
#[derive(Debug)]
pub(super) struct Code {
    pub(super) text: Text,
    pub(super) transforms: Vec<Transform>,
    /// The lines whose markup says that a change removed them, in bytes of the text.
    pub(super) removed: Vec<Range<usize>>,
}

impl Code {
    /// Code without removed lines.
    pub(super) fn new(text: Text, transforms: Vec<Transform>) -> Self {
        Self { text, transforms, removed: Vec::new() }
    }
}

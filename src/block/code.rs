//! A body that is one snippet and nothing else.

use super::{Block, Label, Trust};
use crate::text::Text;

/// The block that `text` is.
pub(super) fn block(text: &Text, label: Option<&str>, source_id: Option<&str>) -> Block {
    Block {
        label: label.map(|value| Label { value: value.to_owned(), trust: Trust::High }),
        source_id: source_id.map(str::to_owned),
        ..Block::new(text.clone(), "snippet")
    }
}

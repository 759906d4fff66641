//! A body that is one snippet and nothing else.

use super::published::{Block, Label, Trust};
use super::transform::{Transform, TransformKind};
use crate::document::Given;
use crate::text::Text;

/// The block that `text` is, with what came with it.
pub(super) fn block(text: &Text, given: &Given) -> Block {
    let Given { label, source_id, title, heading, lead, left_out, .. } = given.clone();
    Block {
        label: label.map(|value| Label::new(value, Trust::High)),
        source_id,
        title,
        heading,
        lead,
        transforms: left_out.map(|span| Transform { kind: TransformKind::Stripped, span }).into_iter().collect(),
        ..Block::new(text.clone(), "snippet")
    }
}

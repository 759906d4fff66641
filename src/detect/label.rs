//! The label that the block was published with.

use super::{Clue, Evidence, Subject};
use crate::block::Trust;
use crate::language;

/// The published label.
pub(super) static CLUE: Clue =
    Clue { name: "label", summary: "the language label as published, weighed by how far its producer is to be believed", look };

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let Some(label) = &subject.block.label else { return Vec::new() };
    let Some(language) = language::by_label(&label.value) else { return Vec::new() };
    let weight = match label.trust {
        Trust::High => 6.0,
        Trust::Medium => 4.0,
        Trust::Low => 1.0,
    };
    vec![Evidence { clue: CLUE.name, language, weight, reason: format!("labelled {:?}", label.value) }]
}

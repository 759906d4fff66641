//! The label that the block was published with.

use super::{Clue, Evidence, Subject};
use crate::block::Trust;
use crate::language;

/// How a published label is weighed.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Block, Label};
    use crate::text::Text;

    fn weight(value: &str, trust: Trust) -> Option<(&'static str, f32)> {
        let label = Label::new(value, trust);
        let block = Block { label: Some(label), ..Block::new(Text::verbatim("x", 0), "test") };
        CLUE.alone(&block).first().map(|evidence| (evidence.language.id, evidence.weight))
    }

    #[test]
    fn a_label_counts_as_far_as_its_producer_is_believed() {
        let [high, medium, low] = [Trust::High, Trust::Medium, Trust::Low].map(|trust| weight("golang", trust).unwrap());
        assert!([high, medium, low].iter().all(|(id, _)| *id == "go"));
        assert!(high.1 > medium.1 && medium.1 > low.1 && low.1 > 0.0);
        assert_eq!(weight("klingon", Trust::High), None);
    }
}

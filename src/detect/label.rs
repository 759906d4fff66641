//! The label that the block was published with.

use super::{Clue, Evidence, Subject};
use crate::block::Trust;
use crate::language::{Braces, Elements, Language, TagContent};

/// How a published label is weighed.
pub(crate) static CLUE: Clue =
    Clue { name: "label", summary: "the language label as published, weighed by how far its producer is to be believed", look };

/// What a label weighs more where all that speaks for HTML speaks for its language, too.
const AMONG_ELEMENTS: f32 = 9.0;

/// Whether `code` has what opens a tag or an expression of `language`, whose text is made of HTML's elements: `<p>{{ lamp }</p>`.
fn is_among_elements(language: &Language, code: &str) -> bool {
    // What a page alone has is no component.
    let is_page = || ["<!", "<script", "<style", "<meta", "<link"].iter().any(|sign| code.contains(sign));
    match &language.markup {
        Some(markup) => {
            let has_tag = || markup.tags.iter().any(|tag| tag.holds != TagContent::Comment && code.contains(tag.open));
            code.contains('<') && (has_tag() || markup.braces != Braces::Text && code.contains('{'))
        }
        None => language.elements == Elements::InCode && code.contains('{') && !is_page(),
    }
}

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let Some(label) = &subject.block.label else { return Vec::new() };
    let Some(language) = label.language() else { return Vec::new() };
    let weight = match label.trust {
        Trust::High => 6.0,
        Trust::Medium => 4.0,
        Trust::Low => 1.0,
    };
    let weight = if label.trust > Trust::Low && is_among_elements(language, subject.code) { weight + AMONG_ELEMENTS } else { weight };
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

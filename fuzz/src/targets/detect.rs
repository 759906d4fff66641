//! Detection: probabilities are some, whatever the code and its label.

use snipcheck::block::{Block, Label, Trust};
use snipcheck::detect::detect;
use snipcheck::text::Text;

use super::{Target, input, seeds};

/// The target.
pub static TARGET: Target = Target { name: "detect", seeds: all, mutations: 300, most: 3_000, law };

fn all() -> Vec<Vec<u8>> {
    seeds::unlabelled().into_iter().step_by(3).collect()
}

fn law(bytes: &[u8]) {
    let (label, code) = input::choice(bytes);
    let label = (!label.is_empty()).then_some(Label::new(label, Trust::Medium));
    let detection = detect(&Block { label, ..Block::new(Text::verbatim(&code, 0), "snippet") });
    assert!((0.0..=1.0).contains(&detection.confidence), "{}", detection.confidence);
    let sum: f32 = detection.ranked.iter().map(|(_, probability)| probability).sum();
    assert!(sum < 1.01 && detection.ranked.iter().all(|(_, probability)| (0.0..=1.0).contains(probability)), "{sum}");
}

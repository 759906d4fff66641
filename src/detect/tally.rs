//! Adding the evidence up.

use std::collections::BTreeMap;

use super::{Detection, Evidence};
use crate::language::Language;

/// Probability below which no language is named.
const THRESHOLD: f32 = 0.2;

/// Weight of "none of them": what a language has to beat when hardly anything speaks for it.
const NONE: f32 = 0.0;

/// The evidence so far.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    evidence: Vec<Evidence>,
}

impl Tally {
    pub(super) fn new(evidence: impl IntoIterator<Item = Evidence>) -> Self {
        Self { evidence: evidence.into_iter().collect() }
    }

    pub(super) fn extend(&mut self, evidence: impl IntoIterator<Item = Evidence>) {
        self.evidence.extend(evidence);
    }

    /// All that speaks for `language`, less all that speaks against it.
    pub(super) fn sum(&self, language: &Language) -> f32 {
        self.evidence.iter().filter(|piece| piece.language.id == language.id).map(|piece| piece.weight).sum()
    }

    /// The candidates with their probabilities, the best first: a softmax over the sums of weights, with "none" as a candidate
    /// that is not listed.
    pub(super) fn ranked(&self) -> Vec<(&'static Language, f32)> {
        let mut sums: BTreeMap<&'static str, (&'static Language, f32)> = BTreeMap::new();
        for piece in &self.evidence {
            sums.entry(piece.language.id).or_insert((piece.language, 0.0)).1 += piece.weight;
        }
        let most = sums.values().map(|(_, sum)| *sum).fold(NONE, f32::max);
        let total = (NONE - most).exp() + sums.values().map(|(_, sum)| (sum - most).exp()).sum::<f32>();
        let mut ranked: Vec<_> = sums.into_values().map(|(language, sum)| (language, (sum - most).exp() / total)).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.id.cmp(b.0.id)));
        ranked
    }

    pub(super) fn decide(self) -> Detection {
        let ranked = self.ranked();
        let best = ranked.first().copied().filter(|(_, probability)| *probability >= THRESHOLD);
        Detection {
            language: best.map(|(language, _)| language),
            confidence: best.map_or(0.0, |(_, probability)| probability),
            ranked,
            evidence: self.evidence,
        }
    }
}

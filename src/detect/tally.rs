//! Adding the evidence up.

use std::collections::BTreeMap;

use super::{Detection, Evidence};
use crate::language::Language;

/// Probability below which no language is named.
const THRESHOLD: f32 = 0.2;

/// Weight of "none of them": what a language has to beat when hardly anything speaks for it.
const NONE: f32 = 0.0;

/// How much surer the sums are than they have reason to be: clues that see the same thing are added up as if they did not. Measured on
/// sources that the classifier never saw, so that of what is said with a confidence of 0.9 at least 97 % is of the right family.
const OVERCONFIDENCE: f32 = 2.5;

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

    /// Whether `clue` found something.
    pub(super) fn has(&self, clue: &str) -> bool {
        self.evidence.iter().any(|piece| piece.clue == clue)
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
        let mut ranked = self.ranked();
        let is_believed = ranked.first().is_some_and(|(_, probability)| *probability >= THRESHOLD);
        calibrate(&mut ranked);
        let best = ranked.first().copied().filter(|_| is_believed);
        Detection {
            language: best.map(|(language, _)| language),
            confidence: best.map_or(0.0, |(_, probability)| probability),
            ranked,
            evidence: self.evidence,
            failure: None,
        }
    }
}

/// Divides the best candidate's logarithmic odds by [`OVERCONFIDENCE`]; the others share what is left as they did before.
fn calibrate(ranked: &mut [(&'static Language, f32)]) {
    let Some(((_, best), others)) = ranked.split_first_mut() else { return };
    let rest = (1.0 - *best).max(f32::MIN_POSITIVE);
    let odds = (*best / rest).powf(OVERCONFIDENCE.recip());
    let calibrated = odds / (1.0 + odds);
    let factor = (1.0 - calibrated) / rest;
    *best = calibrated;
    for (_, probability) in others {
        *probability = (*probability * factor).min(calibrated);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn calibration_keeps_the_order_and_the_even_chance() {
        let (go, c, lua) = (by_id("go").unwrap(), by_id("c").unwrap(), by_id("lua").unwrap());
        let mut ranked = [(go, 0.95), (c, 0.03), (lua, 0.01)];
        calibrate(&mut ranked);
        assert!(ranked[0].1 < 0.95 && ranked[0].1 > ranked[1].1 && ranked[1].1 > ranked[2].1);
        assert!(ranked.iter().map(|(_, p)| p).sum::<f32>() <= 1.0);
        let mut even = [(go, 0.5), (c, 0.5)];
        calibrate(&mut even);
        assert!((even[0].1 - 0.5).abs() < 1e-6);
        let mut certain = [(go, 1.0)];
        calibrate(&mut certain);
        assert!(certain[0].1 > 0.99);
    }
}

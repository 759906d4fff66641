//! The patterns that each language's data says speak for it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::RegexSet;

use super::{Clue, Evidence, Subject};
use crate::language::{Hint, LANGUAGES, Language};

pub(super) static CLUE: Clue = Clue { name: "hints", summary: "patterns that are peculiar to a language", look };

/// Bytes at the start of a block that are looked at.
const LOOK_BYTES: usize = 16 * 1024;

/// What a hint's weight of 1 is worth in the tally.
const UNIT: f32 = 0.6;

/// What all hints of one language may weigh together.
const MOST: f32 = 6.0;

static HINTS: LazyLock<(RegexSet, Vec<(&'static Language, &'static Hint)>)> = LazyLock::new(|| {
    let hints: Vec<_> = LANGUAGES.iter().flat_map(|language| language.hints.iter().map(move |hint| (language, hint))).collect();
    let patterns = hints.iter().map(|(_, hint)| format!("(?m){}", hint.pattern));
    let set = regex::RegexSetBuilder::new(patterns).size_limit(256 << 20).dfa_size_limit(64 << 20).build();
    (set.unwrap_or_else(|_| RegexSet::empty()), hints)
});

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let code = subject.code.get(..subject.code.floor_char_boundary(LOOK_BYTES)).unwrap_or_default();
    let (set, hints) = &*HINTS;
    let mut sums: BTreeMap<&'static str, (&'static Language, i32, Vec<&'static str>)> = BTreeMap::new();
    for (language, hint) in set.matches(code).into_iter().filter_map(|index| hints.get(index)) {
        let entry = sums.entry(language.id).or_insert((language, 0, Vec::new()));
        entry.1 += i32::from(hint.weight);
        entry.2.push(hint.pattern);
    }
    sums.into_values().map(|(language, sum, patterns)| evidence(language, sum, &patterns)).collect()
}

fn evidence(language: &'static Language, sum: i32, patterns: &[&str]) -> Evidence {
    let weight = f32::from(i16::try_from(sum).unwrap_or(i16::MAX)) * UNIT;
    let shown = patterns.first().copied().unwrap_or_default();
    let reason = match patterns.len() {
        1 => format!("matches {shown}"),
        n => format!("matches {shown} and {} more", n - 1),
    };
    Evidence { clue: CLUE.name, language, weight: weight.clamp(-MOST, MOST), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_in_the_set() {
        assert_eq!(HINTS.0.len(), HINTS.1.len());
    }
}

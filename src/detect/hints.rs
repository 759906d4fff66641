//! The patterns that each language's data says speak for it.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use regex::bytes::{Regex, RegexBuilder};

use super::{Evidence, Subject};
use crate::language::{self, Hint, LANGUAGES, Language};

/// Bytes at the start of a block that are looked at.
const LOOK_BYTES: usize = 8 * 1024;

/// Probability from which on a candidate's patterns are tried.
const LEAST: f32 = 0.002;

/// Candidates whose patterns are tried at most, while the best of them is sure.
const CANDIDATES: usize = 8;

/// Probability below which the best candidate is so unsure that every language's patterns are tried.
const SURE: f32 = 0.75;

/// What a hint's weight of 1 is worth in the tally.
const UNIT: f32 = 1.0;

/// What all hints of one language may weigh together.
const MOST: f32 = 9.0;

type Patterns = Vec<(Regex, &'static Hint)>;

/// Each language's patterns, compiled when first asked for.
static PATTERNS: LazyLock<BTreeMap<&'static str, OnceLock<Patterns>>> =
    LazyLock::new(|| LANGUAGES.iter().map(|language| (language.id, OnceLock::new())).collect());

/// Tries the patterns of the languages that are candidates so far, or of all if none of them is likely.
pub(super) fn look(subject: Subject<'_>, ranked: &[(&'static Language, f32)]) -> Vec<Evidence> {
    let code = subject.code.as_bytes();
    let code = code.get(..LOOK_BYTES).unwrap_or(code);
    if ranked.first().is_none_or(|(_, probability)| *probability < SURE) {
        let is_candidate = |id: &str| ranked.iter().any(|(candidate, _)| candidate.id == id);
        let all = LANGUAGES.iter().filter_map(|language| tried(language, code));
        // What speaks against a language that nothing speaks for is not worth a word.
        return all.filter(|evidence| evidence.weight > 0.0 || is_candidate(evidence.language.id)).collect();
    }
    let candidates = ranked.iter().take(CANDIDATES).filter(|(_, probability)| *probability >= LEAST);
    candidates.filter_map(|(language, _)| tried(language, code)).collect()
}

/// A dialect's own patterns tell it from the head of its family, whose patterns speak for it too.
fn tried(language: &'static Language, code: &[u8]) -> Option<Evidence> {
    let head = language::by_id(language.family).filter(|head| head.id != language.id);
    let patterns = [Some(language), head].into_iter().flatten().filter_map(patterns).flatten();
    let matches: Vec<&Hint> = patterns.filter(|(pattern, _)| pattern.is_match(code)).map(|(_, hint)| *hint).collect();
    let sum = matches.iter().map(|hint| i32::from(hint.weight)).sum();
    let shown: Vec<&str> = matches.iter().map(|hint| hint.pattern).collect();
    (!matches.is_empty()).then(|| evidence(language, sum, &shown))
}

fn patterns(language: &'static Language) -> Option<&'static Patterns> {
    PATTERNS.get(language.id).map(|cell| cell.get_or_init(|| compiled(language)))
}

/// The patterns over bytes, with ASCII classes where the pattern allows it: they need a fraction of the memory and the time.
fn compiled(language: &'static Language) -> Patterns {
    let compile = |pattern: &str| {
        let build = |unicode| RegexBuilder::new(pattern).multi_line(true).unicode(unicode).build();
        build(false).or_else(|_| build(true)).ok()
    };
    language.hints.iter().filter_map(|hint| Some((compile(hint.pattern)?, hint))).collect()
}

fn evidence(language: &'static Language, sum: i32, patterns: &[&str]) -> Evidence {
    let weight = f32::from(i16::try_from(sum).unwrap_or(i16::MAX)) * UNIT;
    let shown = patterns.first().copied().unwrap_or_default();
    let reason = match patterns.len() {
        1 => format!("matches {shown}"),
        n => format!("matches {shown} and {} more", n - 1),
    };
    Evidence { clue: "hints", language, weight: weight.clamp(-MOST, MOST), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for language in LANGUAGES {
            assert_eq!(compiled(language).len(), language.hints.len(), "{}", language.id);
        }
    }
}

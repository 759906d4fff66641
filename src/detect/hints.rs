//! The patterns that each language's data says speak for it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use regex::bytes::Regex;

use super::{Clue, Evidence, Subject};
use crate::language::{self, Automaton, Grams, Hint, LANGUAGES, Language};
use crate::text::sound;

pub(super) static CLUE: Clue = Clue { name: "hints", summary: "the patterns that each language's data says speak for it", look };

/// Bytes at the start of a block that are looked at.
const LOOK_BYTES: usize = 8 * 1024;

/// Probability from which on a candidate's patterns are tried.
const LEAST: f32 = 0.002;

/// Candidates whose patterns are tried at most, while the best of them is sure.
const CANDIDATES: usize = 8;

/// Probability below which the best candidate is so unsure that every language's patterns are tried.
const SURE: f32 = 0.9;

/// What a hint's weight of 1 is worth in the tally.
const UNIT: f32 = 1.0;

/// What all hints of one language may weigh together.
const MOST: f32 = 9.0;

/// Tries the patterns of the languages that are candidates so far, and of all if that leaves none of them likely.
fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let code = subject.code.as_bytes();
    let code = code.get(..LOOK_BYTES).unwrap_or(code);
    let mut seen = Seen { code, grams: Grams::of(code), matches: BTreeMap::new() };
    let ranked = subject.tally.ranked();
    if is_sure(&ranked) {
        let candidates = ranked.iter().take(CANDIDATES).filter(|(_, probability)| *probability >= LEAST).map(|(language, _)| *language);
        let candidates: Vec<&'static Language> = candidates.collect();
        // What tells a seldom dialect from its family is in its hints alone.
        let dialects = candidates.first().map(|best| best.family).into_iter().flat_map(dialects_of);
        let unseen: Vec<_> = dialects.filter(|dialect| !candidates.iter().any(|candidate| candidate.id == dialect.id)).collect();
        let unseen: Vec<Evidence> = unseen.into_iter().filter_map(|dialect| seen.evidence(dialect)).collect();
        let evidence = candidates.into_iter().filter_map(|language| seen.evidence(language));
        let evidence: Vec<Evidence> = evidence.chain(unseen.into_iter().filter(|evidence| evidence.weight > 0.0)).collect();
        let mut after = subject.tally.clone();
        after.extend(evidence.iter().cloned());
        if is_sure(&after.ranked()) {
            return evidence;
        }
    }
    let is_candidate = |id: &str| ranked.iter().any(|(candidate, _)| candidate.id == id);
    let all = LANGUAGES.iter().filter_map(|language| seen.evidence(language));
    // What speaks against a language that nothing speaks for is not worth a word.
    all.filter(|evidence| evidence.weight > 0.0 || is_candidate(evidence.language.id)).collect()
}

/// The other languages of the family with this id.
fn dialects_of(family: &'static str) -> impl Iterator<Item = &'static Language> {
    LANGUAGES.iter().filter(move |language| language.family == family && language.id != family)
}

fn is_sure(ranked: &[(&'static Language, f32)]) -> bool {
    ranked.first().is_some_and(|(_, probability)| *probability >= SURE)
}

/// The hints of each language that was tried whose patterns match.
struct Seen<'a> {
    code: &'a [u8],
    grams: Grams,
    matches: BTreeMap<&'static str, Vec<&'static Hint>>,
}

impl Seen<'_> {
    /// A dialect's own patterns tell it from the head of its family, whose patterns speak for it too.
    fn evidence(&mut self, language: &'static Language) -> Option<Evidence> {
        let mut matches = self.matches(language).to_vec();
        if let Some(head) = language::by_id(language.family).filter(|head| head.id != language.id) {
            matches.extend(self.matches(head));
        }
        evidence(language, &matches)
    }

    fn matches(&mut self, language: &'static Language) -> &[&'static Hint] {
        let is_there = |hint: &&'static Hint| hint.pattern.may_match(&self.grams) && is_match(&hint.pattern, self.code);
        self.matches.entry(language.id).or_insert_with(|| language.hints.iter().filter(is_there).collect())
    }
}

/// Whether `code` has a match of `pattern`: by its automaton, or, where that would be too long, by a regular expression that is compiled for
/// the first code that has what the pattern needs.
fn is_match(pattern: &'static Automaton, code: &[u8]) -> bool {
    static LONG: Mutex<Option<HashMap<&'static str, Regex>>> = Mutex::new(None);
    pattern.is_match(code).unwrap_or_else(|| {
        let mut known = LONG.lock().unwrap_or_else(PoisonError::into_inner);
        let regex = known.get_or_insert_default().entry(pattern.pattern).or_insert_with(|| compiled(pattern.pattern)).clone();
        drop(known);
        regex.is_match(code)
    })
}

/// The pattern over bytes, with ASCII classes where it allows that: they need a fraction of the memory and the time.
fn compiled(pattern: &str) -> Regex {
    Regex::new(&format!("(?m-u:{pattern})")).unwrap_or_else(|_| sound(Regex::new(&format!("(?m:{pattern})")), pattern))
}

/// What `matches` say of `language`: the one that says it most is named, the others are counted. Nothing where they outweigh each other.
fn evidence(language: &'static Language, matches: &[&Hint]) -> Option<Evidence> {
    let sum: i32 = matches.iter().map(|hint| i32::from(hint.weight)).sum();
    let (agreeing, others): (Vec<&Hint>, Vec<&Hint>) =
        matches.iter().copied().partition(|hint| i32::from(hint.weight).signum() == sum.signum());
    // `rev`, for `max_by_key` takes the last of equals.
    let strongest = agreeing.iter().rev().max_by_key(|hint| hint.weight.unsigned_abs()).filter(|_| sum != 0)?;
    let more = match agreeing.len() {
        1 => String::new(),
        n => format!(" and {} more of its patterns", n - 1),
    };
    let (verdict, opposite) = if sum > 0 { ("", "against it") } else { (", which speaks against it", "for it") };
    let outweighed = if others.is_empty() { String::new() } else { format!("; what speaks {opposite} weighs less") };
    let reason = format!("matches {}{more}{verdict}{outweighed}", strongest.pattern.pattern);
    let weight = f32::from(i16::try_from(sum).unwrap_or(i16::MAX)) * UNIT;
    Some(Evidence { clue: CLUE.name, language, weight: weight.clamp(-MOST, MOST), reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_automaton_says_what_its_pattern_says() {
        let texts = [
            "fn main() {\n    let x: u32 = f(1, 2);\n}\n",
            "SELECT name FROM lamp WHERE id = 1 GROUP BY name;",
            "<div class=\"a\">\n  <p>{{ b }}</p>\n</div>",
            "def f(a: int) -> str:\n\treturn 'ü'\n\nclass A:\n\tpass",
            "#include <a.h>\nint main(void)\n{\n  return 0;\n}",
            "$ sudo apt install lamp && ls -la\nlamp  1.0",
            "import {a} from 'b';\nexport const f = async () => await a?.b;",
            "Each of the lamps is lit by hand, and that is so.",
            "",
        ];
        let hints = LANGUAGES.iter().flat_map(|language| language.hints);
        for (hint, text) in hints.flat_map(|hint| texts.map(|text| (hint, text.as_bytes()))) {
            let expected = compiled(hint.pattern.pattern).is_match(text);
            let context = format!("{} in {text:?}", hint.pattern.pattern);
            assert_eq!(is_match(&hint.pattern, text), expected, "{context}");
            assert!(hint.pattern.may_match(&Grams::of(text)) || !expected, "{context}");
        }
    }

    #[test]
    fn a_reason_names_the_strongest_pattern_and_counts_the_others() {
        let language = language::by_id("go").unwrap();
        let hint = |pattern, weight| Hint { pattern: Automaton::new(pattern, &[], &[]), weight };
        let (weak, strong, against) = (hint("a", 1), hint("b", 3), hint("c", -2));
        let told = |hints: &[&Hint]| evidence(language, hints).map(|evidence| (evidence.weight, evidence.reason));
        assert_eq!(told(&[&weak]), Some((1.0, "matches a".to_owned())));
        assert_eq!(told(&[&weak, &strong]), Some((4.0, "matches b and 1 more of its patterns".to_owned())));
        assert_eq!(told(&[&against, &strong]), Some((1.0, "matches b; what speaks against it weighs less".to_owned())));
        assert_eq!(told(&[&against]), Some((-2.0, "matches c, which speaks against it".to_owned())));
        assert_eq!(told(&[&weak, &weak, &against]), None);
    }
}

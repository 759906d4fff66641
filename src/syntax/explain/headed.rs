//! Parts of different languages under comments, one for each: how something is declared in one, and how it is used in another.

use std::ops::Range;

use crate::block::Block;
use crate::detect;
use crate::language::{self, Elements, Kind, Language};
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Segment, Verdict};
use crate::text::pattern;

pub(in crate::syntax) static RUNG: Rung = Rung {
    name: "headed",
    summary: "parts under comments, of which some are in another language that they name or clearly look like",
    speak: find,
};

/// Most parts.
const MAX_PARTS: usize = 6;

/// How probable another language must be by a part's looks.
const CLEAR: f32 = 0.7;

pattern! {
    /// A comment at the margin, on a line of its own, at the start or behind a blank line.
    static HEADING = r"(?:\A\s*|\n[ \t]*\n)(//|#|--|/\*|<!--)([^\n]*)";
}

/// The first part is in the language that its author names, so that it is no wrong label; the others each parse, in it or in another.
fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    if case.language.kind != Kind::Code || !case.is_named() {
        return None;
    }
    let parts = parts(case.code.as_str())?;
    let (first, rest) = parts.split_first()?;
    // Whether a part may be in another language is told before any is parsed.
    if !rest.iter().any(|part| candidate(case, part).is_some()) || own(case, first, work).is_none() {
        return None;
    }
    let mut segments = Vec::new();
    for part in &parts {
        let own = own(case, part, work).map(|verdict| (case.language, verdict));
        let (language, verdict) = own.or_else(|| other(case, part, work))?;
        segments.push(Segment { range: part.heading.start..part.code.end, language: Some(language), status: verdict.status() });
    }
    let is_own = |segment: &Segment| segment.language.is_some_and(|language| language.family == case.language.family);
    let differ = segments.first().is_some_and(is_own) && !segments.iter().all(is_own);
    differ.then(|| Verdict::mixed(case.parser(), segments))
}

/// The verdict on a part in the language that the author names, or one with elements that goes by its name, if it parses.
fn own(case: &Case<'_>, part: &HeadedPart, work: &mut Work) -> Option<Verdict> {
    let code = case.code.slice(part.code.clone());
    let larger = case.language.supersets.iter().filter_map(|superset| language::by_id(superset.language));
    let mut languages = [case.language].into_iter().chain(larger.filter(|larger| larger.elements == Elements::InCode));
    languages.find_map(|language| fragment::read(language, &code, work).verdict())
}

/// What else a part is in, if a strict parser takes all of it, and the verdict on it.
fn other(case: &Case<'_>, part: &HeadedPart, work: &mut Work) -> Option<(&'static Language, Verdict)> {
    let other = candidate(case, part)?;
    let verdict = fragment::read_alone(other, &case.code.slice(part.code.clone()), work).verdict()?;
    Some((other, verdict))
}

/// What else a part may be in: what its heading names, or what it clearly looks like.
fn candidate(case: &Case<'_>, part: &HeadedPart) -> Option<&'static Language> {
    let heading = case.code.as_str().get(part.heading.clone())?;
    let mut words = heading.split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#')).filter(|word| !word.is_empty());
    let looks = || {
        let detection = detect::detect(&Block::new(case.code.slice(part.code.clone()), ""));
        detection.ranked.first().filter(|(_, p)| *p >= CLEAR).map(|(language, _)| *language)
    };
    let other = words.find_map(detect::named).or_else(looks)?;
    let is_proof = other.family != case.language.family && !other.permissive && matches!(other.kind, Kind::Code | Kind::Data);
    is_proof.then_some(other)
}

/// A part: the comment that heads it, empty before the first, and its code.
struct HeadedPart {
    heading: Range<usize>,
    code: Range<usize>,
}

/// The parts of `code`; `None` unless there are at least two.
fn parts(code: &str) -> Option<Vec<HeadedPart>> {
    let mut headings: Vec<Range<usize>> =
        HEADING.captures_iter(code).filter_map(|found| Some(found.get(1)?.start()..found.get(2)?.end())).collect();
    let first = headings.first()?.start;
    if !code.get(..first)?.trim().is_empty() {
        headings.insert(0, 0..0);
    }
    if !(2..=MAX_PARTS).contains(&headings.len()) {
        return None;
    }
    let ends = headings.iter().skip(1).map(|heading| heading.start).chain([code.len()]).collect::<Vec<_>>();
    let parts = headings.into_iter().zip(ends).map(|(heading, end)| HeadedPart { code: heading.end..end, heading });
    let parts: Vec<HeadedPart> = parts.collect();
    parts.iter().all(|part| code.get(part.code.clone()).is_some_and(|text| !text.trim().is_empty())).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_behind_blank_lines_head_parts() {
        let code = "// In your JS file:\na();\n\n// In your CSS file:\n.b { c: d }\n";
        let texts: Vec<_> = parts(code).unwrap().iter().map(|part| code.get(part.code.clone()).unwrap().trim()).collect();
        assert_eq!(texts, ["a();", ".b { c: d }"]);
        let before = "class A\n\n// Usage\nlet a = A()\n";
        assert_eq!(parts(before).unwrap().len(), 2);
        assert!(parts("a();\n// note\nb();\n").is_none());
        assert!(parts("// note\na();\n").is_none());
    }
}

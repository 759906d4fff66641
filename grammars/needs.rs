//! What must stand in a text for a pattern to match it.
//!
//! `\bfn\s+(main|test)\(` needs `fn`, and `main(` or `test(`.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Most literals of which each combination is told apart.
const FEW: usize = 16;

/// Most literals that one of which is needed.
const MANY: usize = 200;

/// Longest literal, in bytes, that is looked at.
const LONGEST: usize = 24;

/// Literals, in lower case, one of which is needed.
pub type Clause = Vec<Vec<u8>>;

/// What is known of all texts that a part of a pattern matches.
#[derive(Default)]
struct Known {
    /// The texts, if they are few.
    texts: Option<Clause>,
    /// What is in each of them, where they are many.
    clauses: Vec<Clause>,
}

impl Known {
    /// All that is in each of the texts.
    fn needs(self) -> Vec<Clause> {
        match self.texts {
            Some(texts) if texts.iter().all(|text| !text.is_empty()) => vec![texts],
            Some(_) => Vec::new(),
            None => self.clauses,
        }
    }
}

/// What a text needs that `pattern` matches: of each clause one literal, in lower case. The text may have them in any case.
#[must_use]
pub fn needs(pattern: &Hir) -> Vec<Clause> {
    known(pattern).needs()
}

fn known(pattern: &Hir) -> Known {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => Known { texts: Some(vec![Vec::new()]), clauses: Vec::new() },
        HirKind::Literal(literal) => Known { texts: Some(vec![literal.0.to_ascii_lowercase()]), clauses: Vec::new() },
        HirKind::Class(class) => Known { texts: members(class), clauses: Vec::new() },
        HirKind::Capture(capture) => known(&capture.sub),
        HirKind::Repetition(repetition) => {
            let once = known(&repetition.sub);
            match (repetition.min, repetition.max) {
                (1, Some(1)) => once,
                (0, Some(1)) => {
                    let texts = once.texts.map(|texts| texts.into_iter().chain([Vec::new()]).collect());
                    Known { texts, clauses: Vec::new() }
                }
                (0, _) => Known::default(),
                _ => Known { texts: None, clauses: once.needs() },
            }
        }
        HirKind::Concat(parts) => concatenated(parts),
        HirKind::Alternation(parts) => either(parts),
    }
}

/// The members of `class`, each once whatever its case; `None` if they are many.
fn members(class: &Class) -> Option<Clause> {
    let mut members: Clause = Vec::new();
    let mut add = |member: Vec<u8>| {
        if !members.contains(&member) {
            members.push(member);
        }
        members.len() <= FEW
    };
    let few = match class {
        Class::Unicode(class) => class.ranges().iter().flat_map(|range| range.start()..=range.end()).all(|c| {
            let mut bytes = [0; 4];
            add(c.encode_utf8(&mut bytes).as_bytes().to_ascii_lowercase())
        }),
        Class::Bytes(class) => {
            class.ranges().iter().flat_map(|range| range.start()..=range.end()).all(|byte| add(vec![byte.to_ascii_lowercase()]))
        }
    };
    few.then_some(members)
}

fn concatenated(parts: &[Hir]) -> Known {
    let mut clauses: Vec<Clause> = Vec::new();
    // The ends of the texts so far.
    let mut ends: Clause = vec![Vec::new()];
    let mut whole = true;
    for part in parts {
        let part = known(part);
        match part.texts {
            Some(texts) if ends.len() * texts.len() <= FEW && ends.iter().chain(&texts).all(|text| text.len() <= LONGEST) => {
                ends = ends.iter().flat_map(|end| texts.iter().map(move |text| [end.as_slice(), text].concat())).collect();
            }
            texts => {
                whole = false;
                clauses.extend(Known { texts: Some(std::mem::replace(&mut ends, vec![Vec::new()])), clauses: Vec::new() }.needs());
                match texts {
                    Some(texts) if texts.len() <= FEW => ends = texts,
                    texts => clauses.extend(Known { texts, clauses: part.clauses }.needs()),
                }
            }
        }
    }
    if whole {
        return Known { texts: Some(ends), clauses: Vec::new() };
    }
    clauses.extend(Known { texts: Some(ends), clauses: Vec::new() }.needs());
    Known { texts: None, clauses }
}

fn either(parts: &[Hir]) -> Known {
    let parts: Vec<Known> = parts.iter().map(known).collect();
    let all: Option<Clause> = parts.iter().map(|part| part.texts.clone()).collect::<Option<Vec<_>>>().map(|texts| texts.concat());
    if let Some(texts) = all.filter(|texts| texts.len() <= MANY) {
        return Known { texts: Some(texts), clauses: Vec::new() };
    }
    // Of each, the clause that says most: whose shortest literal is the longest.
    let best = |part: Known| part.needs().into_iter().max_by_key(|clause| clause.iter().map(Vec::len).min());
    let clause: Option<Clause> = parts.into_iter().map(best).collect::<Option<Vec<_>>>().map(|clauses| clauses.concat());
    Known { texts: None, clauses: clause.filter(|clause| clause.len() <= MANY).into_iter().collect() }
}

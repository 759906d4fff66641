//! Versions of one code under comments that compare them: before and after, input and output.

use std::ops::Range;

use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Excuse, Segment, Status, Verdict, Why};
use crate::text::{Pattern, pattern};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "comparison", summary: "versions of one code under comments that compare them, each of which parses", speak: find };

pattern! {
    /// A comment of its own line that says which version follows.
    static HEADING = r"(?m)^[ \t]*(?://|#|--|/\*|<!--|;)+[ \t]*(?i:before|after|input|output|old|new|bad|good|wrong|right|expected|actual|original|(?:un)?formatted|[A-Z][\w.-]* v?\d+(?:\.\d+)+|[A-Z][\w.-]* (?:main|stable|master))(?-u:\b)[^\n]*$";
}

pattern! {
    /// A line between two ways to write the same: `# or`.
    static ALTERNATIVE = r"(?m)^[ \t]*(?://|#|--|;)+[ \t]*(?i:or|or else|or alternatively|alternatively)[ \t]*[:.,…]*[ \t]*$";
}

pattern! {
    /// A line that is nothing but a sign between two versions.
    static SIGN = r"(?m)^[ \t]*(?:[≈≡≅≃⇔⟺↔⟷→⇒⟶⟹↓⇓]|={1,3}>|-{1,3}>|(?i:vs)\.?)[ \t]*$";
}

/// Most versions.
const MAX_VERSIONS: usize = 12;

/// What versions are shown for.
#[derive(PartialEq)]
enum Purpose {
    /// One may be wrong, and the last is not.
    Compared,
    /// Each is as right as the others.
    Alternatives,
}

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let code = case.code.as_str();
    let compared = || versions(code).or_else(|| divided(&SIGN, code)).map(|versions| (versions, Purpose::Compared));
    let (versions, shown) = compared().or_else(|| Some((divided(&ALTERNATIVE, code)?, Purpose::Alternatives)))?;
    let read =
        |(_, code): &(Range<usize>, Range<usize>), work: &mut Work| fragment::read(case.language, &case.code.slice(code.clone()), work);
    let mut segments = Vec::new();
    let mut broken = None;
    for version in &versions {
        let verdict = read(version, work).verdict();
        let (language, status) = verdict.map_or((None, Status::Text), |verdict| (Some(case.language), verdict.status()));
        if language.is_none() {
            broken = broken.or_else(|| case.code.as_str().get(version.0.clone()));
        }
        segments.push(Segment { range: version.0.start..version.1.end, language, status });
    }
    match broken {
        None => {
            let excuse = Excuse { context: Some("versions that are compared"), ..Excuse::default() };
            Some(Verdict { segments, ..Verdict::parsed(case.parser(), excuse) })
        }
        // The version that is shown for its mistake stands beside one without it.
        Some(heading) if shown == Purpose::Compared && segments.last().is_some_and(|last| last.language.is_some()) => {
            Some(Verdict { segments, ..Verdict::waived(None, Why::Compared(heading.trim().to_owned())) })
        }
        Some(_) => None,
    }
}

/// The headings of the versions and their code; `None` unless the code starts with one, and has two.
fn versions(code: &str) -> Option<Vec<(Range<usize>, Range<usize>)>> {
    let headings: Vec<Range<usize>> = HEADING.find_iter(code).map(|found| found.range()).collect();
    let first = headings.first()?.start;
    if !(2..=MAX_VERSIONS).contains(&headings.len()) || !code.get(..first)?.trim().is_empty() {
        return None;
    }
    let ends = headings.iter().skip(1).map(|heading| heading.start).chain([code.len()]);
    Some(headings.iter().zip(ends).map(|(heading, end)| (heading.clone(), heading.end..end)).collect())
}

/// The same of versions between what `sign` finds; what is before the first is a version as well.
fn divided(sign: &Pattern, code: &str) -> Option<Vec<(Range<usize>, Range<usize>)>> {
    let signs: Vec<Range<usize>> = sign.find_iter(code).map(|found| found.range()).collect();
    if signs.is_empty() || signs.len() >= MAX_VERSIONS {
        return None;
    }
    let starts = std::iter::once(0..0).chain(signs.iter().cloned());
    let ends = signs.iter().map(|sign| sign.start).chain([code.len()]);
    let versions: Vec<_> = starts.zip(ends).map(|(sign, end)| (sign.clone(), sign.end..end)).collect();
    let blank = |(_, code_of): &(Range<usize>, Range<usize>)| code.get(code_of.clone()).is_none_or(|text| text.trim().is_empty());
    (!versions.iter().any(blank)).then_some(versions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_headed_by_comments() {
        let code = "// Before\nf(\n// After\nf()\n";
        assert_eq!(versions(code), Some(vec![(0..9, 9..13), (13..21, 21..26)]));
        assert_eq!(versions("f(\n// Before\n// After\n"), None);
        assert_eq!(divided(&SIGN, "f(1)\n≈\ng(1)\n"), Some(vec![(0..0, 0..5), (5..8, 8..14)]));
        assert_eq!(divided(&SIGN, "f(1)\n==>\n"), None);
        assert_eq!(versions("// the first\nf(\n"), None);
        assert_eq!(divided(&ALTERNATIVE, "a = 1\n# or\na.b = 1\n"), Some(vec![(0..0, 0..6), (6..10, 10..19)]));
        assert_eq!(divided(&ALTERNATIVE, "a = 1 # or\n# or more\na.b = 1\n"), None);
    }
}

//! Whether a file with its fixes is what it was meant to become: the code is what it was but for the edits, and nothing new is found in it.

use std::collections::BTreeMap;

use super::choose::ChosenFix;
use crate::catalog::fingerprint::fingerprint;
use crate::catalog::{Checked, File};
use crate::language::Language;
use crate::syntax::{self, Status};

/// A finding, as it is known again in a file that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFinding {
    /// The id of its rule.
    pub rule: &'static str,
    /// Its fingerprint.
    pub fingerprint: String,
    /// What it says.
    pub message: String,
    /// Where it is, as an offset in the file's bytes.
    pub at: usize,
}

/// The findings in `file`.
#[must_use]
pub fn known(file: &File) -> Vec<KnownFinding> {
    let known = |(about, diagnostic): (_, &crate::diagnostic::Diagnostic)| KnownFinding {
        rule: diagnostic.rule.id,
        fingerprint: fingerprint(about, diagnostic),
        message: diagnostic.message.clone(),
        at: diagnostic.primary.span.start,
    };
    file.findings().map(known).collect()
}

impl ChosenFix {
    /// Whether it is the fix of `finding`.
    fn is_of(&self, finding: &KnownFinding) -> bool {
        (self.rule, &*self.fingerprint, self.at) == (finding.rule, &*finding.fingerprint, finding.at)
    }
}

/// Whether all that is found `after` was found `before`, and is not what `fixes` were to mend: each of these counts as gone.
///
/// A finding is known again by its rule and its fingerprint; where a fix changed the line that it is on, by its rule, what it says and its
/// line, of which `line_before` and `line_after` say the number that it had before.
#[must_use]
pub fn gains_nothing(
    before: &[KnownFinding],
    fixes: &[ChosenFix],
    after: &[KnownFinding],
    line_before: impl Fn(usize) -> usize,
    line_after: impl Fn(usize) -> usize,
) -> bool {
    let mut left: BTreeMap<(&str, &str), Vec<&KnownFinding>> = BTreeMap::new();
    for finding in before.iter().filter(|finding| !fixes.iter().any(|fix| fix.is_of(finding))) {
        left.entry((finding.rule, &finding.fingerprint)).or_default().push(finding);
    }
    let strangers: Vec<_> =
        after.iter().filter(|found| left.get_mut(&(found.rule, &*found.fingerprint)).and_then(Vec::pop).is_none()).collect();
    let mut left: Vec<_> = left.into_values().flatten().collect();
    strangers.into_iter().all(|found| {
        let is_it = |other: &&KnownFinding| {
            other.rule == found.rule && other.message == found.message && line_before(other.at) == line_after(found.at)
        };
        left.iter().position(is_it).map(|index| left.swap_remove(index)).is_some()
    })
}

/// Whether the snippets of `after` are those of `before`, but for the edits of `made`, and in the same languages, or valid in them.
#[must_use]
pub fn is_as_meant(before: &File, made: &[&ChosenFix], after: &File) -> bool {
    let mut edits: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    for fix in made {
        edits.entry(fix.snippet).or_default().extend(&fix.edits);
    }
    let count = |file: &File| file.snippets().count();
    let is_same = |(index, ((_, old), (_, new))): (usize, ((_, &Checked), (_, &Checked)))| {
        let (code, changed) = (&old.snippet.block.text, new.snippet.block.text.as_str());
        let language = |checked: &Checked| checked.snippet.detection.language;
        // What is mended may look like another: `name = "web"` is Python and TOML, and `name = “web”` is neither.
        let is_that = |said: &'static Language| edits.contains_key(&index) && syntax::check(&new.snippet.taken_for(said)).parses_as(said);
        let is_same = language(old).map(|old| old.id) == language(new).map(|new| new.id);
        (is_same || language(old).is_some_and(is_that))
            && edits.get_mut(&index).map_or(code.as_str() == changed, |edits| {
                edits.sort_by_key(|edit| edit.range.start);
                whole(code.edited(edits.iter().map(|edit| edit.parts())).as_str()) == whole(changed)
            })
    };
    before.kind == after.kind && count(before) == count(after) && before.snippets().zip(after.snippets()).enumerate().all(is_same)
}

/// `code` without the line break that ends it: what is put on a line of its own has one, whether or not the change says so.
fn whole(code: &str) -> &str {
    code.strip_suffix('\n').unwrap_or(code)
}

/// Whether each of `snippets` of `file` is told to be right or wrong, and has not slipped out of the check.
#[must_use]
pub fn is_told(file: &File, snippets: &[usize]) -> bool {
    let is_checked =
        |checked: &Checked| matches!(checked.verdict.status(), Status::Valid | Status::Fragment | Status::Mixed | Status::Invalid);
    file.snippets().enumerate().filter(|(index, _)| snippets.contains(index)).all(|(_, (_, checked))| is_checked(checked))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(fingerprint: &str, message: &str, at: usize) -> KnownFinding {
        KnownFinding { rule: "syntax-error", fingerprint: fingerprint.to_owned(), message: message.to_owned(), at }
    }

    fn fix(fingerprint: &str, at: usize) -> ChosenFix {
        let fingerprint = fingerprint.to_owned();
        ChosenFix { snippet: 0, rule: "syntax-error", fingerprint, at, edits: Vec::new(), replacements: Vec::new() }
    }

    #[test]
    fn what_was_fixed_must_be_gone_and_nothing_new_may_come() {
        let holds = |before: &[KnownFinding], fixes: &[ChosenFix], after: &[KnownFinding]| {
            gains_nothing(before, fixes, after, |at| at / 10, |at| at / 10)
        };
        let (a, b) = (found("a", "comma", 1), found("b", "quote", 11));
        assert!(holds(&[a.clone(), b.clone()], &[fix("a", 1)], std::slice::from_ref(&b)));
        assert!(!holds(&[a.clone(), b.clone()], &[fix("a", 1)], &[a.clone(), b.clone()]));
        assert!(!holds(std::slice::from_ref(&a), &[fix("a", 1)], std::slice::from_ref(&b)));
        // Of two that are alike one is fixed.
        assert!(holds(&[a.clone(), found("a", "comma", 31)], &[fix("a", 1)], &[found("a", "comma", 32)]));
        assert!(!holds(&[a.clone(), found("a", "comma", 31)], &[fix("a", 1)], &[a.clone(), a.clone()]));
        // Another on the line that was changed.
        assert!(holds(&[a.clone(), found("a", "bracket", 5)], &[fix("a", 1)], &[found("c", "bracket", 6)]));
        assert!(!holds(&[a.clone(), found("a", "bracket", 5)], &[fix("a", 1)], &[found("c", "bracket", 16)]));
    }
}

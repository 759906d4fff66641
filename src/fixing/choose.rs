//! Which fixes of a file may be made, as changes of its bytes, and which of them may be made at once.

use crate::catalog::File;
use crate::catalog::fingerprint::fingerprint;
use crate::catalog::fix::{self, Replacement};
use crate::diagnostic::{Diagnostic, FixTrust};
use crate::document;
use crate::text::Edit;

/// The fix of one finding, as changes of the file.
#[derive(Clone, Debug)]
pub struct ChosenFix {
    /// The index of its snippet among all snippets of the file, in order.
    pub snippet: usize,
    /// The id of the rule that found it.
    pub rule: &'static str,
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// Where the finding is, as an offset in the file's bytes.
    pub at: usize,
    /// The changes of the snippet's code, in order.
    pub edits: Vec<Edit>,
    /// The same as changes of the file, in order; empty where it is not certain how the file writes one of them.
    pub replacements: Vec<Replacement>,
}

/// Whether something in `file` may be mended by fixes that are trusted at least as far as `least`, for authors write such files.
#[must_use]
pub fn offers(file: &File, least: FixTrust) -> bool {
    document::is_authored(file.kind) && file.findings().any(|(_, diagnostic)| is_trusted(diagnostic, least))
}

/// The fixes of the findings in `file` that are trusted at least as far as `least`, in the order of the findings.
///
/// Of the fixes that are only to be shown, none is chosen, whatever `least` is.
#[must_use]
pub fn choose(file: &File, least: FixTrust) -> Vec<ChosenFix> {
    let mut chosen = Vec::new();
    for (snippet, (article, checked)) in file.snippets().enumerate() {
        for diagnostic in checked.diagnostics.iter().filter(|diagnostic| is_trusted(diagnostic, least)) {
            let code = &checked.snippet.block.text;
            let edits: Vec<_> = diagnostic.offered().iter().map(|edit| fix::settled(code, edit)).collect();
            chosen.push(ChosenFix {
                snippet,
                rule: diagnostic.rule.id,
                fingerprint: fingerprint(Some((article, checked)), diagnostic),
                at: diagnostic.primary.span.start,
                replacements: fix::replacements(file, code, &edits),
                edits,
            });
        }
    }
    chosen
}

/// Those of `fixes` that may be made at once, in the order of the file: of two that touch each other the one that begins first.
///
/// `f(a b` lacks a comma and a bracket: both are made. Two fixes that both put something at the same place wait for each other.
#[must_use]
pub fn apart<'a>(fixes: impl IntoIterator<Item = &'a ChosenFix>) -> Vec<&'a ChosenFix> {
    let mut fixes: Vec<_> = fixes.into_iter().filter(|fix| !fix.replacements.is_empty()).collect();
    fixes.sort_by_key(|fix| fix.replacements.iter().map(|change| change.span.start).min());
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut made = Vec::new();
    for fix in fixes {
        let spans: Vec<_> = fix.replacements.iter().map(|change| (change.span.start, change.span.end)).collect();
        let is_free = |span: &(usize, usize)| {
            let behind = taken.partition_point(|other| other < span);
            let before = behind.checked_sub(1).and_then(|index| taken.get(index));
            before.is_none_or(|other| other.1 <= span.0 && other.0 < span.0)
                && taken.get(behind).is_none_or(|other| span.1 <= other.0 && span.0 < other.0)
        };
        if spans.iter().all(is_free) {
            taken.extend(spans);
            taken.sort_unstable();
            made.push(fix);
        }
    }
    made
}

/// Whether `diagnostic` has a fix that may be made, where one must be trusted at least as far as `least`.
pub(super) fn is_trusted(diagnostic: &Diagnostic, least: FixTrust) -> bool {
    diagnostic.fix.as_ref().is_some_and(|fix| fix.trust > FixTrust::Shown && fix.trust >= least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn fix(at: usize, spans: &[(usize, usize)]) -> ChosenFix {
        let replacements = spans.iter().map(|(start, end)| Replacement { span: Span::new(*start, *end), with: ",".to_owned() }).collect();
        ChosenFix { snippet: 0, rule: "syntax-error", fingerprint: String::new(), at, edits: Vec::new(), replacements }
    }

    #[test]
    fn of_two_that_touch_the_same_bytes_one_is_made() {
        let made = |fixes: &[ChosenFix]| apart(fixes).iter().map(|fix| fix.at).collect::<Vec<_>>();
        assert_eq!(made(&[fix(1, &[(4, 6)]), fix(2, &[(0, 2)]), fix(3, &[(2, 4)])]), [2, 3, 1]);
        assert_eq!(made(&[fix(1, &[(0, 1), (8, 9)]), fix(2, &[(4, 9)]), fix(3, &[(4, 5)])]), [1, 3]);
        assert_eq!(made(&[fix(1, &[(3, 3)]), fix(2, &[(3, 3)]), fix(3, &[])]), [1]);
        assert_eq!(made(&[fix(1, &[(0, 9)]), fix(2, &[(4, 4)]), fix(3, &[(9, 9)])]), [1, 3]);
    }
}

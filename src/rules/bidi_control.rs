//! Characters that change in which direction code is shown, so that readers see other code than compilers: CVE-2021-42574.

use super::{Check, Rule};
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::language::Kind;
use crate::snippet::Snippet;
use crate::syntax::{Status, Verdict};
use crate::text::is_bidi_control;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "bidi-control",
        group: None,
        severity: Severity::Error,
        is_off: false,
        since: "0.1.0",
        summary: "a character that changes in which direction code is shown, so that readers see other code than compilers",
        page: include_str!("bidi_control.md"),
    },
    check: Check::Snippet(check),
};

/// Most places that are shown beside the first.
const MAX_PLACES: usize = 5;

fn check(snippet: &Snippet, verdict: &Verdict, findings: &mut Findings) {
    let code = snippet.code();
    if code.is_ascii() || !code.contains(is_bidi_control) {
        return;
    }
    // What is text, or was printed, may be written from the right.
    let is_text = snippet.detection.language.is_none_or(|language| language.kind == Kind::Text);
    if is_text || snippet.block.is_output || verdict.status() == Status::Text {
        return;
    }
    let mut places = code.char_indices().filter(|(_, c)| is_bidi_control(*c));
    let Some((first, c)) = places.next() else { return };
    let text = &snippet.block.text;
    let message = format!("U+{:04X} changes in which order the code is shown: readers see other code than compilers", u32::from(c));
    let diagnostic = findings.report(message, Annotation::in_code(text, first..first + c.len_utf8(), ""));
    let other = |(at, c): (usize, char)| Annotation::in_code(text, at..at + c.len_utf8(), format!("and so does U+{:04X}", u32::from(c)));
    diagnostic.secondary = places.take(MAX_PLACES).map(other).collect();
    diagnostic.help = Some("delete it; where it is meant, write it as an escape".to_owned());
}

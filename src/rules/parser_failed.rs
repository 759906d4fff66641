//! A parser that gave no answer for a snippet, so that the snippet is not checked.

use super::{Check, Rule};
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::snippet::Snippet;
use crate::syntax::Verdict;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "parser-failed",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "a snippet that is not checked because its parser crashed on it, never came to an end, or is not safe with it",
        page: include_str!("parser_failed.md"),
    },
    check: Check::Snippet(check),
};

fn check(snippet: &Snippet, verdict: &Verdict, findings: &mut Findings) {
    if let Some(failure) = verdict.failure() {
        let message = format!("this snippet is not checked: {failure}");
        let diagnostic = findings.report(message, Annotation::in_code(&snippet.block.text, snippet.first_line(), ""));
        diagnostic.help = Some("every other snippet is checked all the same".to_owned());
    }
}

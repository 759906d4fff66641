//! A fence that nothing closes: all that follows is shown as code.

use super::{Check, Rule};
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::snippet::Snippet;
use crate::syntax::Verdict;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "unclosed-fence",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "a fence of a code block that nothing closes",
        page: include_str!("unclosed_fence.md"),
    },
    check: Check::Snippet(check),
};

fn check(snippet: &Snippet, _verdict: &Verdict, findings: &mut Findings) {
    let Some(fence) = snippet.block.open_fence else { return };
    let message = "nothing closes this fence: all that follows is shown as code";
    findings.report(message, Annotation::in_source(fence, "")).help =
        Some("close it with the same signs on a line of their own, indented alike".to_owned());
}

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
    let close = "close it with the same signs on a line of their own, indented alike";
    let (message, help) = match fence.next {
        None => ("nothing closes this fence: all that follows is shown as code", close.to_owned()),
        Some(_) => (
            "nothing closes this fence before the next one: that is shown as code, and what closes it closes both",
            format!("{close}; if it is to show fences, begin and end it with more signs than they have"),
        ),
    };
    let diagnostic = findings.report(message, Annotation::in_source(fence.span, ""));
    diagnostic.help = Some(help);
    diagnostic.secondary.extend(fence.next.map(|next| Annotation::in_source(next, "the next fence")));
}

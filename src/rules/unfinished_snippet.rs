//! An excerpt that just stops, with nothing that says so.

use super::{Check, Rule};
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::snippet::Snippet;
use crate::syntax::{Allowance, Verdict};

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "unfinished-snippet",
        group: None,
        severity: Severity::Info,
        is_off: false,
        since: "0.1.0",
        summary: "an excerpt that just stops inside a body, with no mark for what follows",
        page: include_str!("unfinished_snippet.md"),
    },
    check: Check::Snippet(check),
};

fn check(snippet: &Snippet, verdict: &Verdict, findings: &mut Findings) {
    let Some(open) = verdict.allowances().iter().find(|allowance| allowance.kind == Allowance::UNFINISHED) else { return };
    let place = Annotation::in_code(&snippet.block.text, open.range.clone(), "");
    let diagnostic = findings.report("the code stops before what opens here is closed", place);
    diagnostic.help =
        Some("if this is an excerpt, end it with a mark for what follows, such as `...` in a comment; else close what is open".to_owned());
}

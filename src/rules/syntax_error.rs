//! Code that does not parse, and nothing that its author left out explains it.

use super::{Check, Rule};
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::snippet::Snippet;
use crate::syntax::Verdict;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "syntax-error",
        group: None,
        severity: Severity::Error,
        is_off: false,
        summary: "code that does not parse, and nothing that its author openly left out explains it",
        page: include_str!("syntax_error.md"),
    },
    check: Check::Snippet(check),
};

fn check(snippet: &Snippet, verdict: &Verdict, findings: &mut Findings) {
    let code = &snippet.block.text;
    for error in verdict.errors() {
        let diagnostic = findings.report(error.message.clone(), Annotation::in_code(code, error.range.clone(), ""));
        diagnostic.secondary =
            error.related.iter().map(|(range, message)| Annotation::in_code(code, range.clone(), message.as_str())).collect();
        if let Some(help) = &error.help {
            diagnostic.help = Some(help.message.clone());
            diagnostic.fix.clone_from(&help.fix);
        }
    }
}

//! The errors of a verdict, each told by the rule of its kind.

use crate::diagnostic::{Annotation, Diagnostic, Findings, RuleInfo};
use crate::snippet::Snippet;
use crate::syntax::{FaultKind, SyntaxError, Verdict};

/// What is told of the errors of `verdict`, in their order; `rule` is the one of a kind.
pub(super) fn told(snippet: &Snippet, verdict: &Verdict, rule: fn(FaultKind) -> &'static RuleInfo) -> Vec<Diagnostic> {
    verdict.errors().iter().flat_map(|error| one(snippet, error, rule(error.kind))).collect()
}

fn one(snippet: &Snippet, error: &SyntaxError, rule: &'static RuleInfo) -> Vec<Diagnostic> {
    let code = &snippet.block.text;
    let mut findings = Findings::of(rule);
    let diagnostic = findings.report(error.message.clone(), Annotation::in_code(code, error.range.clone(), ""));
    diagnostic.secondary =
        error.related.iter().map(|(range, message)| Annotation::in_code(code, range.clone(), message.as_str())).collect();
    if let Some(help) = &error.help {
        diagnostic.help = Some(help.message.clone());
        diagnostic.fix.clone_from(&help.fix);
    }
    findings.into_diagnostics()
}

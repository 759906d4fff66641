//! The errors of a verdict, each told by the rule of its kind.

use crate::diagnostic::{Annotation, Diagnostic, Findings, RuleInfo};
use crate::snippet::Snippet;
use crate::syntax::{FaultKind, SyntaxError, Verdict};
use crate::text::is_bidi_control;

/// What is told of the errors of `verdict`, in their order; `rule` is the one of a kind.
pub(super) fn told(snippet: &Snippet, verdict: &Verdict, rule: fn(FaultKind) -> &'static RuleInfo) -> Vec<Diagnostic> {
    // Characters that change directions have a rule that is no matter of syntax.
    let is_bidi = |error: &&SyntaxError| {
        error.kind == FaultKind::InvisibleCharacter
            && snippet.code().get(error.range.start..).is_some_and(|rest| rest.starts_with(is_bidi_control))
    };
    verdict.errors().iter().filter(|error| !is_bidi(error)).flat_map(|error| one(snippet, error, rule(error.kind))).collect()
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

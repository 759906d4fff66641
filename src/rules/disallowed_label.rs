//! A label that the house does not use.

use super::at_label::{at_label, written};
use super::{Check, Rule};
use crate::conventions::Conventions;
use crate::diagnostic::{Findings, RuleInfo, Severity};
use crate::snippet::Snippet;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "disallowed-label",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "a language label that is not among the `allowed-labels` of the configuration",
        page: include_str!("disallowed_label.md"),
    },
    check: Check::Agreed(check),
};

fn check(snippet: &Snippet, conventions: &Conventions, findings: &mut Findings) {
    let Some(label) = written(snippet).filter(|label| !conventions.allows(&label.value)) else { return };
    let diagnostic = findings.report(format!("`{}` is not among the labels that are allowed here", label.value), at_label(snippet, label));
    let meant = |allowed: &&String| {
        label.language().is_some_and(|language| crate::language::by_label(allowed).is_some_and(|l| l.id == language.id))
    };
    let other = conventions.agreement().allowed_labels.iter().find(meant);
    diagnostic.help = other.map(|allowed| format!("label it `{allowed}`"));
}

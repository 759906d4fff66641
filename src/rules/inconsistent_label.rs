//! A label of a language that the house spells otherwise.

use super::at_label::{at_label, written};
use super::{Check, Rule};
use crate::conventions::Conventions;
use crate::diagnostic::{Findings, RuleInfo, Severity};
use crate::snippet::Snippet;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "inconsistent-label",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "a language label that is spelled otherwise than the `label-spellings` of the configuration say",
        page: include_str!("inconsistent_label.md"),
    },
    check: Check::Agreed(check),
};

fn check(snippet: &Snippet, conventions: &Conventions, findings: &mut Findings) {
    let Some(label) = written(snippet) else { return };
    let Some(spelling) = label.language().and_then(|language| conventions.spelling(language)) else { return };
    if label.value != spelling {
        let message = format!("this language is labelled `{spelling}` here, and not `{}`", label.value);
        findings.report(message, at_label(snippet, label)).help = Some(format!("label it `{spelling}`"));
    }
}

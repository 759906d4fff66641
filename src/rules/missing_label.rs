//! A code block that does not say which language it is in.

use super::at_label::written;
use super::{Check, Rule};
use crate::conventions::Conventions;
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::snippet::Snippet;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "missing-label",
        group: None,
        severity: Severity::Warning,
        is_off: true,
        since: "0.1.0",
        summary: "a code block without a language label",
        page: include_str!("missing_label.md"),
    },
    check: Check::Agreed(check),
};

/// How probable a language must be to be proposed.
const SURE: f32 = 0.9;

fn check(snippet: &Snippet, _conventions: &Conventions, findings: &mut Findings) {
    let block = &snippet.block;
    // What code printed is no code, and a blank block has no language.
    if written(snippet).is_some() || block.is_output || snippet.code().trim().is_empty() {
        return;
    }
    let diagnostic = findings.report("this code block has no language label", Annotation::in_code(&block.text, snippet.first_line(), ""));
    let sure = snippet.detection.language.filter(|_| snippet.detection.confidence >= SURE);
    diagnostic.help = Some(sure.map_or_else(
        || "label it with its language, or `text` if it is no code".to_owned(),
        |language| format!("label it `{}`", language.id),
    ));
}

//! A directive whose word, or one of whose rules, does not exist.

use super::effect::DirectiveEffect;
use super::{Check, Rule};
use crate::block::{DIRECTIVE_WORDS, Directive, DirectiveWord};
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::text::nearest;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "unknown-waiver",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "a `snipcheck:` directive with a word or a rule that does not exist",
        page: include_str!("unknown_waiver.md"),
    },
    check: Check::Directive(check),
};

fn check(directive: &Directive, effect: &DirectiveEffect, findings: &mut Findings) {
    if directive.action.is_none() {
        let known = || DIRECTIVE_WORDS.iter().map(|(word, _)| *word);
        let listed = || format!("it may say {}", known().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "));
        let message = match directive.word.value.as_str() {
            "" => "a directive that says nothing".to_owned(),
            word => format!("there is no directive `{word}`"),
        };
        tell(&directive.word, message, nearest(&directive.word.value, known()), listed, findings);
        return;
    }
    for (index, near) in &effect.unknown {
        let Some(rule) = directive.rules.get(*index) else { continue };
        let otherwise = || "`snipcheck rules` lists them; a reason stands behind ` - `".to_owned();
        tell(rule, format!("there is no rule `{}`", rule.value), *near, otherwise, findings);
    }
}

fn tell(word: &DirectiveWord, message: String, near: Option<&str>, otherwise: impl FnOnce() -> String, findings: &mut Findings) {
    let help = near.map_or_else(otherwise, |near| format!("did you mean `{near}`?"));
    findings.report(message, Annotation::in_source(word.span, "")).help = Some(help);
}

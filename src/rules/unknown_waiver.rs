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
        summary: "a `snipcheck:` directive with a word or a rule that does not exist",
        page: include_str!("unknown_waiver.md"),
    },
    check: Check::Directive(check),
};

fn check(directive: &Directive, _: &DirectiveEffect, findings: &mut Findings) {
    let known: Vec<_> = DIRECTIVE_WORDS.iter().map(|(word, _)| *word).collect();
    if directive.action.is_none() {
        let listed = format!("it may say {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "));
        let message = if directive.word.value.is_empty() {
            "a directive that says nothing".to_owned()
        } else {
            format!("there is no directive `{}`", directive.word.value)
        };
        tell(&directive.word, message, &known, listed, findings);
        return;
    }
    let rules: Vec<_> = super::groups().into_iter().chain(super::RULES.iter().map(|rule| rule.info.id)).collect();
    for rule in directive.rules.iter().filter(|rule| super::named(&rule.value).is_empty()) {
        let message = format!("there is no rule `{}`", rule.value);
        let otherwise = "`snipcheck rules` lists them; a reason stands behind ` - `".to_owned();
        tell(rule, message, &rules, otherwise, findings);
    }
}

fn tell(word: &DirectiveWord, message: String, known: &[&str], otherwise: String, findings: &mut Findings) {
    let near = nearest(&word.value, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    findings.report(message, Annotation::in_source(word.span, "")).help = Some(near.unwrap_or(otherwise));
}

//! A directive that silences nothing.

use super::effect::DirectiveEffect;
use super::{Check, Rule};
use crate::block::{Directive, DirectiveAction, DirectiveWord};
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "unused-waiver",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "a `snipcheck:` directive that silences nothing",
        page: include_str!("unused_waiver.md"),
    },
    check: Check::Directive(check),
};

fn check(directive: &Directive, effect: &DirectiveEffect, findings: &mut Findings) {
    let whole = Annotation::in_source(directive.span, "");
    let has_blocks = !directive.scope.blocks.is_empty() || directive.scope.mention.is_some();
    match directive.action {
        Some(DirectiveAction::On) if directive.scope.within.is_none() => {
            findings.report("nothing is off here that this could switch on", whole).help = Some("take it out".to_owned());
        }
        Some(DirectiveAction::Fails | DirectiveAction::Skip | DirectiveAction::Off) if !has_blocks => {
            findings.report("no code block follows that this could be about", whole).help = Some(OUT.to_owned());
        }
        // What is not known is another rule's.
        None | Some(DirectiveAction::On | DirectiveAction::Fails) => {}
        Some(_) if directive.rules.is_empty() && effect.silenced == 0 => {
            findings.report("there is nothing here that this could silence", whole).help = Some(OUT.to_owned());
        }
        Some(DirectiveAction::Skip | DirectiveAction::Off | DirectiveAction::SkipFile) => {
            for rule in effect.idle.iter().filter_map(|index| directive.rules.get(*index)) {
                idle(rule, findings);
            }
        }
    }
}

const OUT: &str = "take it out, or put it right above the block that it is about";

fn idle(rule: &DirectiveWord, findings: &mut Findings) {
    let message = format!("there is no finding of `{}` here that this could silence", rule.value);
    findings.report(message, Annotation::in_source(rule.span, "")).help = Some("take the rule out".to_owned());
}

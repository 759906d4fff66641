//! A block that is said to be wrong and is not.

use super::effect::DirectiveEffect;
use super::{Check, Rule};
use crate::block::Directive;
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "expected-failure",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "a block that `snipcheck: fails` says is wrong, and that parses",
        page: include_str!("expected_failure.md"),
    },
    check: Check::Directive(check),
};

fn check(directive: &Directive, effect: &DirectiveEffect, findings: &mut Findings) {
    if effect.parses {
        let diagnostic = findings.report("this code is said to be wrong, and it parses", Annotation::in_source(directive.span, ""));
        diagnostic.help = Some("take the directive out, or put the mistake back".to_owned());
    }
}

//! The errors of a verdict, each told by the rule of its kind.

use super::{RULES, syntax_error};
use crate::diagnostic::{Annotation, Diagnostic, Findings, RuleInfo};
use crate::snippet::Snippet;
use crate::syntax::{FaultKind, SyntaxError, Verdict};

/// What is told of the errors of `verdict`, in their order.
pub(super) fn told(snippet: &Snippet, verdict: &Verdict) -> Vec<Diagnostic> {
    verdict.errors().iter().flat_map(|error| one(snippet, error)).collect()
}

fn one(snippet: &Snippet, error: &SyntaxError) -> Vec<Diagnostic> {
    let code = &snippet.block.text;
    let mut findings = Findings::of(rule(error.kind));
    let diagnostic = findings.report(error.message.clone(), Annotation::in_code(code, error.range.clone(), ""));
    diagnostic.secondary =
        error.related.iter().map(|(range, message)| Annotation::in_code(code, range.clone(), message.as_str())).collect();
    if let Some(help) = &error.help {
        diagnostic.help = Some(help.message.clone());
        diagnostic.fix.clone_from(&help.fix);
    }
    findings.into_diagnostics()
}

/// The rule of this kind of fault, of which there is one.
fn rule(kind: FaultKind) -> &'static RuleInfo {
    RULES.iter().find(|rule| rule.fault() == Some(kind)).map_or(syntax_error::RULE.info, |rule| rule.info)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::damage::REPAIRS;

    #[test]
    fn each_kind_of_fault_has_one_rule_of_the_group_with_a_page() {
        for kind in FaultKind::ALL {
            let rules: Vec<_> = RULES.iter().filter(|rule| rule.fault() == Some(kind)).map(|rule| rule.info).collect();
            let [rule] = rules[..] else { panic!("{kind:?} has {} rules", rules.len()) };
            assert_eq!(rule.group, Some(syntax_error::GROUP), "{}", rule.id);
            assert!(rule.page.starts_with(&format!("# {}\n", rule.id)), "{}", rule.id);
        }
    }

    #[test]
    fn each_kind_of_damage_has_a_rule_of_its_own() {
        for repair in REPAIRS {
            assert_ne!(rule(repair.kind).id, syntax_error::RULE.info.id, "{repair:?}");
        }
    }
}

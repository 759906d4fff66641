//! A directive whose word, or one of whose rules, does not exist.

use super::effect::DirectiveEffect;
use super::{Check, Rule};
use crate::block::{DIRECTIVE_WORDS, Directive, DirectiveFault, DirectiveWord, SYNONYMS};
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::text::{Span, nearest};

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
    let word = directive.word.value.as_str();
    let known = || DIRECTIVE_WORDS.iter().map(|(word, _)| *word);
    let meant = || synonym(word).or_else(|| nearest(word, known())).unwrap_or("skip");
    if let Some(fault) = directive.fault {
        let (message, help) = match fault {
            DirectiveFault::Colon => ("a directive without a colon has no effect", format!("write `snipcheck: {}`", meant())),
            DirectiveFault::Comment => ("what stands here is no comment, so this directive has no effect", ABOVE.to_owned()),
            DirectiveFault::Option => ("a directive without a value has no effect", format!("write `snipcheck={}`", meant())),
            DirectiveFault::Outside => ("a directive outside of the text of an article has no effect", ABOVE.to_owned()),
        };
        findings.report(message, Annotation::in_source(directive.span, "")).help = Some(help);
        return;
    }
    if directive.action.is_none() {
        let listed = || format!("it may say {}", known().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "));
        let message = match word {
            "" => "a directive that says nothing".to_owned(),
            word => format!("there is no directive `{word}`"),
        };
        tell(&directive.word, message, synonym(word).or_else(|| nearest(word, known())), listed, findings);
        return;
    }
    if tell_prose(directive, effect, findings) {
        return;
    }
    for (index, near) in &effect.unknown {
        let Some(rule) = directive.rules.get(*index) else { continue };
        let otherwise = || "`snipcheck rules` lists them; a reason stands behind ` - `".to_owned();
        tell(rule, format!("there is no rule `{}`", rule.value), *near, otherwise, findings);
    }
}

const ABOVE: &str = "put it into a comment of the article's markup, right above the block";

/// What other tools call a directive of ours.
fn synonym(word: &str) -> Option<&'static str> {
    SYNONYMS.iter().find(|(other, _)| other.eq_ignore_ascii_case(word)).map(|(_, own)| *own)
}

/// Tells of a reason that stands behind no dash, once: `skip because it is an example`. Says whether there is one.
fn tell_prose(directive: &Directive, effect: &DirectiveEffect, findings: &mut Findings) -> bool {
    let words = effect.unknown.iter().filter_map(|(index, _)| directive.rules.get(*index));
    let is_prose = effect.unknown.len() > 1 && effect.unknown.iter().any(|(_, near)| near.is_none());
    let (Some(first), Some(last)) = (words.clone().next(), words.clone().next_back()) else { return false };
    if is_prose {
        let message = format!("there is no rule `{}`, and none is called as the words behind it", first.value);
        let help = format!("put a dash before the reason: `- {} …`", first.value);
        let span = Span::new(first.span.start, last.span.end.max(first.span.end));
        findings.report(message, Annotation::in_source(span, "")).help = Some(help);
    }
    is_prose
}

fn tell(word: &DirectiveWord, message: String, near: Option<&str>, otherwise: impl FnOnce() -> String, findings: &mut Findings) {
    let help = near.map_or_else(otherwise, |near| format!("did you mean `{near}`?"));
    findings.report(message, Annotation::in_source(word.span, "")).help = Some(help);
}

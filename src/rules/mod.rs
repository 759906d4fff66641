//! The rules: what is worth saying of a document or a snippet once its verdict is known. One file and one page a rule.

mod at_label;
mod bidi_control;
mod callout_in_code;
mod code_elsewhere;
mod comment_in_json;
mod copy_button_text;
mod curly_quotes;
mod disallowed_label;
mod effect;
mod emphasis_in_code;
mod errors;
mod escaped_twice;
mod expected_failure;
mod full_width_character;
mod inconsistent_label;
mod invisible_character;
mod line_numbers_in_code;
mod lost_indentation;
mod lost_newlines;
mod malformed_document;
mod mislabelled;
mod missing_label;
mod mixed_indentation;
mod no_break_space;
mod parser_failed;
mod prompt_in_copyable_code;
mod rule;
mod secret_looking_string;
mod swallowed_markup;
mod syntax_error;
mod told_anyway;
mod trailing_comma_in_json;
mod typographic_dash;
mod unclosed_bracket;
mod unclosed_element;
mod unclosed_fence;
mod unclosed_string;
mod unfinished_snippet;
mod unknown_label;
mod unknown_waiver;
mod unused_waiver;
mod unusual_space;
mod wrong_encoding;

use std::collections::BTreeSet;

use crate::block::{self, Directive};
use crate::conventions::Conventions;
use crate::diagnostic::{Diagnostic, Findings, RuleInfo};
use crate::document::{Article, Document};
use crate::guard::timings::because;
use crate::snippet::Snippet;
use crate::source::Problem;
use crate::syntax::{FaultKind, Verdict};
use crate::text::{Span, nearest};

pub use effect::DirectiveEffect;
pub use rule::{Check, Rule};

/// Every rule, ordered by id.
pub static RULES: &[&Rule] = &[
    &bidi_control::RULE,
    &callout_in_code::RULE,
    &code_elsewhere::RULE,
    &comment_in_json::RULE,
    &copy_button_text::RULE,
    &curly_quotes::RULE,
    &disallowed_label::RULE,
    &emphasis_in_code::RULE,
    &escaped_twice::RULE,
    &expected_failure::RULE,
    &full_width_character::RULE,
    &inconsistent_label::RULE,
    &invisible_character::RULE,
    &line_numbers_in_code::RULE,
    &lost_indentation::RULE,
    &lost_newlines::RULE,
    &malformed_document::RULE,
    &mislabelled::RULE,
    &missing_label::RULE,
    &mixed_indentation::RULE,
    &no_break_space::RULE,
    &parser_failed::RULE,
    &prompt_in_copyable_code::RULE,
    &secret_looking_string::RULE,
    &swallowed_markup::RULE,
    &syntax_error::RULE,
    &trailing_comma_in_json::RULE,
    &typographic_dash::RULE,
    &unclosed_bracket::RULE,
    &unclosed_element::RULE,
    &unclosed_fence::RULE,
    &unclosed_string::RULE,
    &unfinished_snippet::RULE,
    &unknown_label::RULE,
    &unknown_waiver::RULE,
    &unused_waiver::RULE,
    &unusual_space::RULE,
    &wrong_encoding::RULE,
];

/// The rule called `id`.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.info.id == id)
}

/// The rule called `name`, and all rules of the group called so; none if there is neither. `unknown_label` is `unknown-label`.
#[must_use]
pub fn named(name: &str) -> Vec<&'static Rule> {
    let name = name.trim().to_lowercase().replace('_', "-");
    RULES.iter().copied().filter(|rule| rule.info.id == name || rule.info.group == Some(name.as_str())).collect()
}

/// Whether what `rule` finds are the errors of a verdict.
#[must_use]
pub fn is_syntax_error(rule: &RuleInfo) -> bool {
    rule.group == Some(syntax_error::GROUP)
}

/// Whether the rule called `id` finds mistakes of one cause, and not whatever does not parse.
#[must_use]
pub fn has_cause(id: &str) -> bool {
    by_id(id).is_some_and(|rule| is_syntax_error(rule.info) && rule.info.id != syntax_error::GROUP)
}

/// Whether what `rule` finds is wrong with a document as a whole, which no snippet can tell.
#[must_use]
pub fn is_malformed_document(rule: &RuleInfo) -> bool {
    rule.id == malformed_document::RULE.info.id
}

/// Every name that rules can be switched by: of groups and of rules, each once.
#[must_use]
pub fn names() -> BTreeSet<&'static str> {
    groups().into_iter().chain(RULES.iter().map(|rule| rule.info.id)).collect()
}

/// The groups of rules, ordered.
#[must_use]
pub fn groups() -> BTreeSet<&'static str> {
    RULES.iter().filter_map(|rule| rule.info.group).collect()
}

/// What the rules find in a document as a whole.
#[must_use]
pub fn check_document(document: &Document) -> Vec<Diagnostic> {
    collect(|rule, findings| {
        if let Check::Document(check) = rule.check {
            check(document, findings);
        }
    })
}

/// What the rules find in an article as a whole.
#[must_use]
pub fn check_article(article: &Article) -> Vec<Diagnostic> {
    collect(|rule, findings| {
        if let Check::Article(check) = rule.check {
            check(article, findings);
        }
    })
}

/// What is to be said of `problems` that limits make with an article.
#[must_use]
pub fn check_limits(problems: &[Problem]) -> Vec<Diagnostic> {
    let mut findings = Findings::of(malformed_document::RULE.info);
    malformed_document::tell(problems, &mut findings);
    findings.into_diagnostics()
}

/// What the rules find in a snippet.
#[must_use]
pub fn check_snippet(snippet: &Snippet, verdict: &Verdict) -> Vec<Diagnostic> {
    let mut found = collect(|rule, findings| {
        if let Check::Snippet(check) | Check::ErrorsAnd(_, check) = rule.check {
            check(snippet, verdict, findings);
        }
    });
    found.extend(check_errors(snippet, verdict));
    sort(&mut found);
    // Of code that is right in another language than its label says, the label is what is wrong, and not each line.
    if found.iter().any(|diagnostic| diagnostic.rule.id == mislabelled::RULE.info.id) {
        found.retain(|diagnostic| !is_syntax_error(diagnostic.rule));
    }
    found
}

/// What the rules find in a snippet because its verdict has errors, in their order.
#[must_use]
pub fn check_errors(snippet: &Snippet, verdict: &Verdict) -> Vec<Diagnostic> {
    errors::told(snippet, verdict, of_fault)
}

/// What the rules find in a snippet because of what its house agrees on.
#[must_use]
pub fn check_agreed(snippet: &Snippet, conventions: &Conventions) -> Vec<Diagnostic> {
    collect(|rule, findings| {
        if let Check::Agreed(check) = rule.check
            && (!rule.info.is_off || conventions.asks_for(rule.info.id))
        {
            check(snippet, conventions, findings);
        }
    })
}

/// What the rules find in a directive that had this `effect`; which of its rules do not exist is added to that.
#[must_use]
pub fn check_directive(directive: &Directive, effect: DirectiveEffect) -> Vec<Diagnostic> {
    let unknown = directive.rules.iter().enumerate().filter(|(_, word)| named(&word.value).is_empty());
    let unknown = unknown.map(|(index, word)| (index, nearest(&word.value, names()))).collect();
    let effect = &DirectiveEffect { unknown, ..effect };
    collect(|rule, findings| {
        if let Check::Directive(check) = rule.check {
            check(directive, effect, findings);
        }
    })
}

/// What is to be said of directives in `document` that stand outside of the `bodies` of its articles.
#[must_use]
pub fn check_outside(document: &Document, mut bodies: Vec<Span>) -> Vec<Diagnostic> {
    bodies.sort_unstable();
    if document.kind == DOCBOOK {
        // All that is before a listing belongs to it.
        bodies = bodies.last().map(|last| Span::new(0, last.end)).into_iter().collect();
    }
    let has_comments = [DOCBOOK, "rss", "atom", "rdf"].contains(&document.kind);
    let found = block::directives_outside(document.source.text(), &bodies, has_comments);
    found.iter().flat_map(|directive| check_directive(directive, DirectiveEffect::default())).collect()
}

/// The kind of documents whose bodies are listings alone.
const DOCBOOK: &str = "docbook";

/// Puts findings in the order of the source; those of one group at one place stay as they are.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.rule.group.unwrap_or(diagnostic.rule.id)));
}

/// Runs each rule, and puts what they find in the order of the source.
fn collect(run: impl Fn(&'static Rule, &mut Findings)) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for rule in RULES {
        let mut findings = Findings::of(rule.info);
        because(("rule", rule.info.id), || run(rule, &mut findings));
        all.extend(findings.into_diagnostics());
    }
    sort(&mut all);
    all
}

/// The rule of this kind of fault, of which there is one.
fn of_fault(kind: FaultKind) -> &'static RuleInfo {
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
            assert_ne!(of_fault(repair.kind).id, syntax_error::RULE.info.id, "{repair:?}");
        }
    }
}

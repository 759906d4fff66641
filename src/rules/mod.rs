//! The rules: what is worth saying of a document or a snippet once its verdict is known. One file and one page a rule.

mod at_label;
mod code_elsewhere;
mod disallowed_label;
mod effect;
mod expected_failure;
mod malformed_document;
mod mislabelled;
mod missing_label;
mod parser_failed;
mod rule;
mod swallowed_markup;
mod syntax_error;
mod unfinished_snippet;
mod unknown_label;
mod unknown_waiver;
mod unused_waiver;
mod wrong_encoding;

use std::collections::BTreeSet;

use crate::block::Directive;
use crate::conventions::Conventions;
use crate::diagnostic::{Diagnostic, Findings, RuleInfo};
use crate::document::{Article, Document};
use crate::guard::timings::because;
use crate::snippet::Snippet;
use crate::source::Problem;
use crate::syntax::Verdict;
use crate::text::nearest;

pub use effect::DirectiveEffect;
pub use rule::{Check, Rule};

/// Every rule, ordered by id.
pub static RULES: &[&Rule] = &[
    &code_elsewhere::RULE,
    &disallowed_label::RULE,
    &expected_failure::RULE,
    &malformed_document::RULE,
    &mislabelled::RULE,
    &missing_label::RULE,
    &parser_failed::RULE,
    &swallowed_markup::RULE,
    &syntax_error::RULE,
    &unfinished_snippet::RULE,
    &unknown_label::RULE,
    &unknown_waiver::RULE,
    &unused_waiver::RULE,
    &wrong_encoding::RULE,
];

/// The rule called `id`.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.info.id == id)
}

/// The rule called `name`, or all rules of the group called so; none if there is neither. `unknown_label` is `unknown-label`.
#[must_use]
pub fn named(name: &str) -> Vec<&'static Rule> {
    let name = name.trim().to_lowercase().replace('_', "-");
    match by_id(&name) {
        Some(rule) => vec![rule],
        None => RULES.iter().copied().filter(|rule| rule.info.group == Some(name.as_str())).collect(),
    }
}

/// Whether what `rule` finds are the errors of a verdict.
#[must_use]
pub fn is_syntax_error(rule: &RuleInfo) -> bool {
    rule.id == syntax_error::RULE.info.id || rule.group == Some(syntax_error::RULE.info.id)
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
        if let Check::Snippet(check) = rule.check {
            check(snippet, verdict, findings);
        }
    });
    // Of code that is right in another language than its label says, the label is what is wrong, and not each line.
    if found.iter().any(|diagnostic| diagnostic.rule.id == mislabelled::RULE.info.id) {
        found.retain(|diagnostic| diagnostic.rule.id != syntax_error::RULE.info.id);
    }
    found
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
    let known = || groups().into_iter().chain(RULES.iter().map(|rule| rule.info.id));
    let unknown = directive.rules.iter().enumerate().filter(|(_, word)| named(&word.value).is_empty());
    let unknown = unknown.map(|(index, word)| (index, nearest(&word.value, known()))).collect();
    let effect = &DirectiveEffect { unknown, ..effect };
    collect(|rule, findings| {
        if let Check::Directive(check) = rule.check {
            check(directive, effect, findings);
        }
    })
}

/// Puts findings in the order of the source.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.rule.id));
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

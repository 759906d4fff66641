//! Code that an article shows and that is not in it, so that it could not be checked.

use super::{Check, Rule};
use crate::block;
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::document::Article;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "code-elsewhere",
        group: None,
        severity: Severity::Info,
        is_off: false,
        since: "0.1.0",
        summary: "code that is included or embedded from elsewhere, and was not checked",
        page: include_str!("code_elsewhere.md"),
    },
    check: Check::Article(check),
};

fn check(article: &Article, findings: &mut Findings) {
    for elsewhere in article.bodies.iter().flat_map(block::elsewhere) {
        findings.report(format!("code from `{}` was not checked", elsewhere.target), Annotation::in_source(elsewhere.span, ""));
    }
}

//! Code that an article shows and that is not in it, so that it could not be checked.

use super::{Check, Rule};
use crate::block;
use crate::diagnostic::{Findings, Label, RuleInfo, Severity};
use crate::document::Document;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "code-elsewhere",
        severity: Severity::Info,
        summary: "code that is included or embedded from elsewhere, and was not checked",
        page: include_str!("code_elsewhere.md"),
    },
    check: Check::Document(check),
};

fn check(document: &Document, findings: &mut Findings) {
    for elsewhere in document.articles.iter().flat_map(|article| &article.bodies).flat_map(block::elsewhere) {
        findings.report(format!("code from `{}` was not checked", elsewhere.target), Label::in_source(elsewhere.span, ""));
    }
}

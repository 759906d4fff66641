//! Bytes that are not in the encoding that the file is read in, or declares.

use super::{Check, Rule};
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::document::Document;
use crate::source::ProblemKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "wrong-encoding",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "bytes that are not in the encoding that the file is in, or says that it is in",
        page: include_str!("wrong_encoding.md"),
    },
    check: Check::Document(check),
};

fn check(document: &Document, findings: &mut Findings) {
    for problem in document.problems.iter().filter(|problem| problem.kind == ProblemKind::Encoding) {
        findings.report(problem.message.clone(), Annotation::in_source(problem.span, ""));
    }
}

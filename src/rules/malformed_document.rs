//! A file that breaks its own format: what could be read is read, and this says what was in the way.

use super::{Check, Rule};
use crate::diagnostic::{Annotation, Findings, RuleInfo, Severity};
use crate::document::Document;
use crate::source::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "malformed-document",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "a file that breaks its own format, ends before it should, or holds no article",
        page: include_str!("malformed_document.md"),
    },
    check: Check::Document(check),
};

fn check(document: &Document, findings: &mut Findings) {
    tell(&document.problems, findings);
}

/// Reports `problems` of a document, or of an article in it.
pub(super) fn tell(problems: &[Problem], findings: &mut Findings) {
    for problem in problems {
        match problem.kind {
            ProblemKind::Truncated | ProblemKind::Malformed | ProblemKind::NoArticles => {
                findings.report(problem.message.clone(), Annotation::in_source(problem.span, ""));
            }
            ProblemKind::Summaries => {
                let diagnostic = findings.report(problem.message.clone(), Annotation::in_source(problem.span, ""));
                diagnostic.severity = Severity::Info;
                diagnostic.help = Some("check the pages themselves, or have the feed publish its articles in full".to_owned());
            }
            // Another rule's.
            ProblemKind::Encoding => {}
        }
    }
}

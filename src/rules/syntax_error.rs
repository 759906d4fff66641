//! Code that does not parse, and nothing that its author left out explains it: errors of no kind that has a rule of its own.

use super::{Check, Rule};
use crate::diagnostic::{RuleInfo, Severity};
use crate::syntax::FaultKind;

/// The group of all rules that tell of a verdict's errors.
pub(super) const GROUP: &str = "syntax-error";

/// What is alike in all rules of the group.
pub(super) const OF_GROUP: RuleInfo =
    RuleInfo { id: "", group: Some(GROUP), severity: Severity::Error, is_off: false, since: "0.1.0", summary: "", page: "" };

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: GROUP,
        summary: "code that does not parse, and nothing that its author openly left out explains it",
        page: include_str!("syntax_error.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::Other),
};

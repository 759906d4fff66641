//! A string that nothing closes.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "unclosed-string",
        summary: "a string that nothing closes",
        page: include_str!("unclosed_string.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::UnclosedString),
};

//! A bracket that nothing closes.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "unclosed-bracket",
        summary: "a bracket that nothing closes",
        page: include_str!("unclosed_bracket.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::UnclosedBracket),
};

//! Line numbers within the code.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "line-numbers-in-code",
        summary: "line numbers within the code",
        page: include_str!("line_numbers_in_code.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::LineNumbers),
};

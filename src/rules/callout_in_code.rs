//! A mark that the text refers to, within the code.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "callout-in-code",
        summary: "a mark that the text refers to, within the code",
        page: include_str!("callout_in_code.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::Callout),
};

//! Markdown's marks of emphasis within the code.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "emphasis-in-code",
        summary: "Markdown's marks of emphasis within the code",
        page: include_str!("emphasis_in_code.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::Emphasis),
};

//! A space of another width where code needs a plain one.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "unusual-space",
        summary: "a space of another width where code needs a plain one",
        page: include_str!("unusual_space.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::UnusualSpace),
};

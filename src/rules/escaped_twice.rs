//! HTML references in code, which was escaped twice.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "escaped-twice",
        summary: "HTML references in code, which was escaped twice",
        page: include_str!("escaped_twice.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::EscapedTwice),
};

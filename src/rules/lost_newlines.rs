//! Code whose line breaks are lost.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo { id: "lost-newlines", summary: "code whose line breaks are lost", page: include_str!("lost_newlines.md"), ..OF_GROUP },
    check: Check::Errors(FaultKind::LostNewlines),
};

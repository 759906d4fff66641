//! Code whose indentation is lost, where that is syntax.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "lost-indentation",
        summary: "code whose indentation is lost, where that is syntax",
        page: include_str!("lost_indentation.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::LostIndentation),
};

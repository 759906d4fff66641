//! The words of a copy button behind the code.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "copy-button-text",
        summary: "the words of a copy button behind the code",
        page: include_str!("copy_button_text.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::CopyButtonText),
};

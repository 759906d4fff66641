//! Full-width punctuation where code needs the plain sign.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "full-width-character",
        summary: "full-width punctuation where code needs the plain sign",
        page: include_str!("full_width_character.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::FullWidthCharacter),
};

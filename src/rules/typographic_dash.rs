//! A dash where code needs hyphens.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "typographic-dash",
        summary: "a dash where code needs hyphens",
        page: include_str!("typographic_dash.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::TypographicDash),
};

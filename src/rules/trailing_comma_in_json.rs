//! A comma behind the last member of JSON, which allows none.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "trailing-comma-in-json",
        summary: "a comma behind the last member of JSON, which allows none",
        page: include_str!("trailing_comma_in_json.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::TrailingCommaInJson),
};

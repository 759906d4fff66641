//! A comment in JSON, which has none.

use super::syntax_error::OF_GROUP;
use super::{Check, Rule};
use crate::diagnostic::RuleInfo;
use crate::syntax::FaultKind;

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "comment-in-json",
        summary: "a comment in JSON, which has none",
        page: include_str!("comment_in_json.md"),
        ..OF_GROUP
    },
    check: Check::Errors(FaultKind::CommentInJson),
};

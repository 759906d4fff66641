//! Every kind of damage.

use super::repair::Repair;
use super::{
    button, callouts, curly_quotes, dashes, emphasis, escaped_twice, full_width, indentation, invisible, line_breaks, line_numbers, spaces,
};
use crate::syntax::SyntaxError;

/// Every kind of damage, in the order in which they are tried.
pub static REPAIRS: &[&Repair] = &[
    &invisible::REPAIR,
    &spaces::NO_BREAK,
    &spaces::WIDTH,
    &curly_quotes::REPAIR,
    &dashes::DOUBLE,
    &dashes::SINGLE,
    &escaped_twice::REPAIR,
    &full_width::REPAIR,
    &line_numbers::REPAIR,
    &callouts::REPAIR,
    &button::REPAIR,
    &emphasis::REPAIR,
    &line_breaks::REPAIR,
    &indentation::REPAIR,
];

/// Kinds of damage that nobody sees.
pub(super) static UNSEEN: [&Repair; 2] = [&invisible::REPAIR, &spaces::NO_BREAK];

/// Whether `error` is a blank that nobody sees to be another than it should be.
pub(in crate::syntax) fn is_unseen(error: &SyntaxError) -> bool {
    error.is_damage() && UNSEEN.iter().any(|repair| repair.kind == error.kind)
}

//! Damage that publishing does to code: each kind is proved by undoing it.

mod better;
mod button;
mod callouts;
mod curly_quotes;
mod dashes;
mod emphasis;
mod escaped_twice;
mod full_width;
mod indentation;
mod invisible;
mod line_breaks;
mod line_numbers;
mod list;
mod proof;
mod repair;
mod spaces;
mod undone;

pub use list::REPAIRS;
pub(super) use list::is_unseen;
pub(super) use proof::{plain, proved, relaid, swallowed};
pub use repair::{Damage, Repair};
pub(super) use undone::{Undone, undone};

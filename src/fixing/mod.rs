//! Fixes that are applied: from a checked file to the same file without the findings that can be mended.
//!
//! Each step is a pure function: [`choose`](choose::choose) says which fixes there are, [`apply`](apply::apply) makes them in the file's bytes,
//! and [`prove`] compares what is found when the result is read again with what was found before. [`Fixer`] does them in order, in rounds,
//! and gives up what does not hold. It neither reads nor writes files: it is told how bytes are checked.

pub mod apply;
pub mod choose;
pub mod diff;
mod fixer;
pub mod prove;

pub use apply::Moves;
pub use choose::{ChosenFix, offers};
pub use diff::unified;
pub use fixer::{FixedFile, Fixer, LeftFixes, LineOf, MAX_ROUNDS, give_up};

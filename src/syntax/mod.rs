//! The verdict on a snippet: what a compiler would say of it, had its author not left things out on purpose.
//!
//! Its rooms, each of which imports only from those before it: [`verdict`] (what is found, as types), `lexis` (strings, comments, brackets),
//! `parsing` (whether code parses, as it stands or in surroundings), `damage` (what publishing did to it), `blame` (the place of a mistake),
//! `parts` (sessions, runs, diffs: code of several parts), `explain` (why code that does not parse may be right), `judgement` (all of it in
//! order).

mod blame;
pub mod damage;
mod explain;
mod judgement;
mod lexis;
mod parsing;
mod parts;
mod verdict;

pub use judgement::{check, joined, misread};
pub use parsing::references;
pub use verdict::{Allowance, Edit, Help, Segment, Status, SyntaxError, Verdict};

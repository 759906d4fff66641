//! The verdict on a snippet: what a compiler would say of it, had its author not left things out on purpose.
//!
//! Its rooms, each of which imports only from those before it:
//!
//! - `verdict`: what is found, as types
//! - `lexis`: strings, comments, brackets
//! - `parsing`: whether code parses, as it stands or in surroundings
//! - `damage`: what publishing did to code
//! - `blame`: the place of a mistake
//! - `rung`: what a rung of the ladder is
//! - `parts`: code of several parts, such as sessions, runs of several languages, diffs
//! - `explain`: why code that does not parse may be right
//! - `judgement`: all of it in order

mod blame;
pub mod damage;
mod explain;
mod judgement;
mod lexis;
mod parsing;
mod parts;
mod rung;
mod verdict;

pub use judgement::{ARTICLE, ArticleReview, FAILED, LADDER, LEFT_OUT, NO_LANGUAGE, REVIEWS, Review, among, check, check_noting, left_out};
pub use lexis::within::{CodePlace, within};
pub use parsing::references;
pub use rung::Rung;
pub use verdict::{
    Allowance, Cause, Excuse, FaultKind, Finding, Fix, FixTrust, Help, Note, Parser, ReadAs, Said, Segment, Status, SyntaxError, Verdict,
    Why, why,
};

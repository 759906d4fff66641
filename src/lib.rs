//! Proofreads the code in published articles.
//!
//! Each stage is a pure function from the noun before it:
//! [`source`] → [`document`] → [`block`] → [`detect`] → [`snippet`] → [`syntax`] → [`rules`] → [`catalog`] → [`report`],
//! and [`run`] is all of them in order, in parallel over files and articles.

pub mod block;
pub mod catalog;
pub mod detect;
pub mod diagnostic;
pub mod document;
pub mod language;
pub mod markup;
pub mod report;
pub mod rules;
pub mod run;
pub mod snippet;
pub mod source;
pub mod syntax;
pub mod text;

//! Proofreads the code in published articles.
//!
//! Each stage is a pure function from the noun before it:
//! [`source`] → [`document`] → [`block`] → [`detect`] → [`snippet`] → [`syntax`] → [`rules`] → [`catalog`] → [`report`],
//! and [`run`] is all of them in order, in parallel over files and articles. [`isolate`] does the same in worker processes, so that a parser
//! that crashes costs its snippet alone.

pub mod baseline;
pub mod block;
pub mod catalog;
pub mod config;
pub mod conventions;
pub mod detect;
pub mod diagnostic;
pub mod document;
pub mod fixing;
pub mod guard;
pub mod interned;
pub mod isolate;
pub mod language;
pub mod markup;
pub mod paths;
pub mod report;
pub mod rules;
pub mod run;
pub mod snippet;
pub mod source;
pub mod syntax;
pub mod text;
pub mod warc;

/// The examples of docs/library.md are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
mod library {}

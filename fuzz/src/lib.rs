//! What hostile input looks like, and what is tried with it: shapes, mutations and targets, for stable Rust and for libFuzzer alike.

#![allow(clippy::panic, clippy::missing_panics_doc, reason = "a target says by a panic that a law is broken")]

pub mod mutate;
pub mod probe;
pub mod random;
pub mod samples;
pub mod shape;
pub mod targets;
pub mod tokens;

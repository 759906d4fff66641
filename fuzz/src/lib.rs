//! What hostile input looks like, and what is tried with it: shapes, mutations and targets, for stable Rust and for libFuzzer alike.

pub mod probe;
pub mod random;
pub mod samples;
pub mod tokens;

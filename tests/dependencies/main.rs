//! What the program is built from: what `deny.toml` allows, and what the page of parsers says.

#![allow(clippy::panic, clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod allowed;
mod metadata;
mod parsers;
mod releases;

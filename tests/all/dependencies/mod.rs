//! What the program is built from: what `deny.toml` allows, and what the page of parsers says.

mod allowed;
mod features;
mod metadata;
mod parsers;
mod releases;

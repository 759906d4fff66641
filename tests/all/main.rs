//! All tests of the whole program in one binary, for to link it costs more than most of them; the folders beside it hold plain files.

#![allow(clippy::panic, clippy::unwrap_used, clippy::string_slice, clippy::format_collect, reason = "a test may fail where it stands")]

mod applied;
mod articles;
mod baseline;
mod blocks;
mod changed;
mod characters;
mod cli;
mod common;
mod configured;
mod dependencies;
#[cfg(unix)]
mod files;
mod fixes;
mod formats;
mod generated;
mod hostile;
mod house;
mod imports;
mod isolation;
mod links;
mod matrix;
mod oracles;
mod packaging;
mod reports;
mod rules;
mod samples;
mod scenario;
mod settings;
mod snippets;
mod spans;
mod waivers;
mod words;
mod zoo;

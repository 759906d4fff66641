//! Where to point, and what to say, once it is certain that code does not parse.

mod lines;
mod place;
mod tree;

pub(super) use place::{first, sharpened};
pub(super) use tree::tree_errors;

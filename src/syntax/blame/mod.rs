//! Where to point, and what to say, once it is certain that code does not parse.

mod tree;

pub(super) use tree::tree_errors;

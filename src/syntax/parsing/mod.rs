//! Whether code parses: by whom, as it stands or in surroundings, and what its parsers let pass that no compiler would.

pub(super) mod attempt;
pub(super) mod dialects;
pub(super) mod fitting;
pub(super) mod fragment;
mod laxity;
pub mod references;
pub(super) mod tree;
pub(super) mod unparsed;

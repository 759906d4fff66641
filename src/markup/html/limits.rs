//! How deep a tree may be, and how large.

/// Depth of the tree past which start tags are ignored, as browsers do (Blink allows 512).
pub const MAX_DEPTH: usize = 512;

/// Tags and comments of a body past which they are read as if they were not there, and only their text is: a tree of as many takes 400 MB.
pub const MAX_NODES: usize = 1_000_000;

/// How much deeper the elements that code is made of may go.
pub(super) const CODE_DEPTH: usize = 32;

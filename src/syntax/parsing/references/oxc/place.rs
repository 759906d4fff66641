//! Offsets, which oxc counts in 32 bits.

/// A byte of the code that oxc names.
pub(super) fn place(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

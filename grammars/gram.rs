//! The hash of a run of a few bytes, by which the build and the program ask for the same bit of a set.

/// The hash of a run of one to three bytes, in lower case.
#[must_use]
pub(crate) fn hash(run: &[u8]) -> u16 {
    let number = run.iter().fold(1u32, |number, byte| number << 8 | u32::from(*byte));
    let [high, low, ..] = number.wrapping_mul(0x9E37_79B1).to_be_bytes();
    u16::from_be_bytes([high, low])
}

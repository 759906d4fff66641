//! How long one call of a parser may take, and how much memory.

/// Seconds that one call of a parser may take in a worker. The longest of a third of a million calls with published code took a tenth of
/// one.
pub const MAX_SECONDS: u64 = 2;

/// Bytes that a worker may grow by during one call of a parser. The largest of published code grow it by a tenth of that.
pub const MAX_BYTES: u64 = 256_000_000;

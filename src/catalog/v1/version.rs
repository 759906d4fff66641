//! The version of the published catalog, and the program that writes it.

/// The version that these types are.
pub const SCHEMA_VERSION: u32 = 1;

/// The program that writes them.
pub const GENERATOR: &str = concat!("snipcheck ", env!("CARGO_PKG_VERSION"));

//! The forms of a catalog: everything that is known of each snippet, as data.

mod csv;
mod json;
mod jsonl;
#[cfg(feature = "tables")]
mod tables;

use super::Format;

/// Every form of a catalog; the first is the default.
pub static EXPORTS: &[&Format] = &[
    &json::FORMAT,
    &jsonl::FORMAT,
    &csv::FORMAT,
    #[cfg(feature = "tables")]
    &tables::PARQUET,
    #[cfg(feature = "tables")]
    &tables::ARROW,
];

/// The form of a catalog called `name`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Format> {
    EXPORTS.iter().copied().find(|format| format.name == name)
}

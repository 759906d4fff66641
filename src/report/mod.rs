//! The output formats: one file a format, each of which writes the files as they come.

mod alike;
mod concise;
mod excerpt;
pub mod export;
mod format;
mod github;
mod human;
mod json;
mod jsonl;
mod junit;
mod ladder;
mod sarif;
mod statistics;
mod view;
pub mod visible;
pub mod visible_json;

pub use format::{Files, Format};
pub use ladder::LADDER;
pub use statistics::{statistics, totals};
pub use view::{Cells, ReportEnding, Style, View};

/// Every output format of a check; the first is the default.
pub static FORMATS: &[&Format] =
    &[&human::FORMAT, &concise::FORMAT, &json::FORMAT, &jsonl::FORMAT, &sarif::FORMAT, &github::FORMAT, &junit::FORMAT];

/// The format of a check called `name`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

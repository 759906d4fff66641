//! The output formats: one file a format, each of which writes the files as they come.

mod alike;
mod azure;
mod checkstyle;
mod concise;
mod excerpt;
pub mod export;
mod format;
mod github;
mod gitlab;
mod grouped;
mod human;
mod json;
mod jsonl;
mod junit;
mod ladder;
mod repository;
mod reviewdog;
mod sarif;
mod statistics;
mod step_summary;
mod tap;
mod view;
pub mod visible;
pub mod visible_json;
mod xml;

pub use format::{Files, Format, ReportWriter};
pub use ladder::LADDER;
pub use repository::Repository;
pub use statistics::{statistics, totals};
pub use step_summary::FORMAT as STEP_SUMMARY;
pub use view::{Cells, ReportEnding, Style, View};

/// Every output format of a check; the first is the default.
pub static FORMATS: &[&Format] = &[
    &human::FORMAT,
    &grouped::FORMAT,
    &concise::FORMAT,
    &json::FORMAT,
    &jsonl::FORMAT,
    &sarif::FORMAT,
    &github::FORMAT,
    &step_summary::FORMAT,
    &gitlab::FORMAT,
    &azure::FORMAT,
    &reviewdog::WHOLE,
    &reviewdog::LINES,
    &checkstyle::FORMAT,
    &junit::FORMAT,
    &tap::FORMAT,
];

/// The format of a check called `name`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

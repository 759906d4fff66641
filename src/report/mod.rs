//! The output formats: one file a format, each of which writes the files as they come.

mod concise;
mod excerpt;
pub mod export;
mod github;
mod human;
mod json;
mod jsonl;
mod junit;
mod ladder;
mod sarif;
mod statistics;
pub mod visible;
pub mod visible_json;

use std::io;

pub use ladder::LADDER;
pub use statistics::{statistics, totals};

use crate::catalog::File;
use crate::diagnostic::Severity;

/// An output format.
#[derive(Debug)]
pub struct Format {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// What it is, in a few words.
    pub summary: &'static str,
    /// Writes files in their order.
    pub write: fn(Files<'_>, &View, &mut dyn io::Write) -> io::Result<()>,
}

/// Files as they are checked: a format that lets each go keeps memory small.
pub type Files<'a> = &'a mut dyn Iterator<Item = File>;

/// How a report is to look.
#[derive(Clone, Debug)]
pub struct View {
    /// With or without colours.
    pub style: Style,
    /// Columns of the terminal that frames are cut to.
    pub width: usize,
    /// The least severity that fails a check; `None` if nothing does.
    pub failing: Option<Severity>,
    /// What comes after the findings.
    pub ending: Ending,
    /// How the cells of a table are written.
    pub cells: Cells,
}

/// Whether text has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without colours.
    Plain,
    /// With ANSI colours.
    Coloured,
}

/// How the cells of a table are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// As they are.
    Exact,
    /// With a `'` before what a spreadsheet would take for a formula.
    Safe,
}

/// What a report for people ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing.
    None,
    /// The totals in a line.
    Totals,
    /// Counts by rule, language and status, and the totals.
    Statistics,
}

impl Default for View {
    fn default() -> Self {
        Self { style: Style::Plain, width: 120, failing: Some(Severity::Error), ending: Ending::Totals, cells: Cells::Exact }
    }
}

/// Every output format of a check; the first is the default.
pub static FORMATS: &[&Format] =
    &[&human::FORMAT, &concise::FORMAT, &json::FORMAT, &jsonl::FORMAT, &sarif::FORMAT, &github::FORMAT, &junit::FORMAT];

/// The format of a check called `name`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

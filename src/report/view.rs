//! How a report is to look.

use super::Repository;
use crate::diagnostic::Severity;

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
    pub ending: ReportEnding,
    /// How the cells of a table are written.
    pub cells: Cells,
    /// The repository whose paths services are told; `None` if they are told the names of files as they are.
    pub repository: Option<Repository>,
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
pub enum ReportEnding {
    /// Nothing.
    None,
    /// The totals in a line.
    Totals,
    /// Counts by rule, language and status, and the totals.
    Statistics,
}

impl Default for View {
    fn default() -> Self {
        Self {
            style: Style::Plain,
            width: 120,
            failing: Some(Severity::Error),
            ending: ReportEnding::Totals,
            cells: Cells::Exact,
            repository: None,
        }
    }
}

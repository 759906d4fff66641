//! How the program ends.

use std::process::ExitCode;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// All was done, and nothing is wrong.
    Clean = 0,
    /// Findings at or above the failing severity.
    Findings = 1,
    /// Something could not be done or read.
    Failed = 2,
    /// There was nothing to look at.
    NoInput = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
            Exit::NoInput => 3,
        })
    }
}

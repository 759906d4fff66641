//! How a parser may fail other than by its answer.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A parser that gave no answer for a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The parser: its crate's name.
    pub parser: String,
    /// What happened.
    pub cause: FailureCause,
}

/// What became of a parser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FailureCause {
    /// It was not given the code, which is past a limit of its: the words say which, as in "brackets nest deeper than 256".
    Refused(String),
    /// It was not asked, for others had taken [`super::MAX_LOOK`] of processor time for the snippet.
    Late,
    /// It panicked, with these words.
    Panicked(String),
    /// The process that it ran in was ended.
    Died(Death),
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Death {
    /// A signal ended it, as the system counts them: 6 is an abort or a stack that ran over, 11 an access to memory that is not its own.
    Signal(i32),
    /// It ended with this exit code, which no worker does by itself.
    Exit(i32),
    /// It was ended, because it took longer than [`super::MAX_SECONDS`].
    TimedOut,
    /// It was ended, because it took more memory than [`super::MAX_BYTES`].
    OutOfMemory,
    /// It was ended, because it parsed nothing and gave no answer for this many seconds.
    Stalled(u64),
    /// It was ended, because it grew by more than this many bytes while it parsed nothing.
    Swollen(u64),
}

impl Failure {
    /// Whether nothing more is to be tried with the snippet: each further try might end a process.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        matches!(self.cause, FailureCause::Died(_))
    }
}

impl Death {
    /// Whether who watched over the process ended it: then what it did at that moment is why.
    pub(crate) fn is_by_supervisor(self) -> bool {
        match self {
            Self::TimedOut | Self::OutOfMemory | Self::Stalled(_) | Self::Swollen(_) => true,
            Self::Signal(_) | Self::Exit(_) => false,
        }
    }
}

impl std::error::Error for Failure {}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parser = &self.parser;
        match &self.cause {
            FailureCause::Refused(limit) => write!(f, "not given to {parser}, which is not safe where {limit}"),
            FailureCause::Late => write!(f, "{parser} was not asked, for the time for one snippet was over"),
            FailureCause::Panicked(message) => write!(f, "{parser} panicked: {message}"),
            FailureCause::Died(death) => write!(f, "{parser} {death}"),
        }
    }
}

impl fmt::Display for Death {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signal(signal) => write!(f, "crashed (signal {signal})"),
            Self::Exit(code) => write!(f, "ended its process (exit code {code})"),
            Self::TimedOut => write!(f, "did not end within {} seconds", super::MAX_SECONDS),
            Self::OutOfMemory => write!(f, "took more than {} MB of memory", super::MAX_BYTES / 1_000_000),
            Self::Stalled(seconds) => write!(f, "gave no sign of life for {seconds} seconds"),
            Self::Swollen(bytes) => write!(f, "took more than {} MB of memory outside of parsers", bytes / 1_000_000),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_is_a_sentence() {
        let told = |cause| Failure { parser: "raffia".to_owned(), cause }.to_string();
        assert_eq!(told(FailureCause::Died(Death::TimedOut)), "raffia did not end within 2 seconds");
        assert_eq!(told(FailureCause::Died(Death::Signal(11))), "raffia crashed (signal 11)");
        let refused = FailureCause::Refused("brackets nest deeper than 256".to_owned());
        assert_eq!(told(refused), "not given to raffia, which is not safe where brackets nest deeper than 256");
    }
}

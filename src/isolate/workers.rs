//! How workers are started, and what they may take.

use std::fmt;
use std::process::Command;
use std::time::Duration;

/// How workers are started, and what they may take.
pub struct Workers {
    /// Makes the command that starts one: a program that calls [`super::serve`] and does nothing else.
    pub command: Box<dyn Fn() -> Command + Send + Sync>,
    /// Threads of a worker; 0 for one a core.
    pub threads: usize,
    /// What a worker may take for an input besides what its parsers take.
    pub patience: Patience,
}

/// What a worker may take while it parses nothing and has no answer: more than any input needs that a machine can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// How long. Only time counts in which the worker could work; five times as long is the end of it in any case.
    pub time: Duration,
    /// Bytes that it may grow by.
    pub bytes: u64,
}

impl Default for Patience {
    fn default() -> Self {
        Self { time: Duration::from_mins(2), bytes: 8_000_000_000 }
    }
}

impl Workers {
    /// Workers that `command` starts, of `threads` threads each, 0 for one a core.
    pub fn new(command: impl Fn() -> Command + Send + Sync + 'static, threads: usize) -> Self {
        Self { command: Box::new(command), threads, patience: Patience::default() }
    }
}

impl fmt::Debug for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { command, threads, patience } = self;
        f.debug_struct("Workers").field("command", &command()).field("threads", threads).field("patience", patience).finish()
    }
}

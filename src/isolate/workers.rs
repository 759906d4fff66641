//! How workers are started.

use std::fmt;
use std::process::Command;

/// How workers are started.
pub struct Workers {
    /// Makes the command that starts one: a program that calls [`super::serve`] and does nothing else.
    pub command: Box<dyn Fn() -> Command + Send + Sync>,
    /// Threads of a worker; 0 for one a core.
    pub threads: usize,
}

impl fmt::Debug for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workers").field("command", &(self.command)()).field("threads", &self.threads).finish()
    }
}

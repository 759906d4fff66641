//! A worker that stays between runs: to start one takes longer than to read a small article.

use super::child::Child;
use super::supervisor::{KeptWorker, Supervisor};
use super::{Outcome, Workers};
use crate::run::{Input, Options};

/// Workers for many runs. The worker of one run is that of the next, and what ended a worker is not asked again in any of them.
///
/// All runs are made on one thread: Linux ends a worker with the thread that started it.
pub struct Standing {
    workers: Workers,
    options: Options,
    kept: KeptWorker,
}

impl std::fmt::Debug for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Standing").field("workers", &self.workers).field("options", &self.options).finish_non_exhaustive()
    }
}

impl Standing {
    /// Workers that read as `options` say; none is started before there is something to read.
    #[must_use]
    pub fn new(workers: Workers, options: Options) -> Self {
        Self { workers, options, kept: KeptWorker::default() }
    }

    /// Checks every input, and has `give` take what became of each, in the order of `inputs`, until it returns `false`. Where no worker can
    /// be started, no input is read.
    pub fn run(&mut self, inputs: &[Input], give: &mut dyn FnMut(Outcome) -> bool) {
        let mut kept = std::mem::take(&mut self.kept);
        // One that died while nobody asked it for anything died of nothing that it was asked.
        kept.child = kept.child.and_then(Child::alive);
        self.kept = Supervisor::new(inputs, &self.options, &self.workers, kept).run(give);
    }
}

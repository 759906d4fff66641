//! The same as [`crate::run`], in worker processes: what a parser does to its process costs one snippet, and the run goes on.
//!
//! A supervisor starts the program again as a worker, hands it inputs over a pipe, and takes back article after article. Before a worker
//! asks a parser, it writes down which and what for (see [`crate::guard::journal`]). When it dies, the inputs at hand are given to a worker
//! with a single thread, one after another. If that dies too, the supervisor reads what it died of, starts another that does not ask that
//! again, and hands it what was not finished. So it is never in doubt which call or which input it was, and what is killed from without,
//! as where the system has no memory left, costs nothing.

mod child;
mod outcome;
mod process;
mod protocol;
mod standing;
mod supervisor;
mod worker;
mod workers;

use std::sync::mpsc::{channel, sync_channel};
use std::thread;

use crate::catalog::File;
use crate::run::{self, Input, Options, Unreadable};

pub use outcome::Outcome;
pub use process::standard_error;
pub use standing::Standing;
pub use worker::serve;
pub use workers::{Patience, Workers};

use supervisor::{KeptWorker, Supervisor};

/// Checks every input in workers, and gives `report` the files one after another in the order of `inputs`, as [`run::run`] does. An input
/// that ends its worker, and not by a call of a parser, is left out like one that could not be read.
///
/// Where no worker can be started (a system without processes, a missing program), all is done in this process.
pub fn run<T>(
    inputs: &[Input],
    options: &Options,
    workers: &Workers,
    report: impl FnOnce(&mut dyn Iterator<Item = File>) -> T,
) -> (T, Vec<Unreadable>) {
    let Ok(child) = child::Child::start(workers, options, &[], workers.threads) else { return run::run(inputs, options, report) };
    let (files, results) = sync_channel(0);
    let (unreadable, failures) = channel();
    let untold = unreadable.clone();
    let reported = thread::scope(|scope| {
        let mut give = move |outcome: Outcome| match outcome.result {
            Ok(file) => files.send(file).is_ok(),
            // Nobody listening is impossible: the receiver outlives this thread.
            Err(failure) => unreadable.send(failure).is_ok(),
        };
        let supervisor = move || drop(Supervisor::new(inputs, options, workers, KeptWorker::new(child)).run(&mut give));
        if let Err(error) = thread::Builder::new().spawn_scoped(scope, supervisor) {
            run::tell_unread(inputs, &error, &untold);
        }
        drop(untold);
        report(&mut results.into_iter())
    });
    (reported, failures.into_iter().collect())
}

//! Documents that are read in another process: what ends it costs one document, or one snippet, and the rest is read.
//!
//! A thread of this process keeps the worker from one call to the next, and calls take turns. What is known of documents that ended
//! workers is kept as well.

use std::cell::Cell;
use std::process::Command;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use std::{mem, thread};

use pyo3::prelude::*;
use snipcheck::isolate::{Outcome, Standing, Workers};
use snipcheck::run::{Input, Options};

use crate::pool::{Cancelled, FORKED, TICK, interruption};
use crate::{SnipcheckError, gate};

/// Outcomes that wait to be taken.
const WAITING: usize = 16;

/// What is to be read, and who takes it.
struct Job {
    inputs: Vec<Input>,
    cancelled: Cancelled,
    taker: SyncSender<Outcome>,
}

/// The thread that keeps the worker.
struct Keeper {
    process: u32,
    command: Vec<String>,
    threads: usize,
    jobs: Sender<Job>,
}

/// No fork finds it locked: it is only locked where [`gate`] lets none happen.
static KEEPER: Mutex<Option<Keeper>> = Mutex::new(None);

/// Reads `inputs` in a worker of `threads` threads that `command` starts, and gives `take` what became of each, in their order.
pub(crate) fn read(
    py: Python<'_>,
    command: Vec<String>,
    threads: usize,
    inputs: Vec<Input>,
    mut take: impl FnMut(Outcome) + Send,
) -> PyResult<()> {
    let _call = Call::begin()?;
    gate::work(py, || {
        let (taker, outcomes) = sync_channel(WAITING);
        let cancelled = Cancelled::default();
        hand_over(command, threads, Job { inputs, cancelled: Arc::clone(&cancelled), taker })?;
        let mut interrupted = None;
        let mut looked = Instant::now();
        let process = std::process::id();
        loop {
            // Outcomes may come without a pause.
            if interrupted.is_none() && looked.elapsed() >= TICK {
                interrupted = interruption(&cancelled);
                looked = Instant::now();
            }
            match outcomes.recv_timeout(TICK) {
                Err(RecvTimeoutError::Timeout) if std::process::id() != process => return Err(SnipcheckError::new_err(FORKED)),
                Ok(outcome) if interrupted.is_none() => take(outcome),
                Err(RecvTimeoutError::Disconnected) => return interrupted.map_or(Ok(()), Err),
                // The keeper ends the worker then.
                Ok(_) | Err(RecvTimeoutError::Timeout) => {}
            }
        }
    })
}

thread_local! {
    /// Whether this thread waits for the worker.
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// A call of this thread that waits for the worker. A handler of a signal that makes another one would wait for itself: calls take turns.
struct Call;

impl Call {
    fn begin() -> PyResult<Self> {
        if WAITS.replace(true) {
            return Err(SnipcheckError::new_err("this thread is in the middle of an isolated call already"));
        }
        Ok(Self)
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        WAITS.set(false);
    }
}

fn hand_over(command: Vec<String>, threads: usize, job: Job) -> PyResult<()> {
    let process = std::process::id();
    let mut keeper = KEEPER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(inherited) = keeper.take_if(|keeper| keeper.process != process) {
        // Its thread is not in this process, and its worker serves another.
        mem::forget(inherited);
    }
    let known = keeper.take_if(|keeper| keeper.command != command || keeper.threads != threads);
    drop(known);
    let keeper = match &mut *keeper {
        Some(keeper) => keeper,
        none => none.insert(Keeper::start(process, command, threads)?),
    };
    keeper.jobs.send(job).map_err(|_| SnipcheckError::new_err("the thread that keeps the worker has ended"))
}

impl Keeper {
    fn start(process: u32, command: Vec<String>, threads: usize) -> PyResult<Self> {
        let (jobs, waiting) = channel();
        let words = command.clone();
        let start = move || {
            let (program, arguments) = words.split_first().map_or(("", &[][..]), |(program, arguments)| (program.as_str(), arguments));
            let mut command = Command::new(program);
            command.args(arguments);
            command
        };
        let standing = Standing::new(Workers::new(start, threads), Options::default());
        thread::Builder::new()
            .name("snipcheck-keeper".to_owned())
            .spawn(move || keep(standing, &waiting))
            .map_err(|error| SnipcheckError::new_err(format!("no thread can be started: {error}")))?;
        Ok(Self { process, command, threads, jobs })
    }
}

/// Does one job after another, as long as there may be more.
fn keep(mut standing: Standing, jobs: &Receiver<Job>) {
    for Job { inputs, cancelled, taker } in jobs {
        standing.run(&inputs, &mut |outcome| !cancelled.load(Ordering::Relaxed) && taker.send(outcome).is_ok());
    }
}

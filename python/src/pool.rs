//! The threads that documents are read on: those of one process, by their number, whose stacks are as deep as parsers want them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rayon::ThreadPool;
use snipcheck::config::MAX_JOBS;
use snipcheck::guard;

use crate::{SnipcheckError, gate};

/// How often a call looks whether Ctrl-C was pressed.
pub(crate) const TICK: Duration = Duration::from_millis(50);

/// What is said of a call that goes on in another process.
pub(crate) const FORKED: &str = "the process was forked while this was read, and nobody reads it here";

/// Whether nobody waits for the answer any more.
pub(crate) type Cancelled = Arc<AtomicBool>;

/// The pools of this process. They are never taken down, and those of a parent are left alone: its threads are not here.
struct Pools {
    process: u32,
    by_threads: BTreeMap<usize, &'static ThreadPool>,
}

/// No fork finds it locked: it is only locked where [`gate`] lets none happen.
static POOLS: Mutex<Option<Pools>> = Mutex::new(None);

/// As many threads as `threads` says; 0, one a core, if it says nothing.
pub(crate) fn threads(threads: Option<usize>) -> PyResult<usize> {
    match threads {
        Some(threads) if !(1..=MAX_JOBS).contains(&threads) => Err(PyValueError::new_err(format!("threads is from 1 to {MAX_JOBS}"))),
        threads => Ok(threads.unwrap_or(0)),
    }
}

fn pool(threads: usize) -> PyResult<&'static ThreadPool> {
    let process = std::process::id();
    let mut pools = POOLS.lock().unwrap_or_else(PoisonError::into_inner);
    let pools = match &mut *pools {
        Some(pools) if pools.process == process => pools,
        other => other.insert(Pools { process, by_threads: BTreeMap::new() }),
    };
    if let Some(pool) = pools.by_threads.get(&threads) {
        return Ok(pool);
    }
    let pool = guard::pool(threads).map_err(|error| SnipcheckError::new_err(format!("no threads can be started: {error}")))?;
    let pool: &'static ThreadPool = Box::leak(Box::new(pool));
    pools.by_threads.insert(threads, pool);
    Ok(pool)
}

/// What `work` gives on a pool of `threads` threads, 0 for one a core. Signals are heeded meanwhile: what they raise cancels the rest.
pub(crate) fn run<T: Send + 'static>(py: Python<'_>, threads: usize, work: impl FnOnce(&Cancelled) -> T + Send + 'static) -> PyResult<T> {
    let (answer, answered) = sync_channel(1);
    let cancelled = Cancelled::default();
    gate::work(py, move || {
        let cancelled_there = Arc::clone(&cancelled);
        // Nobody listening is impossible: whoever waits stays until there is an answer.
        pool(threads)?.spawn(move || drop(answer.send(guard::watched(|| work(&cancelled_there)))));
        let mut interrupted = None;
        let process = std::process::id();
        loop {
            match answered.recv_timeout(TICK) {
                Ok(_) if interrupted.is_some() => break,
                // A handler of a signal forked, and goes on in the new process, which has none of the threads.
                Err(RecvTimeoutError::Timeout) if std::process::id() != process => return Err(failed(FORKED.to_owned())),
                Ok((Some(answer), _)) => return Ok(answer),
                Ok((None, failure)) => return Err(failed(failure.map_or_else(String::new, |failure| failure.to_string()))),
                Err(RecvTimeoutError::Timeout) if interrupted.is_none() => interrupted = interruption(&cancelled),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(failed("the thread that read it ended".to_owned())),
            }
        }
        Err(interrupted.unwrap_or_else(|| failed(String::new())))
    })
}

/// What a signal raises, if there was one: then the rest is cancelled.
pub(crate) fn interruption(cancelled: &AtomicBool) -> Option<PyErr> {
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is not general enough")]
    let raised = Python::attach(|py| py.check_signals()).err()?;
    cancelled.store(true, Ordering::Relaxed);
    Some(raised)
}

fn failed(message: String) -> PyErr {
    SnipcheckError::new_err(message)
}

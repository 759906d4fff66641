//! Threads with a stack that is known: parsers recurse, and how far depends on what somebody published.

use std::cell::Cell;
use std::sync::OnceLock;
use std::{process, thread};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::scope;

/// Bytes of stack of each thread that parses. A system's usual 2 to 8 MB are little, and what is not used costs no memory.
pub const STACK_BYTES: usize = 16 * 1024 * 1024;

/// Bytes of those that are for the program itself, not for a parser.
const OWN_BYTES: usize = 2 * 1024 * 1024;

thread_local! {
    /// Whether this thread has [`STACK_BYTES`].
    static KNOWN: Cell<bool> = const { Cell::new(false) };
}

/// Runs `parse`, which takes `bytes` of stack at most: here if this thread has as many, else on a thread of its own; `None` if that
/// cannot be started.
pub fn with_stack<T: Send>(bytes: usize, parse: impl FnOnce() -> T + Send) -> Option<T> {
    if bytes <= STACK_BYTES - OWN_BYTES && KNOWN.get() {
        return Some(parse());
    }
    thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(bytes + OWN_BYTES).spawn_scoped(scope, || scope::caught(parse)).ok()?;
        match worker.join() {
            Ok(Ok(answer)) => Some(answer),
            // It goes on here as the panic that it was there.
            Ok(Err(words)) => std::panic::resume_unwind(Box::new(words)),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// A pool of `threads` threads, 0 for one a core, that have [`STACK_BYTES`] each.
///
/// # Errors
///
/// Fails if the system gives no more threads.
pub fn pool(threads: usize) -> Result<ThreadPool, rayon::ThreadPoolBuildError> {
    ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES).start_handler(|_| KNOWN.set(true)).build()
}

/// The pools that the library runs on where its user brings none.
static SHARED: OnceLock<ProcessPool> = OnceLock::new();

/// The pool of one process, and those of the processes that were forked from it: a fork has its parent's memory, and none of its threads.
/// No process touches the pool of another, whose locks may be held by threads that it does not have.
struct ProcessPool {
    process: u32,
    /// `None` if it cannot be started: then the caller's thread does it all.
    pool: OnceLock<Option<ThreadPool>>,
    forked: OnceLock<Box<Self>>,
}

impl ProcessPool {
    fn of(process: u32) -> Self {
        Self { process, pool: OnceLock::new(), forked: OnceLock::new() }
    }
}

/// The pool of this process.
fn shared() -> Option<&'static ThreadPool> {
    let process = process::id();
    let mut shared = SHARED.get_or_init(|| ProcessPool::of(process));
    while shared.process != process {
        shared = shared.forked.get_or_init(|| Box::new(ProcessPool::of(process)));
    }
    shared.pool.get_or_init(|| pool(0).ok()).as_ref()
}

/// Runs `run` on a thread whose stack is known: this one, or one of the library's own pool.
pub(crate) fn on_known_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    if KNOWN.get() {
        return run();
    }
    if let Some(pool) = shared() {
        return pool.install(run);
    }
    // What is done in parallel is then done here, one after another.
    let _alone = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
    run()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deep(levels: usize) -> usize {
        let room = std::hint::black_box([levels; 512]);
        if levels == 0 { 0 } else { deep(levels - 1) + std::hint::black_box(room)[0] / levels }
    }

    #[test]
    fn what_takes_more_stack_gets_it() {
        assert_eq!(with_stack(256 * 1024 * 1024, || deep(10_000)), Some(10_000));
        assert_eq!(on_known_stack(|| with_stack(8 * 1024 * 1024, || deep(500))), Some(500));
    }
}

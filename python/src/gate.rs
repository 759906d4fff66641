//! That no fork happens while documents are being read: a fork has the memory of its parent, with all locks as they are, and none of its
//! threads, so that a lock that one of them holds would never be let go.
//!
//! Python tells of its forks (`os.register_at_fork`): one that is wanted waits until nothing is being read, and what wants to be read
//! meanwhile waits for the fork. Counters and short sleeps do it, for a lock of ours would itself be one that a fork may meet.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use pyo3::prelude::*;

/// Between two looks at the counters.
const TICK: Duration = Duration::from_millis(1);

/// Calls that are being worked on.
static BUSY: AtomicUsize = AtomicUsize::new(0);

/// Forks that are about to happen.
static FORKS: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// Calls of this thread that are being worked on: a handler of a signal runs in the middle of them, and may fork.
    static OWN: Cell<usize> = const { Cell::new(0) };
}

/// A call that is being worked on.
struct Busy;

impl Busy {
    fn enter() -> Self {
        loop {
            while FORKS.load(Ordering::SeqCst) > 0 {
                thread::sleep(TICK);
            }
            BUSY.fetch_add(1, Ordering::SeqCst);
            if FORKS.load(Ordering::SeqCst) == 0 {
                OWN.set(OWN.get() + 1);
                return Self;
            }
            BUSY.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        OWN.set(OWN.get().saturating_sub(1));
        // In a process that was forked in the middle of it, nothing is busy.
        let _ = BUSY.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |busy| Some(busy.saturating_sub(1)));
    }
}

/// What `work` gives, while other threads of Python go on and no fork happens.
pub(crate) fn work<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> T {
    py.detach(|| {
        let _busy = Busy::enter();
        work()
    })
}

/// Waits until nothing is being read but what this thread waits for itself, and lets nothing begin: what Python calls before a fork.
pub(crate) fn before_fork(py: Python<'_>) {
    FORKS.fetch_add(1, Ordering::SeqCst);
    let own = OWN.get();
    if BUSY.load(Ordering::SeqCst) > own {
        py.detach(|| {
            while BUSY.load(Ordering::SeqCst) > own {
                thread::sleep(TICK);
            }
        });
    }
}

/// Lets go on what waits: what Python calls in the parent.
pub(crate) fn after_fork_in_parent() {
    FORKS.fetch_sub(1, Ordering::SeqCst);
}

/// Nothing is being read in a new process: what Python calls in it.
pub(crate) fn after_fork_in_child() {
    FORKS.store(0, Ordering::SeqCst);
    BUSY.store(0, Ordering::SeqCst);
}

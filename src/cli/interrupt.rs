//! Signals that end the program: what is half done is undone first.

use std::io;
use std::sync::{Arc, Mutex};

/// Has a signal that ends the program drop what all of `held` hold, and then end the program as it would have.
///
/// Whoever locks `held` while it must not be interrupted is waited for; a second signal waits for nothing.
#[cfg(unix)]
pub(super) fn drops<T: Send + 'static>(held: Vec<Arc<Mutex<Option<T>>>>) -> io::Result<()> {
    use std::sync::PoisonError;
    use std::sync::atomic::AtomicBool;
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::{flag, low_level};

    if held.is_empty() {
        return Ok(());
    }
    // What is ignored stays so: programs are started behind `nohup`, or in the background.
    let ours: Vec<_> = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal)).collect();
    let again = Arc::new(AtomicBool::new(false));
    for signal in &ours {
        flag::register_conditional_default(*signal, Arc::clone(&again))?;
        flag::register(*signal, Arc::clone(&again))?;
    }
    let mut signals = Signals::new(ours)?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            // All are locked at once: what is being put in its place is waited for.
            let mut held: Vec<_> = held.iter().map(|held| held.lock().unwrap_or_else(PoisonError::into_inner)).collect();
            for held in &mut held {
                drop(held.take());
            }
            // Nothing is left to be done where even this fails: a second signal ends the program.
            drop(low_level::emulate_default_handler(signal));
        }
    });
    Ok(())
}

/// Elsewhere the system ends the program, and what is half done stays behind.
#[cfg(not(unix))]
pub(super) fn drops<T: Send + 'static>(_: Vec<Arc<Mutex<Option<T>>>>) -> io::Result<()> {
    Ok(())
}

/// Whether the program was started with `signal` ignored; where the system does not tell, it was not.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

//! What stands between the program and the parsers of others: none is asked but through [`ask`], so that what it does to itself costs
//! the snippet at hand, and nothing else.
//!
//! A panic is caught wherever the program runs. A crash, a stack that runs over, memory that never ends and a loop that never ends can
//! only be outlived by another process: a worker (see [`crate::isolate`]) writes down each call before it is made, and its supervisor reads
//! there which call ended it. The next worker knows, and does not make that call again.

use std::sync::atomic::{AtomicBool, Ordering};

mod failure;
pub mod journal;
mod limits;
mod measure;
mod scope;
mod stack;
pub mod timings;

pub use failure::{Death, Failure, FailureCause};
pub use grammars::Measure;
pub use limits::{MAX_BYTES, MAX_SECONDS};
pub(crate) use measure::nesting;
pub use measure::past;
pub use scope::{MAX_LOOK, is_caught, outlived, quiet_caught_panics, watched};
pub(crate) use scope::{spend, steps_left};
pub(crate) use stack::on_known_stack;
pub use stack::{STACK_BYTES, pool, with_stack};

/// Asks `parser`, a crate's name, what it makes of `code` in the language whose id is `language`. Each pair of a parser and a code must
/// give the same answer every time.
///
/// # Errors
///
/// Fails if the parser panics, if the time for the snippet at hand is over, if this call ended a worker before, or if any other of the same snippet did.
pub fn ask<T>(parser: &str, language: &str, code: &str, parse: impl FnOnce() -> T) -> Result<T, Failure> {
    if let Some(failure) = scope::fatal() {
        return Err(failure);
    }
    let failed = |cause| noted(Failure { parser: parser.to_owned(), cause });
    if is_over() {
        return Err(failed(FailureCause::Late));
    }
    let entry = match journal::kept() {
        Some(journal) => {
            let hash = journal::hash(code);
            if let Some(death) = journal.death(parser, language, hash) {
                return Err(failed(FailureCause::Died(death)));
            }
            Some(journal.enter(parser, language, hash))
        }
        None => None,
    };
    let answer = scope::caught(|| timings::timed(code.len(), parse));
    drop(entry);
    answer.map_err(|words| failed(FailureCause::Panicked(words)))
}

/// Whether parsers are given what they are not safe with.
static LIFTED: AtomicBool = AtomicBool::new(false);

/// Whether the time for this look at the snippet at hand is over.
pub(crate) fn is_over() -> bool {
    !is_lifted() && scope::is_over()
}

/// Whether parsers are.
pub(crate) fn is_lifted() -> bool {
    LIFTED.load(Ordering::Relaxed)
}

/// Has parsers given, from now on and in this process, even what they are not safe with: to see what they do, in a worker.
pub fn lift() {
    LIFTED.store(true, Ordering::Relaxed);
}

/// Fails if `code` is past one of the `limits` of `parser`, or of those that hold for all: what a parser is not safe with, it is not given.
///
/// # Errors
///
/// Fails with the limit, in words.
pub fn admit(parser: &str, limits: &[(Measure, usize)], code: &str) -> Result<(), Failure> {
    if is_lifted() {
        return Ok(());
    }
    past(limits, code).map_or(Ok(()), |limit| Err(refused(parser, limit)))
}

/// Says that `parser` was not asked, for the code is past a `limit` of its.
pub fn refused(parser: &str, limit: impl Into<String>) -> Failure {
    noted(Failure { parser: parser.to_owned(), cause: FailureCause::Refused(limit.into()) })
}

fn noted(failure: Failure) -> Failure {
    scope::note(&failure);
    failure
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failure_of_its_snippet() {
        let (answer, failed) = watched(|| ask("p", "css", "a", || -> u8 { std::panic::panic_any("no end of input") }));
        let failure = Failure { parser: "p".to_owned(), cause: FailureCause::Panicked("no end of input".to_owned()) };
        assert_eq!(answer, Some(Err(failure.clone())));
        assert_eq!(failed, Some(failure));
        assert_eq!(ask("p", "css", "a", || 1), Ok(1));
    }
}

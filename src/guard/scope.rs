//! What failed while one snippet was looked at, and that nothing more is tried once a process died of it.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use super::failure::{Failure, FailureCause};

/// What is named as the parser where the program itself panicked.
const OWN: &str = "snipcheck";

thread_local! {
    /// The first failure of the snippet that this thread looks at; `None` between snippets.
    static FAILED: RefCell<Option<Scope>> = const { RefCell::new(None) };
    /// How many calls of this thread are caught if they panic.
    static CAUGHT: RefCell<u32> = const { RefCell::new(0) };
}

/// Steps of parsers that one snippet may take, a step being ten to thirty microseconds: two seconds or so. Each parse has a limit of its own,
/// and so has what a verdict tries; this is for code on which many parses each stay just within theirs.
const MAX_STEPS: usize = 100_000;

/// Processor time that each look at one snippet (its language, its verdict, each opinion that a rule asks for) may take before no parser is
/// asked any more. The looks at 42,000 blocks of articles and documentation take 4,400 steps at most, which is a tenth of a second or so;
/// made-up code, in which each step is a hundred times as long, took twenty seconds.
pub const MAX_LOOK: Duration = Duration::from_millis(600);

struct Scope {
    first: Option<Failure>,
    steps: usize,
    /// The thread's processor time when it began; `None` where the system does not tell.
    began: Option<Duration>,
}

impl Scope {
    fn new() -> Self {
        Self { first: None, steps: 0, began: processor_time() }
    }
}

/// The processor time that this thread has had: unlike the time of day, it does not depend on what else the machine does.
#[cfg(unix)]
fn processor_time() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).ok()
}

#[cfg(not(unix))]
fn processor_time() -> Option<Duration> {
    None
}

/// Steps that parsers may still take for the snippet at hand.
pub(crate) fn steps_left() -> usize {
    FAILED.with_borrow(|scope| scope.as_ref().map_or(MAX_STEPS, |scope| MAX_STEPS.saturating_sub(scope.steps)))
}

/// Whether the time for this look at the snippet at hand is over.
pub(super) fn is_over() -> bool {
    let began = FAILED.with_borrow(|scope| scope.as_ref().and_then(|scope| scope.began));
    began.zip(processor_time()).is_some_and(|(began, now)| now.saturating_sub(began) > MAX_LOOK)
}

/// Takes note of `steps` that a parser took for the snippet at hand.
pub(crate) fn spend(steps: usize) {
    FAILED.with_borrow_mut(|scope| {
        if let Some(scope) = scope {
            scope.steps = scope.steps.saturating_add(steps);
        }
    });
}

/// What `look` says of one snippet, and the first failure of a parser that it asked. `look` is on its own thread throughout. A fault of
/// the program's own is caught like one of a parser: then there is no answer.
pub fn watched<T>(look: impl FnOnce() -> T) -> (Option<T>, Option<Failure>) {
    // A thread that waits for others may look at another snippet meanwhile.
    let outer = FAILED.replace(Some(Scope::new()));
    let answer = outlived(look);
    let first = FAILED.replace(outer).and_then(|scope| scope.first);
    match answer {
        Ok(answer) => (Some(answer), first),
        Err(failure) => (None, Some(failure)),
    }
}

/// What `run` gives, which looks at more than one snippet and so has no limit as a whole.
///
/// # Errors
///
/// Fails if the program itself panics.
pub fn outlived<T>(run: impl FnOnce() -> T) -> Result<T, Failure> {
    caught(run).map_err(|message| Failure { parser: OWN.to_owned(), cause: FailureCause::Panicked(message) })
}

/// The failure after which nothing more is tried with the snippet at hand.
pub(super) fn fatal() -> Option<Failure> {
    FAILED.with_borrow(|scope| scope.as_ref().and_then(|scope| scope.first.clone()).filter(Failure::is_fatal))
}

/// Keeps `failure` for the snippet at hand: the first, or the first that is fatal.
pub(super) fn note(failure: &Failure) {
    FAILED.with_borrow_mut(|scope| {
        if let Some(scope) = scope
            && scope.first.as_ref().is_none_or(|first| failure.is_fatal() && !first.is_fatal())
        {
            scope.first = Some(failure.clone());
        }
    });
}

/// The result of `run`, or the message of its panic.
pub(super) fn caught<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    CAUGHT.with_borrow_mut(|depth| *depth += 1);
    let result = catch_unwind(AssertUnwindSafe(run));
    CAUGHT.with_borrow_mut(|depth| *depth -= 1);
    result.map_err(|payload| {
        let words = payload.downcast_ref::<&str>().map(|words| (*words).to_owned());
        let words = words.or_else(|| payload.downcast_ref::<String>().cloned());
        words.and_then(|words| words.lines().next().map(str::to_owned)).unwrap_or_else(|| "no reason was given".to_owned())
    })
}

/// Whether a panic of this thread is caught and told as a [`Failure`]: a program's panic hook need not print it.
#[must_use]
pub fn is_caught() -> bool {
    CAUGHT.with_borrow(|depth| *depth > 0)
}

/// Has panics that are caught, and told as a [`Failure`], not be printed besides.
pub fn quiet_caught_panics() {
    let loud = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !is_caught() {
            loud(info);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::Death;

    fn failure(cause: FailureCause) -> Failure {
        Failure { parser: "p".to_owned(), cause }
    }

    #[test]
    fn what_ends_a_process_counts_for_more_than_what_came_before() {
        let (panicked, died) = (failure(FailureCause::Panicked("a".to_owned())), failure(FailureCause::Died(Death::TimedOut)));
        let (answer, first) = watched(|| {
            note(&panicked);
            let before = fatal();
            note(&died);
            (before, fatal())
        });
        assert_eq!(answer, Some((None, Some(died.clone()))));
        assert_eq!(first, Some(died));
        assert_eq!(fatal(), None);
    }

    #[test]
    fn steps_are_counted_by_snippet() {
        let left = watched(|| {
            spend(100);
            (watched(steps_left).0, steps_left())
        });
        assert_eq!(left.0, Some((Some(MAX_STEPS), MAX_STEPS - 100)));
    }

    #[test]
    fn what_holds_many_snippets_has_no_limit() {
        let left = outlived(|| {
            spend(MAX_STEPS);
            (steps_left(), is_over())
        });
        assert_eq!(left, Ok((MAX_STEPS, false)));
        assert!(outlived(|| -> u8 { std::panic::panic_any("lost") }).is_err());
    }

    #[test]
    fn a_snippet_within_another_is_its_own() {
        let (inner, outer) = watched(|| watched(|| note(&failure(FailureCause::Panicked("a".to_owned())))).1);
        assert!(inner.flatten().is_some());
        assert_eq!(outer, None);
    }

    #[test]
    fn a_fault_of_ours_is_told_like_a_parsers() {
        let (answer, failed) = watched(|| -> u8 { std::panic::panic_any("lost") });
        assert_eq!(answer, None);
        assert_eq!(failed.map(|failed| failed.to_string()), Some("snipcheck panicked: lost".to_owned()));
    }
}

//! What takes how long, and what parsers are asked for: counted by cause, where somebody wants to know.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

static COUNTING: AtomicBool = AtomicBool::new(false);

static ALL: Mutex<BTreeMap<Activity, Count>> = Mutex::new(BTreeMap::new());

/// What looks at code: a stage of the program, and the one of its kind.
pub type Activity = (&'static str, &'static str);

/// What one cause took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How often it was looked.
    pub looks: usize,
    /// How long all these looks took, without what other causes took within them: by the clock, on all threads together.
    pub time: Duration,
    /// How often a parser was asked.
    pub parses: usize,
    /// Bytes that these parsers read.
    pub bytes: usize,
    /// How long these parsers took: a part of `time`.
    pub parsing: Duration,
}

/// A look that is under way.
struct Look {
    cause: Activity,
    began: Instant,
    /// What others took within it.
    others: Duration,
}

thread_local! {
    /// The looks of this thread, one within another.
    static LOOKS: RefCell<Vec<Look>> = const { RefCell::new(Vec::new()) };
    /// Whether a parser of this thread is being asked: what it asks itself is a part of that.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Counts from now on, in this process.
pub fn start() {
    COUNTING.store(true, Ordering::Relaxed);
}

/// What was counted so far, by cause.
#[must_use]
pub fn counted() -> BTreeMap<Activity, Count> {
    ALL.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// What `look` sees; what it takes is put down to `cause`.
pub(crate) fn because<T>(cause: Activity, look: impl FnOnce() -> T) -> T {
    if !COUNTING.load(Ordering::Relaxed) {
        return look();
    }
    LOOKS.with_borrow_mut(|looks| looks.push(Look { cause, began: Instant::now(), others: Duration::ZERO }));
    let seen = look();
    let ended = LOOKS.with_borrow_mut(|looks| {
        let ended = looks.pop()?;
        let took = ended.began.elapsed();
        if let Some(around) = looks.last_mut() {
            around.others += took;
        }
        Some((ended.cause, took.saturating_sub(ended.others)))
    });
    if let Some((cause, time)) = ended {
        add(cause, Count { looks: 1, time, ..Count::default() });
    }
    seen
}

/// What `parse` makes of `bytes` bytes of code; what it takes is put down to the cause at hand.
pub(super) fn timed<T>(bytes: usize, parse: impl FnOnce() -> T) -> T {
    if !COUNTING.load(Ordering::Relaxed) || ASKED.replace(true) {
        return parse();
    }
    let began = Instant::now();
    let parsed = parse();
    ASKED.set(false);
    let cause = LOOKS.with_borrow(|looks| looks.last().map(|look| look.cause));
    add(cause.unwrap_or_default(), Count { parses: 1, bytes, parsing: began.elapsed(), ..Count::default() });
    parsed
}

fn add(cause: Activity, more: Count) {
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    let count = all.entry(cause).or_default();
    count.looks += more.looks;
    count.time += more.time;
    count.parses += more.parses;
    count.bytes += more.bytes;
    count.parsing += more.parsing;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_has_what_it_took_itself() {
        start();
        because(("test", "outer"), || {
            timed(3, || ());
            because(("test", "inner"), || timed(5, || timed(7, || ())));
        });
        let all = counted();
        let counts = |name| all.get(&("test", name)).map(|count| (count.looks, count.parses, count.bytes));
        assert_eq!(counts("outer"), Some((1, 1, 3)));
        assert_eq!(counts("inner"), Some((1, 1, 5)));
    }
}

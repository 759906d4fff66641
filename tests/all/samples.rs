//! Tests of many samples each: all are run, those that fail are named, and `SAMPLE=NAME` has only those run whose names hold it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, thread};

/// Runs `test` with each of `samples`, which have a name each, in parallel.
///
/// Panics with the names of those that fail, and why they do.
pub(crate) fn each<S: Sync>(samples: &[(String, S)], test: impl Fn(&S) -> Result<(), String> + Sync) {
    let only = env::var("SAMPLE").unwrap_or_default();
    let chosen: Vec<_> = samples.iter().filter(|(name, _)| name.contains(&only)).collect();
    assert!(!chosen.is_empty(), "there is no sample with {only:?} in its name");
    let failures = failures(&chosen, test);
    assert!(failures.is_empty(), "{} of {} samples fail:\n{}", failures.len(), chosen.len(), failures.join("\n"));
}

/// The names of those of `samples` that fail, each with why it does.
///
/// The threads are plain ones: those of a pool that wait for another pool, which checks, take up the next sample on the same stack.
fn failures<S: Sync>(samples: &[&(String, S)], test: impl Fn(&S) -> Result<(), String> + Sync) -> Vec<String> {
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let run = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some((name, sample)) = samples.get(index) else { break };
            let result = catch_unwind(AssertUnwindSafe(|| test(sample))).unwrap_or_else(|_| Err("a panic, which is told above".to_owned()));
            if let Err(why) = result {
                failures.lock().unwrap().push((index, format!("{name}: {why}")));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(run);
        }
    });
    let mut failures = failures.into_inner().unwrap();
    failures.sort();
    failures.into_iter().map(|(_, failure)| failure).collect()
}

#[test]
fn all_that_fail_are_named() {
    let samples = [("a", 2), ("b", 3), ("c", 0)].map(|(name, number)| (name.to_owned(), number));
    let test = |number: &i32| match number {
        0 => panic!("this is told"),
        number if number % 2 == 0 => Ok(()),
        _ => Err("it is odd".to_owned()),
    };
    assert_eq!(failures(&samples.iter().collect::<Vec<_>>(), test), ["b: it is odd", "c: a panic, which is told above"]);
}

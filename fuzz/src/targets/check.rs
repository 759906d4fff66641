//! The verdict on a snippet: its places are in the code, and it is invalid where there are errors, and only there.

use snipcheck::syntax::{Status, check as verdict};

use super::{Target, input, seeds};

/// The target.
pub static TARGET: Target = Target { name: "check", seeds: all, mutations: 60, most: 1_500, law };

fn all() -> Vec<Vec<u8>> {
    seeds::code().into_iter().step_by(7).collect()
}

fn law(bytes: &[u8]) {
    let snippet = input::snippet(bytes);
    let found = verdict(&snippet);
    let code = snippet.code();
    assert_eq!(found.status() == Status::Invalid, !found.errors().is_empty(), "{found:?}");
    let errors = found.errors().iter().map(|error| &error.range);
    let ranges =
        errors.chain(found.allowances().iter().map(|allowance| &allowance.range)).chain(found.segments.iter().map(|run| &run.range));
    for range in ranges {
        assert!(code.get(range.clone()).is_some(), "{range:?} in {code:?}");
    }
}

//! The whole: whatever the bytes, a verdict on each snippet and every finding within its file.

use snipcheck::catalog::File;
use snipcheck::run::{self, Options};
use snipcheck::source::Source;

use super::{Target, seeds};

/// The target.
pub static TARGET: Target = Target { name: "pipeline", seeds: all, mutations: 20, most: 2_000, law };

fn all() -> Vec<Vec<u8>> {
    seeds::articles().into_iter().filter(|bytes| bytes.len() < 3_000).take(20).collect()
}

fn law(bytes: &[u8]) {
    let file = checked("fuzz", bytes.to_vec());
    let length = file.source.bytes().len();
    for (_, diagnostic) in file.findings() {
        assert!(diagnostic.primary.span.start <= diagnostic.primary.span.end && diagnostic.primary.span.end <= length);
    }
}

/// What is found in `bytes`, a file called `name`.
pub(super) fn checked(name: &str, bytes: Vec<u8>) -> File {
    run::check(Source::new(name, bytes, None), &Options::default())
}

/// A file of one snippet: the first line of `bytes` is its label, the rest its code.
pub(super) fn one(bytes: &[u8]) -> File {
    let (label, code) = super::input::choice(bytes);
    checked("a.jsonl", serde_json::json!({ "id": label, "label": label, "code": code }).to_string().into_bytes())
}

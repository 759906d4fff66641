//! The whole: whatever the bytes, a verdict on each snippet and every finding within its file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use snipcheck::run::{self, Options};
use snipcheck::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("fuzz", bytes.to_vec(), None);
    let file = run::check(source, &Options::default());
    let length = file.source.bytes().len();
    for diagnostic in file.diagnostics.iter().chain(file.snippets().flat_map(|(_, checked)| &checked.diagnostics)) {
        assert!(diagnostic.primary.span.start <= diagnostic.primary.span.end && diagnostic.primary.span.end <= length);
    }
});

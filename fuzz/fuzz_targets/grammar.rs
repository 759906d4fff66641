//! The target `grammar` under libFuzzer; what it tries stands in `src/targets/grammar.rs`.

#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|bytes: &[u8]| snipcheck_fuzz::targets::grammar::TARGET.run(bytes));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    snipcheck_fuzz::mutate::in_place(data, size, max_size, seed, libfuzzer_sys::fuzzer_mutate)
});

#!/usr/bin/env bash
# Runs a target under libFuzzer and AddressSanitizer, with the grammars' scanners in C instrumented too.
#   fuzz/asan.sh TARGET [SECONDS]      needs nightly Rust and cargo-fuzz
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1 seconds=${2:-600}
corpus=fuzz/corpus/$target
mkdir -p "$corpus"
cargo run --quiet --release --locked -p snipcheck-fuzz --bin smoke -- "$target" --seeds "$corpus"
export CC="$PWD/fuzz/cc.sh" CARGO_PROFILE_RELEASE_DEBUG=false CARGO_INCREMENTAL=0
cargo +nightly fuzz run --target-dir fuzz/target --features libfuzzer "$target" "$corpus" -- \
    -max_total_time="$seconds" -max_len=6000 -timeout=10 -rss_limit_mb=3000 -dict="fuzz/corpus/$target.dict" -print_final_stats=1

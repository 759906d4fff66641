//! Every fuzz target holds for its seeds and its fixed mutations: the targets never rot. It is a test, and no command of its own, so that
//! nothing is built for it alone.

use std::process::Command;

#[test]
fn every_target_holds() {
    let status = Command::new(env!("CARGO_BIN_EXE_smoke")).status().expect("the program was built");
    assert!(status.success(), "{status}");
}

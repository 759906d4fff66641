//! What the program does with files: what it reads, what it writes, and what it leaves alone.

mod dumps;
mod inputs;
mod outputs;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::common::program;

/// A page with one snippet that is wrong.
const WRONG: &str = "# Title\n\n```json\n{\"a\": 1,}\n```\n";

/// A page with one snippet that is right.
const RIGHT: &str = "# Other\n\n```json\n{\"a\": 1}\n```\n";

/// A folder that goes with the test.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// The program, to be run in `folder`, with nothing on standard input.
fn snipcheck<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> Command {
    let mut command = program();
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command
}

/// How the program ends in `folder`, and what it says.
fn run<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> (Option<i32>, String, String) {
    ended(snipcheck(folder, arguments).output().unwrap())
}

fn ended(output: Output) -> (Option<i32>, String, String) {
    (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

/// The names of all that is in `folder`, in order.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

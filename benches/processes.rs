//! Whole processes, as a shell starts them: what somebody waits for who checks a file, a feed or a folder.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use divan::Bencher;
use tempfile::TempDir;

/// Files of the folder.
const FILES: usize = 1_000;

/// A block that says its language, and one that does not.
const LABELLED: &str = "# Lamps\n\n```js\nconst lamps = rooms.map((room) => room.lamp);\nlamps.forEach((lamp) => lamp.shine());\n```\n";
const UNLABELLED: &str = "# Lamps\n\n```\nconst lamps = rooms.map((room) => room.lamp);\nlamps.forEach((lamp) => lamp.shine());\n```\n";

fn main() {
    divan::main();
}

/// Runs the program with `args`; what it says is thrown away.
fn snipcheck(args: &[&Path]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_snipcheck"));
    let status = command.args(args).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.expect("the program starts").success());
}

/// Checks `path`, whatever is found.
fn check(path: &Path) {
    snipcheck(&["check", "--no-config", "--exit-zero"].map(Path::new).into_iter().chain([path]).collect::<Vec<_>>());
}

fn written(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, text).expect("the folder can be written to");
    path
}

#[divan::bench]
fn version() {
    snipcheck(&[Path::new("--version")]);
}

#[divan::bench(args = [("no code", "# Lamps\n\nThey shine.\n"), ("a labelled block", LABELLED), ("a block without a label", UNLABELLED)])]
fn one_file(bencher: Bencher<'_, '_>, (_, text): (&str, &str)) {
    let folder = tempfile::tempdir().expect("there is a folder for what is temporary");
    let path = written(&folder, "a.md", text);
    bencher.bench_local(|| check(&path));
}

#[divan::bench]
fn feed(bencher: Bencher<'_, '_>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("snippets/articles/feed.xml");
    bencher.bench_local(|| check(&path));
}

/// A thousand files of Markdown, each with five samples of one language, labelled as it is.
#[divan::bench(sample_count = 10)]
fn folder_of_markdown(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("there is a folder for what is temporary");
    let samples = samples();
    for file in 0..FILES {
        let mut text = format!("# Page {file}\n");
        for sample in 0..5 {
            let (language, code) = &samples[(file * 5 + sample) % samples.len()];
            write!(text, "\nLamps shine.\n\n~~~~~{language}\n{code}\n~~~~~\n").expect("a string takes all");
        }
        written(&folder, &format!("{file}.md"), &text);
    }
    bencher.bench_local(|| check(folder.path()));
}

/// The valid samples, each with its language.
fn samples() -> Vec<(String, String)> {
    let mut samples = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("snippets");
    for language in fs::read_dir(root).expect("the samples are there").flatten() {
        for file in fs::read_dir(language.path().join("valid")).into_iter().flatten().flatten() {
            let name = language.file_name().to_string_lossy().into_owned();
            samples.extend(fs::read_to_string(file.path()).ok().map(|code| (name, code)));
        }
    }
    samples.sort();
    samples
}

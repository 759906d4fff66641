//! What several tests need: where things are, the program and its stages, and the plain files that hold what is expected.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use snapbox::assert::{Assert, DEFAULT_ACTION_ENV};
use snapbox::data::DataFormat;
use snapbox::{Data, IntoData as _};
use snipcheck::block::{Block, Extractor};
use snipcheck::catalog::File;
use snipcheck::document;
use snipcheck::run::{self, Options};
use snipcheck::source::Source;

/// The file or folder called `path` in this repository.
pub(crate) fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files in `folder`, in order; none if it is not there.
pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files
}

/// Every file below `path`, or `path` if it is one, in order; none if it is not there.
pub(crate) fn files_below(path: &Path) -> Vec<PathBuf> {
    let (mut files, mut left) = (Vec::new(), vec![path.to_owned()]);
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.exists() {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// What the program finds in a file called `name` that holds `bytes`.
pub(crate) fn checked(name: &str, bytes: impl Into<Vec<u8>>) -> File {
    run::check(Source::new(name, bytes.into(), None), &Options::default())
}

/// The blocks of a file called `name` that holds `bytes`.
pub(crate) fn blocks(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<Block> {
    blocks_of(Source::new(name, bytes.into(), None))
}

/// The blocks of `source`.
pub(crate) fn blocks_of(source: Arc<Source>) -> Vec<Block> {
    let (_, articles) = document::read_all(source, None);
    articles.iter().flat_map(|article| Extractor::default().blocks(article)).collect()
}

/// Has git do what `arguments` say in `folder`, whoever works there.
pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    let set = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"];
    let output = Command::new("git").current_dir(folder).args(set).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The program, which shows no colours.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_snipcheck"));
    command.env("NO_COLOR", "1");
    command
}

/// Asserts that the file called `path` in this repository holds `actual`; `SNAPSHOTS=overwrite` has it hold that from then on.
pub(crate) fn assert_kept(path: &str, actual: &str) {
    let kept = Data::read_from(&at(path), Some(DataFormat::Text)).raw();
    Assert::new().action_env(DEFAULT_ACTION_ENV).eq(actual.into_data().raw(), kept);
}

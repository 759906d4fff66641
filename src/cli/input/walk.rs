//! The documents below a folder: by extension, and by content where that says little.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use snipcheck::document::{self, READERS};
use snipcheck::source::Source;

/// Extensions of files that may or may not be documents; files without one are as uncertain.
const UNCERTAIN: [&str; 7] = ["xml", "rss", "atom", "rdf", "json", "jsonl", "ndjson"];

/// Bytes that are looked at to tell.
const HEAD_BYTES: u64 = 16 * 1024;

/// How sure a reader must be of a file that nobody named.
const SURE: u8 = 5;

/// A part of a folder that could not be looked into.
#[derive(Debug)]
pub(super) struct Blocked {
    pub(super) path: PathBuf,
    pub(super) error: String,
}

/// Every document below `folder`, without what is hidden or ignored by git.
pub(super) fn documents(folder: &Path) -> Vec<Result<PathBuf, Blocked>> {
    files(folder).into_iter().filter(|file| file.as_ref().map_or(true, |path| is_document(path))).collect()
}

/// Every file below `folder`, without what is hidden or ignored by git.
pub(super) fn files(folder: &Path) -> Vec<Result<PathBuf, Blocked>> {
    let mut walk = WalkBuilder::new(folder);
    // What lies outside of the folder and its parents must not decide: the same files give the same output everywhere.
    walk.require_git(false).git_global(false).git_exclude(false);
    let entries = walk.build().map(|entry| entry.map(ignore::DirEntry::into_path).map_err(|error| blocked(folder, &error)));
    entries.filter(|entry| entry.as_ref().map_or(true, |path| path.is_file())).collect()
}

fn blocked(folder: &Path, error: &ignore::Error) -> Blocked {
    let path = match error {
        ignore::Error::WithPath { path, .. } => path.clone(),
        _ => folder.to_owned(),
    };
    let error = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Blocked { path, error }
}

fn is_document(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let plain = name.strip_suffix(".gz").unwrap_or(&name);
    match plain.rsplit_once('.') {
        Some((_, extension)) if !UNCERTAIN.contains(&extension) => READERS.iter().any(|reader| reader.extensions.contains(&extension)),
        _ => is_recognised(path, &name),
    }
}

/// A file that cannot be read is taken for a document, so that it is complained of rather than passed over.
fn is_recognised(path: &Path, name: &str) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut head));
    read.is_err() || document::recognise(&Source::new(name, head, None)).is_some_and(|(_, sure)| sure >= SURE)
}

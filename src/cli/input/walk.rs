//! The documents below a folder: by extension, and by content where that says little.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::WalkBuilder;
use snipcheck::document::{self, READERS};
use snipcheck::run::open;
use snipcheck::source::{Source, WARC};

use super::exclusion::Exclusion;
use super::rules;

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

/// What is below a folder.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// Files, and what stands in the way of others.
    pub(super) files: Vec<Result<PathBuf, Blocked>>,
    /// What is called like a document and is no file: a pipe, a device, a symbolic link to nothing or in a circle.
    pub(super) no_files: Vec<PathBuf>,
    /// The first documents, and folders, that are passed over as somebody asked.
    pub(super) passed: Vec<PathBuf>,
}

/// What is passed over of which the paths are kept, to say why nothing is left.
const MAX_PASSED: usize = 1000;

impl Walked {
    /// What was found, without the files for which `wanted` is false.
    pub(super) fn only(mut self, wanted: impl Fn(&Path) -> bool) -> Self {
        self.files.retain(|file| file.as_ref().map_or(true, |path| wanted(path)));
        self.no_files.retain(|path| wanted(path));
        self.passed.retain(|path| wanted(path));
        self
    }
}

/// Every document below `folder`, without what is hidden or ignored by git, without what is below `except`, and without what is passed
/// over.
pub(super) fn documents(folder: &Path, except: Option<&Path>, exclusion: &Exclusion) -> Walked {
    let mut walked = files(folder, except, exclusion);
    walked.files.retain(|file| file.as_ref().map_or(true, |path| is_document(path)));
    walked
}

/// Every file below `folder`, without what is hidden or ignored by git, without what is below `except`, a folder's real path, and
/// without what is passed over.
pub(super) fn files(folder: &Path, except: Option<&Path>, exclusion: &Exclusion) -> Walked {
    let mut walked = Walked::default();
    if let Some((path, error)) = rules::fault_above(folder) {
        walked.files.push(Err(Blocked { path, error }));
        return walked;
    }
    let (except, faults) = (except.map(Path::to_owned), Arc::new(Mutex::new(Vec::new())));
    let mut walk = WalkBuilder::new(folder);
    // What lies outside of the folder and its parents must not decide: the same files give the same output everywhere.
    walk.require_git(false).git_global(false).git_exclude(false);
    let (found, pruned) = (Arc::clone(&faults), exclusion.clone());
    let passed = Arc::new(Mutex::new(Vec::new()));
    let left_out = Arc::clone(&passed);
    walk.filter_entry(move |entry| {
        if !entry.file_type().is_some_and(|kind| kind.is_dir()) {
            return true;
        }
        if entry.depth() > 0 && pruned.prunes(entry.path()) {
            let mut left_out = left_out.lock().unwrap_or_else(PoisonError::into_inner);
            if left_out.len() < MAX_PASSED {
                left_out.push(entry.path().to_owned());
            }
            return false;
        }
        let fault = rules::fault(entry.path());
        let read = fault.is_none() && except.as_ref().is_none_or(|except| entry.path().canonicalize().is_ok_and(|path| path != *except));
        let blocked = fault.map(|error| Blocked { path: entry.path().to_owned(), error });
        found.lock().unwrap_or_else(PoisonError::into_inner).extend(blocked);
        read
    });
    for entry in walk.build() {
        match entry.map(ignore::DirEntry::into_path) {
            Ok(path) if exclusion.passes_over(&path) => {
                if walked.passed.len() < MAX_PASSED && is_called_document(&path) && path.is_file() {
                    walked.passed.push(path);
                }
            }
            Ok(path) if path.is_file() => walked.files.push(Ok(path)),
            Ok(path) if !path.is_dir() && is_called_document(&path) => walked.no_files.push(path),
            Ok(_) => {}
            Err(error) => walked.files.push(Err(blocked(folder, &error))),
        }
    }
    walked.no_files.sort();
    walked.passed.sort();
    walked.passed.append(&mut passed.lock().unwrap_or_else(PoisonError::into_inner));
    walked.files.extend(faults.lock().unwrap_or_else(PoisonError::into_inner).drain(..).map(Err));
    walked
}

fn blocked(folder: &Path, error: &ignore::Error) -> Blocked {
    let path = match error {
        ignore::Error::WithPath { path, .. } => path.clone(),
        _ => folder.to_owned(),
    };
    let error = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Blocked { path, error }
}

/// Whether the file at `path` is a document, by its extension, and by its content where that says little.
pub(super) fn is_document(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    match extension(&name) {
        Some(extension) if !UNCERTAIN.contains(&extension) => is_of_reader(extension),
        _ => is_recognised(path, &name),
    }
}

/// Whether the extension alone says that `path` is a document.
fn is_called_document(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    extension(&name).is_some_and(|extension| !UNCERTAIN.contains(&extension) && is_of_reader(extension))
}

/// The extension of a file called `name`, as it was before it was compressed.
fn extension(name: &str) -> Option<&str> {
    name.strip_suffix(".gz").unwrap_or(name).rsplit_once('.').map(|(_, extension)| extension)
}

fn is_of_reader(extension: &str) -> bool {
    extension == WARC || READERS.iter().any(|reader| reader.extensions.contains(&extension))
}

/// A file that cannot be read is taken for a document, so that it is complained of rather than passed over.
fn is_recognised(path: &Path, name: &str) -> bool {
    let mut head = Vec::new();
    let read = open::file(path).and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut head));
    read.is_err() || document::recognise(&Source::new(name, head, None)).is_some_and(|(_, sure)| sure >= SURE)
}

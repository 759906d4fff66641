//! The samples of `snippets/`: what all mutations begin with.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of all samples.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../snippets")
}

/// The samples of the language called `id`, in the order of their paths.
#[must_use]
pub fn of(id: &str) -> Vec<String> {
    files(&folder().join(id)).iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// Every article that is a sample, in the order of their paths: its path and its bytes.
#[must_use]
pub fn articles() -> Vec<(PathBuf, Vec<u8>)> {
    files(&folder().join("articles")).into_iter().filter_map(|path| fs::read(&path).ok().map(|bytes| (path, bytes))).collect()
}

/// Every file below `folder`, ordered.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut out, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

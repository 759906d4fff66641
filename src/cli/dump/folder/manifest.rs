//! The manifest of a dump: which file holds which snippet, and so which files are a dump's own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use snipcheck::catalog::digest::sha256;
use snipcheck::catalog::v1;

use super::names;

/// The file that names all others.
pub(super) const MANIFEST: &str = "manifest.json";

/// A file and what is in it: what the catalog says, without the code itself and why it is in its language.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    pub(super) file: String,
    id: String,
    source: String,
    article: v1::ArticleReference,
    ordinal: usize,
    location: v1::Location,
    heading: Option<String>,
    title: Option<String>,
    label: Option<String>,
    language: Option<String>,
    status: String,
    lines: usize,
    pub(super) bytes: usize,
    pub(super) sha256: String,
}

impl Entry {
    pub(super) fn new(file: String, snippet: v1::Snippet) -> Self {
        Self {
            file,
            id: snippet.id,
            source: snippet.source,
            article: snippet.article,
            ordinal: snippet.ordinal,
            location: snippet.location,
            heading: snippet.heading,
            title: snippet.title,
            label: snippet.label,
            language: snippet.language,
            status: snippet.status,
            lines: snippet.lines,
            bytes: snippet.bytes,
            sha256: snippet.sha256,
        }
    }
}

/// What is read of an entry. Only a dump's have all of this.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "what is not read tells that the manifest is a dump's")]
struct Listed {
    file: String,
    id: String,
    source: String,
    ordinal: usize,
    bytes: u64,
    sha256: String,
}

/// Files that earlier dumps wrote, by name: their lengths in bytes and digests.
#[derive(Debug, Default)]
pub(super) struct Owned(BTreeMap<String, BTreeSet<(u64, String)>>);

impl Owned {
    /// Adds what the manifest at `path` names. It says `false` if that is none of a dump.
    pub(super) fn add(&mut self, path: &Path) -> io::Result<bool> {
        if !fs::symlink_metadata(path)?.is_file() {
            return Ok(false);
        }
        let Ok(entries) = serde_json::from_slice::<Vec<Listed>>(&fs::read(path)?) else { return Ok(false) };
        for entry in entries.into_iter().filter(|entry| names::is_possible(&entry.file)) {
            self.0.entry(entry.file).or_default().insert((entry.bytes, entry.sha256));
        }
        Ok(true)
    }

    /// What `entry` says of itself.
    pub(super) fn of(entry: &Entry) -> Self {
        let bytes = u64::try_from(entry.bytes).unwrap_or(u64::MAX);
        Self([(entry.file.clone(), [(bytes, entry.sha256.clone())].into())].into())
    }

    /// The names of all.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether one is called `name`.
    pub(super) fn names(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Whether the file called `name`, which is at `path` and has `metadata`, is still as a dump wrote it.
    pub(super) fn is_untouched(&self, name: &str, path: &Path, metadata: &Metadata) -> bool {
        let Some(written) = self.0.get(name).filter(|_| metadata.is_file()) else { return false };
        if !written.iter().any(|(bytes, _)| *bytes == metadata.len()) {
            return false;
        }
        fs::read(path).is_ok_and(|content| written.contains(&(metadata.len(), sha256(content))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dump_s_manifest_is_told_from_another_s() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(MANIFEST);
        let ours = r#"[{"file": "a/01.rs", "id": "7", "source": "a.md", "ordinal": 1, "bytes": 2, "sha256": "0", "more": null}]"#;
        for (content, expected) in
            [(ours, true), ("[]\n", true), ("{}", false), ("{\"name\": \"app\"}", false), ("[{\"file\": \"a\"}]", false), ("", false)]
        {
            fs::write(&path, content).unwrap();
            assert_eq!(Owned::default().add(&path).unwrap(), expected, "{content}");
        }
    }

    #[test]
    fn what_was_changed_is_a_dump_s_no_longer() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("01.rs");
        let owned = Owned([("a/01.rs".to_owned(), [(1, sha256("x"))].into())].into());
        for (content, expected) in [("x", true), ("y", false), ("xy", false)] {
            fs::write(&path, content).unwrap();
            assert_eq!(owned.is_untouched("a/01.rs", &path, &fs::symlink_metadata(&path).unwrap()), expected);
        }
        assert!(!owned.is_untouched("b/01.rs", &path, &fs::symlink_metadata(&path).unwrap()));
    }
}

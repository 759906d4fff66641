//! The place that a dump's files take: nothing is overwritten or removed there but what an earlier dump wrote, and no link is followed.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{Entry, Owned};
use crate::cli::input::name;

/// Files of an earlier dump that this one does not write.
#[derive(Debug, Default)]
pub(super) struct Removed {
    /// How many were removed.
    pub(super) count: usize,
    /// Those that somebody has changed since, and that stay.
    pub(super) changed: Vec<PathBuf>,
}

/// What stands in the way that is named at most.
const SHOWN: usize = 3;

/// Whether each of `entries` can be put into `folder`: nothing is there, or what an earlier dump wrote.
pub(super) fn check(folder: &Path, entries: &[Entry], owned: &Owned) -> io::Result<()> {
    let mut in_the_way: Vec<_> = entries.iter().filter_map(|entry| fault(folder, entry, owned)).collect();
    if in_the_way.is_empty() {
        return Ok(());
    }
    let more = in_the_way.len().saturating_sub(SHOWN);
    in_the_way.truncate(SHOWN);
    if more > 0 {
        in_the_way.push(format!("and {more} more"));
    }
    Err(io::Error::other(format!("{}; nothing was written", in_the_way.join(", "))))
}

/// What stands in the way of `entry`.
fn fault(folder: &Path, entry: &Entry, owned: &Owned) -> Option<String> {
    let path = folder.join(&entry.file);
    let parent = path.parent()?;
    if metadata(parent).is_some_and(|metadata| !metadata.is_dir()) {
        return Some(format!("{} is no folder", name(parent)));
    }
    let there = metadata(&path)?;
    let same = Owned::of(entry).is_untouched(&entry.file, &path, &there);
    (!same && !owned.is_untouched(&entry.file, &path, &there)).then(|| {
        let why = if owned.names(&entry.file) { "was changed since it was dumped" } else { "is there, and is none of an earlier dump" };
        format!("{} {why}", name(&path))
    })
}

/// Removes from `folder` what earlier dumps wrote and `entries` do not name, and the folders that are empty then.
pub(super) fn remove_stale(folder: &Path, entries: &[Entry], owned: &Owned) -> io::Result<Removed> {
    let written: BTreeSet<_> = entries.iter().map(|entry| entry.file.as_str()).collect();
    let mut removed = Removed::default();
    let mut parents = BTreeSet::new();
    for stale in owned.all().filter(|name| !written.contains(name)) {
        let path = folder.join(stale);
        // Behind a link lies somebody else's.
        let Some(parent) = path.parent().filter(|parent| metadata(parent).is_some_and(|metadata| metadata.is_dir())) else { continue };
        let Some(there) = metadata(&path) else { continue };
        if owned.is_untouched(stale, &path, &there) {
            fs::remove_file(&path)?;
            removed.count += 1;
            parents.insert(parent.to_owned());
        } else {
            removed.changed.push(path);
        }
    }
    for parent in parents {
        // It stays if it is not empty.
        drop(fs::remove_dir(parent));
    }
    Ok(removed)
}

/// Of what is at `path` itself, be it a link.
fn metadata(path: &Path) -> Option<Metadata> {
    fs::symlink_metadata(path).ok()
}

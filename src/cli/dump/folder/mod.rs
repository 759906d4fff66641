//! Snippets as files, and a manifest that says where each came from; what others put into the folder stays as it is.

mod manifest;
mod names;
mod place;
mod staging;

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, bail};
use snipcheck::catalog::{Checked, v1};
use snipcheck::report::{Files, visible, visible_json};

use self::manifest::{Entry, MANIFEST, Owned};
use self::names::Names;
use self::place::Removed;
use self::staging::Staging;
use super::selection::Selection;
use crate::cli::input::name;
use crate::cli::interrupt;

/// Writes snippets to a folder, all of them or none.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    folder: &'a Path,
}

impl<'a> Writer<'a> {
    /// A writer to `folder`, which need not be there; one that holds anything but an earlier dump is refused.
    pub(super) fn new(folder: &'a Path) -> anyhow::Result<Self> {
        let there = match fs::read_dir(folder) {
            Ok(entries) => entries.collect::<Result<Vec<_>, _>>(),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.is_symlink() => Ok(Vec::new()),
            Err(error) => Err(error),
        };
        let there = there.with_context(|| format!("cannot read the folder {}", name(folder)))?;
        let manifest = folder.join(MANIFEST);
        if fs::symlink_metadata(&manifest).is_ok() {
            if !Owned::default().add(&manifest).with_context(|| format!("cannot read {}", name(&manifest)))? {
                bail!("{} is none of an earlier dump, and would be overwritten: name another folder", name(&manifest));
            }
        } else if is_foreign(&there) {
            bail!("{} is not empty, and holds no {MANIFEST} of an earlier dump", name(folder));
        }
        Ok(Self { folder })
    }

    /// Writes each wanted snippet to a file of its own, then the manifest, and says what it wrote.
    pub(super) fn write_all(self, files: Files<'_>, selection: &Selection<'_>) -> io::Result<String> {
        fs::create_dir_all(self.folder)?;
        let _lock = lock(self.folder)?;
        let left = Staging::left_in(self.folder)?;
        let owned = owned(self.folder, &left)?;
        let staging = Arc::new(Mutex::new(None));
        interrupt::drops(vec![Arc::clone(&staging)])?;
        *staging.lock().unwrap_or_else(PoisonError::into_inner) = Some(Staging::new(self.folder)?);
        let mut count = 0;
        let entries = stage(&staging, &mut files.inspect(|_| count += 1), selection);
        // Held until it is done: a signal waits. What waits there is taken out in any case, for the one who waits for signals has it too.
        let mut staging = staging.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mut staging) = staging.take() else { return Err(given_up()) };
        let entries = entries?;
        if count == 0 {
            return Ok(format!("nothing could be read, and nothing was written to {}", visible::line(&name(self.folder))));
        }
        let removed = self.put_in_place(&mut staging, &entries, &owned)?;
        left.iter().try_for_each(fs::remove_dir_all)?;
        Ok(said(self.folder, entries.len(), &removed))
    }

    /// Moves all that waits to its place, and removes what earlier dumps wrote and this one did not.
    fn put_in_place(&self, staging: &mut Staging, entries: &[Entry], owned: &Owned) -> io::Result<Removed> {
        place::check(self.folder, entries, owned)?;
        let mut manifest = Vec::new();
        visible_json::pretty(&mut manifest, &entries)?;
        staging.put(MANIFEST, &manifest)?;
        staging.keep();
        for entry in entries {
            let path = self.folder.join(&entry.file);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::rename(staging.path(&entry.file), path)?;
        }
        let removed = place::remove_stale(self.folder, entries, owned)?;
        fs::rename(staging.path(MANIFEST), self.folder.join(MANIFEST))?;
        staging.clear()?;
        Ok(removed)
    }
}

/// Whether a folder without a manifest, which holds `there`, is none of a dump: one that was killed while it put its files in place has
/// its manifest among what waits.
fn is_foreign(there: &[fs::DirEntry]) -> bool {
    let waits = |entry: &&fs::DirEntry| staging::is_staging(&entry.file_name().to_string_lossy());
    !there.iter().all(|entry| waits(&entry)) && !there.iter().filter(waits).any(|entry| entry.path().join(MANIFEST).is_file())
}

/// What earlier dumps wrote to `folder`; each of `left` is of one that was killed.
fn owned(folder: &Path, left: &[PathBuf]) -> io::Result<Owned> {
    let mut owned = Owned::default();
    for manifest in left.iter().map(|left| left.join(MANIFEST)).filter(|path| path.exists()) {
        // One that is not whole was killed before it changed anything.
        owned.add(&manifest)?;
    }
    let manifest = folder.join(MANIFEST);
    if fs::symlink_metadata(&manifest).is_ok() && !owned.add(&manifest)? {
        return Err(io::Error::other(format!("{} is none of an earlier dump", name(&manifest))));
    }
    Ok(owned)
}

/// Keeps other dumps out of `folder` while what is returned lives; where the system cannot, nothing is kept out.
fn lock(folder: &Path) -> io::Result<Option<File>> {
    let Ok(folder) = File::open(folder) else { return Ok(None) };
    match folder.try_lock() {
        Ok(()) => Ok(Some(folder)),
        Err(TryLockError::WouldBlock) => Err(io::Error::other("another dump is being written to it")),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Has each wanted snippet wait in a file of its own.
fn stage(staging: &Mutex<Option<Staging>>, files: Files<'_>, selection: &Selection<'_>) -> io::Result<Vec<Entry>> {
    let (mut entries, mut names) = (Vec::new(), Names::default());
    for file in files {
        for (article, checked) in selection.of(&file) {
            let title = article.title.as_deref().or(article.id.as_deref()).unwrap_or(file.source.name());
            let name = put(staging, &mut names, title, checked)?;
            entries.push(Entry::new(name, v1::Snippet::new(&file, article, checked)));
        }
    }
    Ok(entries)
}

fn put(staging: &Mutex<Option<Staging>>, names: &mut Names, title: &str, checked: &Checked) -> io::Result<String> {
    loop {
        let name = names.name(title, checked);
        let staging = staging.lock().unwrap_or_else(PoisonError::into_inner);
        if staging.as_ref().ok_or_else(given_up)?.put(&name, checked.snippet.code().as_bytes())? {
            return Ok(name);
        }
    }
}

fn given_up() -> io::Error {
    io::Error::other("a signal ended the program")
}

/// What was written and removed, in words.
fn said(folder: &Path, written: usize, removed: &Removed) -> String {
    let snippets = match written {
        0 => "no snippets".to_owned(),
        1 => "1 snippet".to_owned(),
        n => format!("{n} snippets"),
    };
    let stale = match removed.count {
        0 => String::new(),
        1 => "; 1 file of an earlier dump removed".to_owned(),
        n => format!("; {n} files of an earlier dump removed"),
    };
    let first = format!("{snippets} written to {}{stale}", visible::line(&name(folder)));
    let kept = |path: &PathBuf| format!("kept, for it was changed since it was dumped: {}", visible::line(&name(path)));
    std::iter::once(first).chain(removed.changed.iter().map(kept)).collect::<Vec<_>>().join("\n")
}

//! A folder within the dump's, where its files wait until all are there, so that a dump that fails changes nothing.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// How such folders' names start.
const PREFIX: &str = ".snipcheck-dump-";

/// Files that wait; they go where they are not [`Staging::kept`].
#[derive(Debug)]
pub(super) struct Staging {
    path: PathBuf,
    /// Whether what waits is what remains to be done, and must outlive a failure.
    kept: bool,
}

impl Staging {
    /// Makes one in `folder`.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        let mut number = std::process::id();
        loop {
            let path = folder.join(format!("{PREFIX}{number}"));
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Self { path, kept: false }),
                // One that was killed had the same.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number = number.wrapping_add(1),
                Err(error) => return Err(error),
            }
        }
    }

    /// Those in `folder`: left by dumps that were killed.
    pub(super) fn left_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries: Result<Vec<_>, _> = fs::read_dir(folder)?.collect();
        let ours = entries?.into_iter().filter(|entry| is_staging(&entry.file_name().to_string_lossy()));
        Ok(ours.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path()).collect())
    }

    /// Where the file called `name` waits.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Puts a file called `name` here. It says `false` if the system takes another file's name for the same.
    pub(super) fn put(&self, name: &str, content: &[u8]) -> io::Result<bool> {
        let path = self.path(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        match File::create_new(path) {
            Ok(mut file) => file.write_all(content).map(|()| true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// From here on, what waits stays where the dump fails: the next one learns from it which files were this one's.
    pub(super) fn keep(&mut self) {
        self.kept = true;
    }

    /// Nothing waits any more.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        self.kept = true;
        fs::remove_dir_all(&self.path)
    }
}

/// Whether `name` is that of such a folder.
pub(super) fn is_staging(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(|number| number.parse::<u32>().is_ok())
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed is found by the next dump.
            drop(fs::remove_dir_all(&self.path));
        }
    }
}

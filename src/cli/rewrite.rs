//! A file that was read is written anew: as a whole, in its place, and only if it is still what was read.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use snipcheck::run::open;

use super::output::{Pending, Target, beside, locked, take_place, target};

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rewritten {
    /// It holds what it was to hold.
    Done,
    /// It was changed since it was read, and is left alone.
    Changed,
}

/// Has the file at `path`, or the one that a symbolic link there leads to, hold `after` in the place of `before`; `pending` holds what is
/// about to take its place, so that a signal can drop it.
///
/// # Errors
///
/// Fails if it may not be written, or if nothing can be written beside it: it then is what it was.
pub(super) fn rewrite(path: &Path, before: &[u8], after: &[u8], pending: &Pending) -> io::Result<Rewritten> {
    let Target::File(path) = target(path)? else { return Err(io::Error::other("it is no file")) };
    // Whoever may do everything could write it all the same; that it is not to be written was said.
    if fs::metadata(&path)?.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    let mut file = beside(&path)?;
    file.write_all(after)?;
    keep_owner(&path, file.as_file())?;
    *locked(pending) = Some(file);
    // Held until it is done: a signal waits.
    let mut held = locked(pending);
    let Some(file) = held.take() else { return Err(io::Error::other("a signal ended the program")) };
    let there = open::read_file(&path)?;
    if there == after {
        return Ok(Rewritten::Done);
    }
    if there != before {
        return Ok(Rewritten::Changed);
    }
    take_place(file, &path)?;
    Ok(Rewritten::Done)
}

/// Gives `new` the owner of the file at `path`, and its group as far as the system lets that be done.
#[cfg(unix)]
fn keep_owner(path: &Path, new: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let (there, own) = (fs::metadata(path)?, new.metadata()?);
    if (there.uid(), there.gid()) == (own.uid(), own.gid()) {
        return Ok(());
    }
    if fchown(new, Some(there.uid()), Some(there.gid())).is_ok() {
        // To give a file away takes some of its permissions.
        return new.set_permissions(there.permissions());
    }
    if there.uid() == own.uid() {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::PermissionDenied, "it belongs to another user, and would not any more"))
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(path: &Path, before: &str, after: &str) -> io::Result<Rewritten> {
        rewrite(path, before.as_bytes(), after.as_bytes(), &Pending::default())
    }

    /// The names in `folder`.
    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn what_changed_since_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "new").unwrap();
        assert_eq!(rewritten(&path, "old", "mended").unwrap(), Rewritten::Changed);
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(rewritten(&path, "new", "mended").unwrap(), Rewritten::Done);
        // Under another name it was mended already.
        assert_eq!(rewritten(&path, "new", "mended").unwrap(), Rewritten::Done);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mended");
        assert_eq!(names(folder.path()), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_mode_a_mode() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let [there, link] = ["there", "link"].map(|name| folder.path().join(name));
        fs::write(&there, "old").unwrap();
        fs::set_permissions(&there, fs::Permissions::from_mode(0o751)).unwrap();
        symlink("there", &link).unwrap();
        assert_eq!(rewritten(&link, "old", "new").unwrap(), Rewritten::Done);
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&there).unwrap(), "new");
        assert_eq!(fs::metadata(&there).unwrap().permissions().mode() & 0o777, 0o751);
    }

    #[test]
    fn what_is_read_only_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(rewritten(&path, "old", "new").unwrap_err().to_string(), "it is read-only");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), 1);
        assert_eq!(rewritten(folder.path(), "old", "new").unwrap_err().kind(), io::ErrorKind::IsADirectory);
    }
}

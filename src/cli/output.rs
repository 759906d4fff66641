//! Where a report is written: a file is replaced as a whole once all of it is there, and until then stays as it was.

use std::fs::{self, File};
use std::io::{self, Stderr, StdoutLock, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::{Builder, NamedTempFile};

/// Symbolic links that lead from one to the next at most, as the system has it.
const MAX_LINKS: usize = 40;

/// What is being written, and takes the place of the file when all of it is there; `None` once it was, or was given up.
pub(super) type Pending = Arc<Mutex<Option<NamedTempFile>>>;

/// Where something is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// To standard output.
    Stdout,
    /// To standard error.
    Stderr,
    /// To this file, which is replaced.
    File(PathBuf),
    /// To the end of this file, which others write to as well.
    EndOf(PathBuf),
}

impl Destination {
    /// To `path`, or to standard output, which is called `-`.
    pub(super) fn new(path: Option<PathBuf>) -> Self {
        path.filter(|path| path != Path::new("-")).map_or(Self::Stdout, Self::File)
    }

    /// The file.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdout | Self::Stderr => None,
            Self::File(path) | Self::EndOf(path) => Some(path),
        }
    }

    /// Where the file that is written really is, whatever it is called; `None` if no file is written.
    pub(super) fn real_path(&self) -> Option<PathBuf> {
        let Target::File(path) = target(self.path()?).ok()? else { return None };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().unwrap_or_else(|_| folder.to_owned()).join(path.file_name()?))
    }

    /// Whether it ends up at standard output, whatever it is called.
    pub(super) fn is_stdout(&self) -> bool {
        match self {
            Self::Stdout => true,
            Self::File(path) => target(path).is_ok_and(|target| target == Target::Stdout),
            Self::Stderr | Self::EndOf(_) => false,
        }
    }
}

/// A report that is being written; nothing is kept back.
#[derive(Debug)]
pub(super) struct Output(Sink);

#[derive(Debug)]
enum Sink {
    /// Standard output.
    Stdout(StdoutLock<'static>),
    /// Standard error.
    Stderr(Stderr),
    /// A pipe, a device: what has no content to be lost.
    Direct(File),
    /// A file at this path.
    Beside(Pending, PathBuf),
}

impl Output {
    /// Begins to write to `destination`. A file there that is replaced stays as it is until [`Output::finish`].
    pub(super) fn open(destination: &Destination) -> io::Result<Self> {
        let target = match destination {
            Destination::Stdout => Target::Stdout,
            Destination::Stderr => return Ok(Self(Sink::Stderr(io::stderr()))),
            Destination::File(path) => target(path)?,
            Destination::EndOf(path) => return Ok(Self(Sink::Direct(File::options().append(true).create(true).open(path)?))),
        };
        let sink = match target {
            Target::Stdout => Sink::Stdout(io::stdout().lock()),
            Target::Direct(path) => Sink::Direct(File::options().append(true).open(path)?),
            Target::File(path) => Sink::Beside(Arc::new(Mutex::new(Some(beside(&path)?))), path),
        };
        Ok(Self(sink))
    }

    /// What is given up where the program ends before its time.
    pub(super) fn pending(&self) -> Option<Pending> {
        match &self.0 {
            Sink::Beside(pending, _) => Some(Arc::clone(pending)),
            Sink::Stdout(_) | Sink::Stderr(_) | Sink::Direct(_) => None,
        }
    }

    /// All is written: it takes the place of what was there.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.0.flush()?;
        let Sink::Beside(pending, path) = &self.0 else { return Ok(()) };
        // Held until it is done: a signal waits.
        let mut pending = locked(pending);
        pending.take().map_or(Ok(()), |file| take_place(file, path))
    }
}

impl Drop for Output {
    /// What was not finished is given up, by whoever else holds it too.
    fn drop(&mut self) {
        if let Some(pending) = self.pending() {
            drop(locked(&pending).take());
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Stderr(out) => out.write(bytes),
            Self::Direct(file) => file.write(bytes),
            Self::Beside(pending, _) => match locked(pending).as_mut() {
                Some(file) => file.write(bytes),
                None => Err(io::Error::other("a signal ended the program")),
            },
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Stderr(out) => out.flush(),
            // Neither keeps anything back.
            Self::Direct(_) | Self::Beside(..) => Ok(()),
        }
    }
}

pub(super) fn locked(pending: &Mutex<Option<NamedTempFile>>) -> std::sync::MutexGuard<'_, Option<NamedTempFile>> {
    pending.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file beside `path` that is to take its place, with its permissions. A file that must not be written to must not be replaced either.
pub(super) fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let permissions = match File::options().write(true).open(path) {
        Ok(there) => Some(there.metadata()?.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = as_new(&mut Builder::new()).prefix(".snipcheck-").tempfile_in(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::other("there is no such folder"),
        // Its own words name the file that would have been beside it.
        kind => because("nothing can be written beside it", &kind.into()),
    })?;
    if let Some(permissions) = permissions {
        beside.as_file().set_permissions(permissions)?;
    }
    Ok(beside)
}

/// With the permissions that a new file has: a temporary one is hidden from others.
#[cfg(unix)]
fn as_new<'a, 'p, 's>(builder: &'a mut Builder<'p, 's>) -> &'a mut Builder<'p, 's> {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn as_new<'a, 'p, 's>(builder: &'a mut Builder<'p, 's>) -> &'a mut Builder<'p, 's> {
    builder
}

/// Has `file` take the place of what is at `path`.
pub(super) fn take_place(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| because("what was written beside it cannot take its place", &error.error))?;
    Ok(())
}

fn because(what: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{what}: {error}"))
}

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    Stdout,
    Direct(PathBuf),
    /// A file, which need not be there yet; no symbolic link.
    File(PathBuf),
}

/// Where writing to `path` ends up.
pub(super) fn target(path: &Path) -> io::Result<Target> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        if ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|stdout| path == Path::new(stdout)) {
            return Ok(Target::Stdout);
        }
        let kind = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Target::File(path)),
            Err(error) => return Err(error),
        };
        if kind.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        // What is open already has no name that could be given to another file.
        if !kind.is_file() && !kind.is_symlink() || path.starts_with("/dev/fd") || path.starts_with("/proc") {
            return Ok(Target::Direct(path));
        }
        if kind.is_file() {
            return Ok(Target::File(path));
        }
        let link = fs::read_link(&path)?;
        path = path.parent().unwrap_or(Path::new("")).join(link);
    }
    Err(io::Error::other("too many symbolic links"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(path: &Path) -> io::Result<Output> {
        Output::open(&Destination::File(path.to_owned()))
    }

    fn content(path: &Path) -> String {
        fs::read_to_string(path).unwrap()
    }

    #[test]
    fn a_file_stays_until_all_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report");
        fs::write(&path, "old").unwrap();
        let mut output = open(&path).unwrap();
        output.write_all(b"new").unwrap();
        output.flush().unwrap();
        assert_eq!(content(&path), "old");
        output.finish().unwrap();
        assert_eq!(content(&path), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_take_its_place_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report");
        let output = open(&path).unwrap();
        fs::create_dir(&path).unwrap();
        let error = output.finish().unwrap_err().to_string();
        assert!(error.starts_with("what was written beside it cannot take its place: "), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_not_finished_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let output = open(&folder.path().join("report")).unwrap();
        let pending = output.pending().unwrap();
        drop(output);
        assert!(locked(&pending).is_none());
        let output = open(&folder.path().join("report")).unwrap();
        let given_up = output.pending().unwrap();
        drop(locked(&given_up).take());
        output.finish().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_what_it_leads_to_is_replaced_with_its_mode() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let [there, link, new] = ["there", "link", "new"].map(|name| folder.path().join(name));
        fs::write(&there, "old").unwrap();
        fs::set_permissions(&there, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("there", &link).unwrap();
        symlink("nothing", &new).unwrap();
        for path in [&link, &new] {
            let mut output = open(path).unwrap();
            output.write_all(b"new").unwrap();
            output.finish().unwrap();
            assert!(path.is_symlink());
        }
        assert_eq!(content(&there), "new");
        assert_eq!(content(&folder.path().join("nothing")), "new");
        assert_eq!(fs::metadata(&there).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_to_their_end() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let [circle, null] = ["circle", "null"].map(|name| folder.path().join(name));
        symlink("circle", &circle).unwrap();
        symlink("/dev/null", &null).unwrap();
        assert_eq!(target(&circle).unwrap_err().to_string(), "too many symbolic links");
        assert_eq!(target(&null).unwrap(), Target::Direct("/dev/null".into()));
        assert_eq!(target(folder.path()).unwrap_err().kind(), io::ErrorKind::IsADirectory);
        assert_eq!(target(Path::new("/dev/stdout")).unwrap(), Target::Stdout);
    }
}

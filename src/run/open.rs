//! How an input is opened and read: what is no file is told, and nothing is waited or read for without end.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::source::MAX_SOURCE_BYTES;

/// Milliseconds that pipes which nobody writes to are waited for, all together.
const PIPE_WAIT: u64 = 5000;

/// Milliseconds that each of them is waited for at least.
const LEAST_PIPE_WAIT: u64 = 50;

/// Milliseconds between two looks at a pipe.
const TICK: u64 = 10;

/// Milliseconds that pipes were waited for so far.
static WAITED: AtomicU64 = AtomicU64::new(0);

/// Reads the file, the pipe or the terminal at `path`, which somebody named: as much as a source may have and one byte more, which tells
/// that there is more.
///
/// # Errors
///
/// Fails if it is a folder or a device, if nobody writes to a pipe, or if it cannot be read.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    // Even to open a device may do something.
    if is_device(&metadata) {
        let harmless = is_harmless(&fs::canonicalize(path)?);
        return if harmless { limited(File::open(path)?) } else { Err(io::Error::other("a device, and no file")) };
    }
    // By now something else may be there.
    let opened = at_once(path)?;
    let metadata = opened.metadata()?;
    if is_pipe(&metadata) {
        return pipe(path, opened);
    }
    limited(of_file(opened, &metadata)?)
}

/// Reads the file at `path`, and nothing but a file, with the limit that [`read`] has.
///
/// # Errors
///
/// Fails if it is no file or cannot be read.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    limited(file(path)?)
}

/// Opens the file at `path`, and nothing but a file.
///
/// # Errors
///
/// Fails if it is no file or cannot be opened.
pub fn file(path: &Path) -> io::Result<File> {
    let opened = at_once(path)?;
    let metadata = opened.metadata()?;
    of_file(opened, &metadata)
}

fn of_file(opened: File, metadata: &Metadata) -> io::Result<File> {
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if metadata.is_file() { Ok(opened) } else { Err(io::Error::other("no file")) }
}

/// Opens what is at `path`; neither that nor reading it waits where it is a pipe.
#[cfg(unix)]
fn at_once(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    Ok(File::from(rustix::fs::open(path, OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC, Mode::empty())?))
}

/// `opened`, so that reading it waits.
#[cfg(unix)]
fn waiting(opened: File) -> io::Result<File> {
    rustix::fs::fcntl_setfl(&opened, rustix::fs::OFlags::empty())?;
    Ok(opened)
}

#[cfg(not(unix))]
fn at_once(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(not(unix))]
fn waiting(opened: File) -> io::Result<File> {
    Ok(opened)
}

/// Whether the device at `path` is a terminal, or has nothing in it.
fn is_harmless(path: &Path) -> bool {
    path.starts_with("/dev/pts") || ["/dev/tty", "/dev/null"].iter().any(|harmless| path == Path::new(harmless))
}

/// Reads `reader`, with the limit that [`read`] has.
///
/// # Errors
///
/// Fails if it cannot be read.
pub fn limited(reader: impl io::Read) -> io::Result<Vec<u8>> {
    let limit = u64::try_from(MAX_SOURCE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    reader.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads the pipe at `path`, which is `opened` in such a way that reading it does not wait. Once somebody writes to it, it is read to its
/// end, however long that takes.
fn pipe(path: &Path, mut opened: File) -> io::Result<Vec<u8>> {
    // One without a name had a writer from its start, and none comes later.
    let named = fs::canonicalize(path).is_ok_and(|path| !path.starts_with("/dev/fd"));
    let mut start = [0; 4096];
    let mut waited = 0;
    let read = loop {
        match opened.read(&mut start) {
            // Nobody writes to it.
            Ok(0) if named && waited >= LEAST_PIPE_WAIT && WAITED.load(Ordering::Relaxed) >= PIPE_WAIT => {
                return Err(io::Error::other("a pipe that nobody writes to"));
            }
            Ok(0) if named => {
                thread::sleep(Duration::from_millis(TICK));
                WAITED.fetch_add(TICK, Ordering::Relaxed);
                waited += TICK;
            }
            Ok(read) => break read,
            // Somebody does, and has nothing to say as yet.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => break 0,
            Err(error) => return Err(error),
        }
    };
    let start = start.get(..read).unwrap_or_default();
    limited(start.chain(waiting(opened)?))
}

#[cfg(unix)]
fn is_pipe(metadata: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

#[cfg(unix)]
fn is_device(metadata: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    metadata.file_type().is_char_device() || metadata.file_type().is_block_device()
}

#[cfg(not(unix))]
fn is_device(_: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()).unwrap_err().kind(), io::ErrorKind::IsADirectory);
        assert_eq!(read(&folder.path().join("none")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_read_from_a_device() {
        assert_eq!(read(Path::new("/dev/zero")).unwrap_err().to_string(), "a device, and no file");
        assert!(read(Path::new("/dev/null")).unwrap().is_empty());
    }
}

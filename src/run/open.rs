//! How an input is opened and read: what is no file is told, and nothing is waited or read for without end.

use std::fs::{self, File, Metadata};
use std::io::{self, IsTerminal as _, Read as _};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::source::MAX_SOURCE_BYTES;

/// How long a named pipe that nobody writes to is waited for.
const PIPE_WAIT: Duration = Duration::from_secs(5);

/// Reads the file, the pipe or the terminal at `path`, as much as a source may have and one byte more, which tells that there is more.
///
/// # Errors
///
/// Fails if it is a folder or a device, if nobody writes to a pipe, or if it cannot be read.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let file = if is_pipe(&metadata) { pipe(path)? } else { File::open(path)? };
    if is_device(&metadata) && !file.is_terminal() && fs::canonicalize(path)? != Path::new("/dev/null") {
        return Err(io::Error::other("a device, and no file"));
    }
    limited(file)
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

/// Opens a pipe, which takes until somebody else opens it for writing: a thread of its own waits, as long as it is waited for here.
fn pipe(path: &Path) -> io::Result<File> {
    let (opened, pipe) = mpsc::channel();
    let path = path.to_owned();
    thread::spawn(move || {
        // When it comes too late, nobody is listening.
        let _ = opened.send(File::open(path));
    });
    let late = |_| io::Error::other(format!("a pipe that nobody wrote to within {} seconds", PIPE_WAIT.as_secs()));
    pipe.recv_timeout(PIPE_WAIT).map_err(late)?
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

//! What each thread of a worker process is parsing, where its supervisor can read it after the worker's death.

use std::collections::HashMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::failure::Death;

/// One call of a parser with a code, told apart from all others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Call {
    /// The parser: its crate's name.
    pub parser: String,
    /// The language's id.
    pub language: String,
    /// A hash of the code; the same in every process of one program.
    pub code: u64,
}

/// The hash of `code` in a [`Call`].
pub(super) fn hash(code: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    code.hash(&mut hasher);
    hasher.finish()
}

/// Bytes of a slot: a number, a hash, and two names.
const SLOT: usize = 128;

/// Bytes of each name in a slot; longer ones are cut.
const NAME: usize = 56;

/// Threads that have a slot each.
pub const MAX_THREADS: usize = 256;

/// Bytes of all slots.
pub const BYTES: usize = SLOT * MAX_THREADS;

/// A file with a slot for each thread of a worker.
#[derive(Debug)]
pub struct Journal {
    file: File,
    /// Counts calls, so that two of them with the same code are told apart.
    calls: AtomicU64,
    /// Calls that ended a worker before, and how.
    died: HashMap<Call, Death>,
}

static JOURNAL: OnceLock<Journal> = OnceLock::new();

/// Has every call of a parser in this process written down in `file`, and those in `died` not made again. Called once, by a worker.
pub fn keep(file: File, died: impl IntoIterator<Item = (Call, Death)>) {
    // A second call changes nothing: the first journal is the one that the supervisor reads.
    drop(JOURNAL.set(Journal { file, calls: AtomicU64::new(1), died: died.into_iter().collect() }));
}

/// The journal of this process, if it is a worker.
pub(super) fn kept() -> Option<&'static Journal> {
    JOURNAL.get()
}

impl Journal {
    /// How this call ended a worker before; `None` if it did not.
    pub(super) fn death(&self, parser: &str, language: &str, code: u64) -> Option<Death> {
        if self.died.is_empty() {
            return None;
        }
        let call = Call { parser: parser.to_owned(), language: language.to_owned(), code };
        self.died.get(&call).copied()
    }

    /// Writes that this thread makes this call, until what is returned is dropped.
    pub(super) fn enter(&self, parser: &str, language: &str, code: u64) -> JournalEntry<'_> {
        let slot = slot();
        let number = self.calls.fetch_add(1, Ordering::Relaxed);
        let mut bytes = [0; SLOT];
        let (head, names) = bytes.split_at_mut(16);
        head[..8].copy_from_slice(&number.to_le_bytes());
        head[8..].copy_from_slice(&code.to_le_bytes());
        let (first, second) = names.split_at_mut(NAME);
        put(first, parser);
        put(second, language);
        self.write(slot, &bytes);
        JournalEntry { journal: self, slot }
    }

    /// A journal that cannot be written is no reason to stop: a death is then told of the file, and not of the snippet.
    fn write(&self, slot: usize, bytes: &[u8]) {
        if slot < MAX_THREADS {
            drop(write_at(&self.file, bytes, offset(slot)));
        }
    }
}

/// A call that is being made.
pub(super) struct JournalEntry<'a> {
    journal: &'a Journal,
    slot: usize,
}

impl Drop for JournalEntry<'_> {
    fn drop(&mut self) {
        self.journal.write(self.slot, &[0; 8]);
    }
}

/// The slot of this thread.
fn slot() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local! {
        static SLOT: usize = NEXT.fetch_add(1, Ordering::Relaxed);
    }
    SLOT.with(|slot| *slot)
}

fn put(field: &mut [u8], name: &str) {
    let length = name.len().min(field.len());
    field[..length].copy_from_slice(&name.as_bytes()[..length]);
}

/// A journal as its supervisor sees it.
#[derive(Clone, Debug)]
pub struct Watch(Arc<File>);

/// A call that a worker is making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Which of the worker's calls it is, from 1.
    pub number: u64,
    /// Which parser is called with which code.
    pub call: Call,
}

impl Watch {
    /// Watches the journal in `file`.
    #[must_use]
    pub fn new(file: Arc<File>) -> Self {
        Self(file)
    }

    /// The calls that are being made, or that were when the worker died.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be read.
    pub fn running(&self) -> io::Result<Vec<Running>> {
        let mut bytes = vec![0; BYTES];
        let read = read_at(&self.0, &mut bytes, 0)?;
        Ok(bytes[..read].chunks_exact(SLOT).filter_map(running).collect())
    }
}

fn running(slot: &[u8]) -> Option<Running> {
    let (head, names) = slot.split_at_checked(16)?;
    let number = u64::from_le_bytes(head[..8].try_into().ok()?);
    let code = u64::from_le_bytes(head[8..].try_into().ok()?);
    let (parser, language) = names.split_at_checked(NAME)?;
    let name = |field: &[u8]| String::from_utf8_lossy(field).trim_end_matches('\0').to_owned();
    (number > 0).then(|| Running { number, call: Call { parser: name(parser), language: name(language), code } })
}

fn offset(slot: usize) -> u64 {
    u64::try_from(slot * SLOT).unwrap_or(u64::MAX)
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::write_at(file, bytes, offset)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, bytes, offset)
}

#[cfg(windows)]
fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_write(file, bytes, offset)
}

#[cfg(windows)]
fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, bytes, offset)
}

#[cfg(not(any(unix, windows)))]
fn write_at(_file: &File, _bytes: &[u8], _offset: u64) -> io::Result<usize> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(any(unix, windows)))]
fn read_at(_file: &File, _bytes: &mut [u8], _offset: u64) -> io::Result<usize> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_parsed_can_be_read_from_outside() {
        let file = tempfile::tempfile().unwrap();
        let watch = Watch::new(Arc::new(file.try_clone().unwrap()));
        let journal = Journal { file, calls: AtomicU64::new(7), died: HashMap::new() };
        assert_eq!(watch.running().unwrap(), []);
        {
            let _entry = journal.enter("raffia", "css", hash("a {"));
            let call = Call { parser: "raffia".to_owned(), language: "css".to_owned(), code: hash("a {") };
            assert_eq!(watch.running().unwrap(), [Running { number: 7, call }]);
        }
        assert_eq!(watch.running().unwrap(), []);
        assert_ne!(hash("a {"), hash("b {"));
    }
}

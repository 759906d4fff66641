//! The records of an archive, one after another; behind what is broken, it goes on with the next one that is whole.

use std::io::{self, Read};

use memchr::memmem;

use super::fault::ArchiveFault;
use super::fields::Fields;
use super::inflated::{Inflated, Inflation};

/// Bytes of a record that are read at most, unless less is asked for: a longer one is passed over.
pub const MAX_RECORD_BYTES: usize = 128 * 1024 * 1024;

/// Bytes of a record's head at most.
const MAX_HEAD_BYTES: usize = 64 * 1024;

/// How every record begins.
const VERSION: &[u8] = b"WARC/";

/// How a record of a version that is in use begins, up to its last digit and the end of the line.
const NEXT: &[u8] = b"WARC/1.";

/// Bytes of a record's first line, at most.
const FIRST_LINE_BYTES: usize = NEXT.len() + 3;

/// A record (ISO 28500 §4).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record<'a> {
    /// Where it begins: its own offset in the file, or that of the gzip member in which it begins.
    pub(super) offset: u64,
    /// The fields of its head.
    pub(super) fields: Fields,
    /// What it holds, as far as it is there.
    pub(super) block: &'a [u8],
}

/// Reads records.
pub(super) struct Records<R> {
    from: Inflated<R>,
    /// What is inflated and not done with.
    held: Vec<u8>,
    /// Where that begins in all that was inflated.
    start: u64,
    /// Where in it the next record begins.
    at: usize,
    /// Whether there is nothing behind it.
    ended: bool,
    /// Whether what is held ends where something is broken: nothing is read behind it before that is done with.
    broken: bool,
    /// Why there is nothing behind it, if that is an error.
    failed: Option<io::Error>,
    /// Bytes of a record that are read at most.
    max_record_bytes: usize,
    pub(super) faults: Vec<ArchiveFault>,
}

impl<R: Read> Records<R> {
    /// # Errors
    ///
    /// Fails if nothing can be read.
    pub(super) fn new(from: R, max_record_bytes: usize) -> io::Result<Self> {
        let (held, faults) = (Vec::new(), Vec::new());
        Ok(Self { from: Inflated::new(from)?, held, start: 0, at: 0, ended: false, broken: false, failed: None, max_record_bytes, faults })
    }

    /// The next record; `None` at the end.
    ///
    /// # Errors
    ///
    /// Fails if the archive cannot be read.
    pub(super) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        loop {
            if !self.go_to_content()? {
                return self.failed.take().map_or(Ok(None), Err);
            }
            let Some((fields, head)) = self.head()? else {
                self.pass_over("what stands here is no record")?;
                continue;
            };
            let Some(length) = fields.get("content-length").and_then(|length| length.parse::<u64>().ok()) else {
                self.pass_over("a record without a length")?;
                continue;
            };
            let Some(length) = usize::try_from(length).ok().filter(|length| *length <= self.max_record_bytes) else {
                // Nothing says that the length is true: what looks like the next record is one.
                self.pass_over(&format!("a record of {length} bytes is larger than {}", self.max_record_bytes))?;
                continue;
            };
            let offset = self.offset();
            let block = self.at + head;
            let end = self.block_end(block, length)?;
            self.at = end;
            return Ok(Some(Record { offset, fields, block: self.held.get(block..end).unwrap_or_default() }));
        }
    }

    /// Offset in the file of what is next.
    fn offset(&mut self) -> u64 {
        self.from.origin(self.start + u64::try_from(self.at).unwrap_or(0))
    }

    fn fault(&mut self, message: impl Into<String>) {
        let offset = self.offset();
        self.faults.push(ArchiveFault { offset, message: message.into() });
    }

    /// Inflates more, until `bytes` are held behind `at`; says whether they are.
    fn hold(&mut self, bytes: usize) -> io::Result<Held> {
        while self.held.len() < self.at.saturating_add(bytes) {
            if self.ended {
                return Ok(Held::Less);
            }
            if self.broken {
                return Ok(Held::Broken);
            }
            match self.from.fill(&mut self.held) {
                Ok(Inflation::Some) => {}
                Ok(Inflation::None) => self.ended = true,
                // What was read before it counts.
                Err(error) => (self.ended, self.failed) = (true, Some(error)),
                Ok(Inflation::Broken(fault)) => {
                    self.faults.push(fault);
                    self.broken = true;
                }
            }
        }
        Ok(Held::All)
    }

    /// Lets go of what is done with, and goes on to what is no line break; says whether there is anything.
    fn go_to_content(&mut self) -> io::Result<bool> {
        loop {
            let rest = self.held.get(self.at..).unwrap_or_default();
            if let Some(breaks) = rest.iter().position(|byte| !matches!(byte, b'\r' | b'\n')) {
                self.at += breaks;
                self.let_go(self.at);
                return Ok(true);
            }
            self.let_go(self.held.len());
            if self.ended {
                return Ok(false);
            }
            self.broken = false;
            self.hold(1)?;
        }
    }

    fn let_go(&mut self, bytes: usize) {
        self.held.drain(..bytes);
        self.start += u64::try_from(bytes).unwrap_or(0);
        self.at = 0;
    }

    /// The fields of the head that is next, and how long it is with the empty line behind it; `None` if there is none.
    fn head(&mut self) -> io::Result<Option<(Fields, usize)>> {
        self.hold(VERSION.len())?;
        if !self.held.get(self.at..).is_some_and(|rest| rest.starts_with(VERSION)) {
            return Ok(None);
        }
        let mut wanted = 1024;
        loop {
            let held = self.hold(wanted)?;
            let rest = self.held.get(self.at..).unwrap_or_default();
            let rest = rest.get(..MAX_HEAD_BYTES).unwrap_or(rest);
            let ends = [memmem::find(rest, b"\r\n\r\n").map(|end| end + 4), memmem::find(rest, b"\n\n").map(|end| end + 2)];
            if let Some(end) = ends.into_iter().flatten().min() {
                return Ok(Some((Fields::read(rest.get(..end).unwrap_or_default()), end)));
            }
            if held != Held::All || wanted > MAX_HEAD_BYTES {
                return Ok(None);
            }
            wanted *= 2;
        }
    }

    /// Where the block that begins at `start` of what is held ends, which should be `length` further on.
    fn block_end(&mut self, start: usize, length: usize) -> io::Result<usize> {
        let end = start + length;
        match self.hold(end - self.at)? {
            Held::Broken => return Ok(self.held.len()),
            Held::Less => {
                let there = self.held.len().saturating_sub(start);
                // It may be that the record is whole, and its length is not.
                let end = self.next_within(start, self.held.len()).unwrap_or(self.held.len());
                self.fault(format!("the record breaks off after {} of {length} bytes", there.min(end - start)));
                return Ok(end);
            }
            Held::All => {}
        }
        if self.is_end_of_record(end)? {
            return Ok(end);
        }
        if let Some(next) = self.next_within(start, end) {
            self.fault(format!("the record ends after {} bytes, and not after {length}", next - start));
            return Ok(next);
        }
        Ok(end)
    }

    /// Whether what is held at `end` is another record, or nothing.
    fn is_end_of_record(&mut self, end: usize) -> io::Result<bool> {
        let mut end = end;
        loop {
            while self.held.get(end).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
                end += 1;
            }
            let rest = self.held.get(end..).unwrap_or_default();
            if rest.len() >= VERSION.len() || self.ended {
                return Ok(rest.is_empty() || rest.starts_with(VERSION));
            }
            if self.hold(end + VERSION.len() - self.at)? == Held::Broken {
                return Ok(true);
            }
        }
    }

    /// Where between `start` and `end` of what is held another record begins; its first line may go on behind `end`.
    fn next_within(&self, start: usize, end: usize) -> Option<usize> {
        let searched = self.held.get(start..self.held.len().min(end + NEXT.len()))?;
        let found = memmem::find_iter(searched, NEXT).map(|next| start + next).take_while(|next| *next < end);
        found.into_iter().find(|next| {
            let rest = self.held.get(next + NEXT.len()..).unwrap_or_default();
            matches!(rest, [b'0'..=b'9', b'\n', ..] | [b'0'..=b'9', b'\r', b'\n', ..])
        })
    }

    /// Says of what is next that it is `what`, and goes on behind it: to the next gzip member or the next line that begins a record.
    fn pass_over(&mut self, what: &str) -> io::Result<()> {
        let offset = self.offset();
        let mut passed = 0;
        loop {
            let here = self.start + u64::try_from(self.at).unwrap_or(0);
            let member = self.from.member_behind(here).and_then(|start| usize::try_from(start - self.start).ok());
            let line = self.next_within(self.at + 1, self.held.len());
            let next = member.into_iter().chain(line).min().filter(|next| *next <= self.held.len());
            if next.is_some() || self.ended || self.broken {
                let next = next.unwrap_or(self.held.len());
                passed += next - self.at;
                self.at = next;
                // What is left of a member that is broken is told with it.
                if self.faults.last().is_none_or(|last| last.offset != offset) {
                    self.faults.push(ArchiveFault { offset, message: format!("{what}: {passed} bytes were passed over") });
                }
                return Ok(());
            }
            // The beginning of a record may be what is last.
            let keep = self.held.len().saturating_sub(FIRST_LINE_BYTES).max(self.at);
            passed += keep - self.at;
            self.let_go(keep);
            self.hold(self.held.len() + 1)?;
        }
    }
}

/// Whether what is wanted is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// It is.
    All,
    /// It is not, for there is no more.
    Less,
    /// It is not, for something is broken before it.
    Broken,
}

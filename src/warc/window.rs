//! The bytes of an archive as they are read, of which those behind a mark can be read again.

use std::io::{self, BufRead, Read};

use memchr::memmem;

/// Bytes that are read at a time.
const CHUNK_BYTES: usize = 256 * 1024;

/// Bytes behind the mark that are held at most; a mark that is further back is lost.
const MAX_HELD_BYTES: usize = 64 * 1024 * 1024;

/// Bytes that are read once, in order, and again from a mark on.
pub(super) struct Window<R> {
    from: R,
    held: Vec<u8>,
    /// The next byte, as an offset in what is held.
    at: usize,
    /// Where what is held begins in the file.
    start: u64,
    mark: Option<usize>,
}

impl<R: Read> Window<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, held: Vec::new(), at: 0, start: 0, mark: None }
    }

    /// Offset in the file of the next byte.
    pub(super) fn offset(&self) -> u64 {
        self.start + u64::try_from(self.at).unwrap_or(u64::MAX)
    }

    /// Has all from the next byte on be readable again.
    pub(super) fn set_mark(&mut self) {
        self.mark = Some(self.at);
    }

    /// Goes back to the byte behind the one at the mark, unless the mark is lost.
    pub(super) fn go_behind_mark(&mut self) {
        if let Some(mark) = self.mark.take() {
            self.at = self.at.min(mark + 1);
        }
    }

    /// Whether the next bytes are `bytes`.
    pub(super) fn is_at(&mut self, bytes: &[u8]) -> io::Result<bool> {
        while self.held.len() - self.at < bytes.len() && self.read_more()? {}
        Ok(self.ahead().starts_with(bytes))
    }

    /// Goes on to the next place where `bytes` are, or to the end.
    pub(super) fn seek_to(&mut self, bytes: &[u8]) -> io::Result<()> {
        let finder = memmem::Finder::new(bytes);
        loop {
            if let Some(found) = finder.find(self.ahead()) {
                self.at += found;
                return Ok(());
            }
            // The beginning of it may be what is last.
            self.at = self.at.max((self.held.len() + 1).saturating_sub(bytes.len()));
            if !self.read_more()? {
                self.at = self.held.len();
                return Ok(());
            }
        }
    }

    fn ahead(&self) -> &[u8] {
        self.held.get(self.at..).unwrap_or_default()
    }

    /// Reads a chunk more; says whether there was one.
    fn read_more(&mut self) -> io::Result<bool> {
        if self.mark.is_some_and(|mark| self.at - mark > MAX_HELD_BYTES) {
            self.mark = None;
        }
        let needless = self.mark.unwrap_or(self.at);
        self.held.drain(..needless);
        self.start += u64::try_from(needless).unwrap_or(0);
        self.at -= needless;
        self.mark = self.mark.map(|_| 0);
        let limit = u64::try_from(CHUNK_BYTES).unwrap_or(u64::MAX);
        let before = self.held.len();
        // What was read before an error counts; the error comes again.
        let result = (&mut self.from).take(limit).read_to_end(&mut self.held);
        if self.held.len() > before { Ok(true) } else { result.map(|_| false) }
    }
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut ahead = self.fill_buf()?;
        let read = ahead.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Window<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.held.len() {
            self.read_more()?;
        }
        Ok(self.ahead())
    }

    fn consume(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.held.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_behind_the_mark_is_read_again() {
        let mut window = Window::new(b"abcdef".as_slice());
        window.read_exact(&mut [0]).unwrap();
        window.set_mark();
        let mut three = [0; 3];
        window.read_exact(&mut three).unwrap();
        assert_eq!((&three, window.offset()), (b"bcd", 4));
        window.go_behind_mark();
        assert_eq!(window.offset(), 2);
        assert!(window.is_at(b"cde").unwrap());
        window.seek_to(b"ef").unwrap();
        assert_eq!(window.offset(), 4);
        window.seek_to(b"ab").unwrap();
        assert_eq!(window.offset(), 6);
    }

    #[test]
    fn what_is_sought_may_lie_across_two_chunks() {
        let mut bytes = vec![b'.'; CHUNK_BYTES - 1];
        bytes.extend(b"xyz");
        let mut window = Window::new(bytes.as_slice());
        window.seek_to(b"xyz").unwrap();
        assert_eq!(window.offset(), u64::try_from(CHUNK_BYTES - 1).unwrap());
    }
}

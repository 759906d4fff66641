//! From a byte offset to a line and a column.

use std::ops::Range;

/// Bytes between two counts of code points: what one look-up scans at most.
const STRIDE: usize = 1024;

/// A place as people say it: both numbers are 1-based, the column counts code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, 1-based; a line ends with `\n`.
    pub line: usize,
    /// Column, 1-based, in Unicode code points.
    pub column: usize,
}

/// Where a string's lines start. A look-up costs the same on a line of a hundred megabytes as on a short one.
#[derive(Clone, Debug)]
pub struct Lines {
    /// Offset of each line's first byte.
    starts: Vec<usize>,
    /// How many code points start before each multiple of [`STRIDE`].
    counts: Vec<usize>,
}

/// Bytes of blanks at the start of `line`.
pub(crate) fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Each line of `text` with its bytes, the newline among them.
pub fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut end = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = end;
        end += line.len();
        (start..end, line)
    })
}

impl Lines {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        let mut total = 0;
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        for chunk in text.as_bytes().chunks(STRIDE) {
            counts.push(total);
            total += code_points(chunk);
        }
        Self { starts, counts }
    }

    /// How many lines there are; an empty string has one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Offset of the first byte of `line` (1-based), or `None` past the end.
    #[must_use]
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }

    /// The line (1-based) that holds the byte at `offset`.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// The place of the byte at `offset` of `text`, which is the string that [`Lines::new`] read.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.line(offset);
        let start = self.start(line).unwrap_or(0);
        let column = self.points_before(text, offset) - self.points_before(text, start) + 1;
        Position { line, column }
    }

    fn points_before(&self, text: &str, offset: usize) -> usize {
        let chunk = offset / STRIDE;
        match (self.counts.get(chunk), text.as_bytes().get(chunk * STRIDE..offset)) {
            (Some(count), Some(rest)) => count + code_points(rest),
            _ => code_points(text.as_bytes()),
        }
    }
}

/// How many code points start within `bytes` of UTF-8.
fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points() {
        let text = "a\nžlutý 🐎 x\n";
        let lines = Lines::new(text);
        let x = text.find('x').expect("it is there");
        assert_eq!(lines.position(text, x), Position { line: 2, column: 9 });
        assert_eq!(lines.position(text, text.len()), Position { line: 3, column: 1 });
    }

    #[test]
    fn long_lines_are_counted_across_strides() {
        let text = "é".repeat(3 * STRIDE);
        let lines = Lines::new(&text);
        for characters in [0, 1, 511, 512, 513, 1024, 3 * STRIDE] {
            assert_eq!(lines.position(&text, 2 * characters).column, characters + 1);
        }
    }
}

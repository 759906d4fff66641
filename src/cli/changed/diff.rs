//! What of a diff without context matters: which lines of which files are new, and where lines are gone.

/// Lines of a file's new state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    /// The first new line, 1-based; where none is new, the line above those that are gone.
    pub(super) start: usize,
    /// How many lines are new.
    pub(super) count: usize,
    /// What a comment for tools in it, that came or went, is about.
    pub(super) about: Option<WaiverReach>,
}

/// What a waiver that came or went is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WaiverReach {
    /// The next block.
    Next,
    /// All blocks behind it.
    Behind,
    /// All blocks of the file.
    File,
}

impl WaiverReach {
    /// What the changed `line`, without its sign, is about, if it is a comment for tools.
    fn of(line: &[u8]) -> Option<Self> {
        let line = String::from_utf8_lossy(line).to_lowercase();
        let begins = ["<!--", "{/*", "[//]:", "[comment]:"].iter().any(|open| line.trim_start().starts_with(open));
        let Some((_, behind)) = line.split_once("snipcheck") else { return begins.then_some(Self::Next) };
        let behind = behind.trim_start_matches([':', '=', '-', '"', '\'', ' ']);
        Some(match behind {
            words if words.starts_with("skip-file") => Self::File,
            words if words.starts_with("off") || words.starts_with("on") => Self::Behind,
            _ => Self::Next,
        })
    }
}

impl Hunk {
    /// Whether it changes one of the lines from `first` to `last`, or what stood between two of them.
    pub(super) fn touches(self, first: usize, last: usize) -> bool {
        if self.count == 0 { first <= self.start && self.start < last } else { self.start <= last && first < self.start + self.count }
    }
}

/// The files that `diff` leaves changed, each by its path and with its hunks.
pub(super) fn read(diff: &[u8]) -> Vec<(Vec<u8>, Vec<Hunk>)> {
    let mut files: Vec<(Vec<u8>, Vec<Hunk>)> = Vec::new();
    // Lines of a hunk that are still to come: what they hold may look like a header.
    let mut inside = 0_usize;
    let mut is_gone = true;
    for line in diff.split(|byte| *byte == b'\n') {
        if inside > 0 {
            // `\ No newline at end of file` is about the line above it.
            inside -= usize::from(!line.starts_with(b"\\"));
            let about = line.strip_prefix(b"-").or_else(|| line.strip_prefix(b"+")).and_then(WaiverReach::of);
            if let Some(hunk) = files.last_mut().filter(|_| !is_gone).and_then(|(_, hunks)| hunks.last_mut()) {
                hunk.about = hunk.about.max(about);
            }
        } else if let Some(path) = line.strip_prefix(b"+++ ") {
            let path = unquoted(path.strip_suffix(b"\t").unwrap_or(path));
            is_gone = path == b"/dev/null";
            if !is_gone {
                files.push((path.strip_prefix(b"b/").map(<[u8]>::to_vec).unwrap_or(path), Vec::new()));
            }
        } else if let Some((old, new)) =
            line.strip_prefix(b"@@ -").and_then(|rest| std::str::from_utf8(rest.split(|b| *b == b'@').next()?).ok()?.split_once('+'))
        {
            let (new, old) = (range(new), range(old));
            inside = old.count.saturating_add(new.count);
            if let Some((_, hunks)) = files.last_mut().filter(|_| !is_gone) {
                hunks.push(new);
            }
        }
    }
    files
}

/// `12,3` is three lines from 12 on, `12` one.
fn range(text: &str) -> Hunk {
    let (start, count) = text.trim().split_once(',').unwrap_or((text.trim(), "1"));
    Hunk { start: start.parse().unwrap_or(0), count: count.parse().unwrap_or(0), about: None }
}

/// A path as it is, which `git` may have written as C writes a string: `"a\"b\303\251"`.
fn unquoted(path: &[u8]) -> Vec<u8> {
    let Some(inner) = path.strip_prefix(b"\"").and_then(|path| path.strip_suffix(b"\"")) else { return path.to_vec() };
    let mut out = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next() {
            Some(first @ b'0'..=b'7') => {
                let mut value = u32::from(first - b'0');
                for _ in 0..2 {
                    if let Some(digit) = bytes.next_if(|byte| matches!(byte, b'0'..=b'7')) {
                        value = value * 8 + u32::from(digit - b'0');
                    }
                }
                out.push(u8::try_from(value).unwrap_or(b'?'));
            }
            Some(b'n') => out.push(b'\n'),
            Some(b't') => out.push(b'\t'),
            Some(b'r') => out.push(b'\r'),
            Some(b'a') => out.push(7),
            Some(b'b') => out.push(8),
            Some(b'v') => out.push(11),
            Some(b'f') => out.push(12),
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_are_read_whatever_their_lines_look_like() {
        let diff = b"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1,2 @@ T\n--- x\n+++ b/no.md\n+@@ -9 +9 @@\n@@ -7,2 +8,0 @@\n-a\n-b\n\
            \\ No newline at end of file\ndiff --git a/b.md b/b.md\n--- a/b.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n\
            --- a/c d\t\n+++ b/c d\t\n@@ -0,0 +1 @@\n+x\n";
        let hunk = |start, count| Hunk { start, count, about: None };
        let files = [(b"a.md".to_vec(), vec![hunk(1, 2), hunk(8, 0)]), (b"c d".to_vec(), vec![hunk(1, 1)])];
        assert_eq!(read(diff), files);
    }

    #[test]
    fn paths_are_unquoted() {
        assert_eq!(unquoted(b"a b"), b"a b");
        assert_eq!(unquoted(br#""a\"\\\tb\303\251""#), "a\"\\\tbé".as_bytes());
    }

    #[test]
    fn a_block_is_touched_by_new_lines_and_by_lines_that_are_gone_from_within() {
        let touches = |start, count| Hunk { start, count, about: None }.touches(5, 9);
        assert_eq!([4, 5, 9, 10].map(|line| touches(line, 1)), [false, true, true, false]);
        assert!(touches(1, 5) && !touches(1, 4));
        assert_eq!([4, 5, 8, 9].map(|line| touches(line, 0)), [false, true, true, false]);
    }
}

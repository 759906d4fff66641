//! What changed in a file, as a unified diff that `git apply` and `patch -p1` take.

use std::fmt::Write as _;
use std::io;

use similar::udiff::UnifiedHunkHeader;
use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices, group_diff_ops};

use crate::report::{Style, visible};
use crate::source::name;

/// Lines around a change that are shown with it.
const CONTEXT: usize = 3;

/// Writes to `out` how the file called `name`, which holds `before`, becomes `after`; nothing if they are the same.
///
/// Lines are written byte for byte, whatever they are encoded in, but for people, with colours: there nothing is hidden.
///
/// # Errors
///
/// Fails if `out` does.
pub fn unified(name: &str, before: &[u8], after: &[u8], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    if before == after {
        return Ok(());
    }
    let [old, new]: [Vec<&[u8]>; 2] = [before, after].map(|bytes| bytes.split_inclusive(|byte| *byte == b'\n').collect());
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    for (sign, side) in [("---", "a"), ("+++", "b")] {
        heading(&format!("{sign} {}", quoted(side, name)), "1", style, out)?;
    }
    for hunk in group_diff_ops(ops, CONTEXT) {
        heading(&UnifiedHunkHeader::new(&hunk).to_string(), "36", style, out)?;
        for change in hunk.iter().flat_map(|op: &DiffOp| op.iter_changes(&old, &new)) {
            line(change.tag(), change.value(), style, out)?;
        }
    }
    Ok(())
}

fn heading(text: &str, color: &str, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    match style {
        Style::Plain => writeln!(out, "{text}"),
        Style::Coloured => writeln!(out, "\x1b[{color}m{text}\x1b[0m"),
    }
}

fn line(tag: ChangeTag, line: &[u8], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let (sign, color) = match tag {
        ChangeTag::Equal => (" ", None),
        ChangeTag::Delete => ("-", Some("31")),
        ChangeTag::Insert => ("+", Some("32")),
    };
    let content = line.strip_suffix(b"\n");
    match (style, color) {
        (Style::Plain, _) => {
            out.write_all(sign.as_bytes())?;
            out.write_all(content.unwrap_or(line))?;
        }
        (Style::Coloured, color) => {
            let content = content.map_or(line, |content| content.strip_suffix(b"\r").unwrap_or(content));
            let content = String::from_utf8_lossy(content);
            let content = visible::lines(&content);
            match color {
                Some(color) => write!(out, "\x1b[{color}m{sign}{content}\x1b[0m")?,
                None => write!(out, "{sign}{content}")?,
            }
        }
    }
    if content.is_none() {
        out.write_all(b"\n\\ No newline at end of file")?;
    }
    out.write_all(b"\n")
}

/// The path of the file called `name` below `side`, as git writes it: in quotes where something in it would be misread.
fn quoted(side: &str, name: &str) -> String {
    let mut path = format!("{side}/").into_bytes();
    path.extend(name::bytes(name.trim_start_matches('/')));
    let is_plain = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\') || *byte == b' ';
    match String::from_utf8(path) {
        // What stands behind a tab is no part of the name.
        Ok(path) if path.bytes().all(|byte| is_plain(&byte) || !byte.is_ascii()) => {
            if path.contains(' ') {
                path + "\t"
            } else {
                path
            }
        }
        path => {
            let path = path.map_or_else(std::string::FromUtf8Error::into_bytes, String::into_bytes);
            let mut out = "\"".to_owned();
            for byte in path {
                match byte {
                    b'"' | b'\\' => out.extend(['\\', char::from(byte)]),
                    byte if is_plain(&byte) => out.push(char::from(byte)),
                    // Writing to a string cannot fail.
                    byte => drop(write!(out, "\\{byte:03o}")),
                }
            }
            out + "\""
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(before: &[u8], after: &[u8], style: Style) -> Vec<u8> {
        let mut out = Vec::new();
        unified("a.md", before, after, style, &mut out).unwrap();
        out
    }

    #[test]
    fn lines_are_what_they_are_byte_for_byte() {
        let written = diff(b"1\r\n\xFF\n3\rx\n4\n5\n6", b"1\r\n\xFE\n3\rx\n4\n5\n6!", Style::Plain);
        let expected: &[u8] = b"--- a/a.md\n+++ b/a.md\n@@ -1,6 +1,6 @@\n 1\r\n-\xFF\n+\xFE\n 3\rx\n 4\n 5\n-6\n\\ No newline at end of file\n+6!\n\\ No newline at end of file\n";
        assert_eq!(String::from_utf8_lossy(&written), String::from_utf8_lossy(expected));
        assert_eq!(written, expected);
        assert_eq!(diff(b"1", b"1", Style::Plain), b"");
    }

    #[test]
    fn people_see_what_is_hidden() {
        let written = String::from_utf8(diff(b"\x1b[2J\r\n", b"b\n", Style::Coloured)).unwrap();
        assert!(written.contains("\x1b[32m+b\x1b[0m\n") && !written.contains("[2J\r") && !written.contains("\x1b[2J"), "{written:?}");
    }

    #[test]
    fn names_are_written_as_git_writes_them() {
        for (name, expected) in [
            ("a.md", "a/a.md"),
            ("/tmp/ž.md", "a/tmp/ž.md"),
            ("a b.md", "a/a b.md\t"),
            ("a\"b.md", "\"a/a\\\"b.md\""),
            ("a\nb", "\"a/a\\012b\""),
            ("a\\xff", "\"a/a\\377\""),
        ] {
            assert_eq!(quoted("a", name), expected);
        }
    }
}

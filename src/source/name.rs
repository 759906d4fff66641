//! What a file is called in every output: its path, and `\xff` for each byte of it that is not UTF-8, so that no two files share a name.

use std::fmt::Write as _;

/// The name of the path whose parts, encoded by the system, are `path`.
///
/// A path that is UTF-8 is its own name. Where a byte is not, it is written as `\xff`; backslashes before such a byte, or before what
/// looks like one, are doubled, so that [`bytes`] gives back what was there.
#[must_use]
pub fn shown(path: &[u8]) -> String {
    let mut name = String::with_capacity(path.len());
    for chunk in path.utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some((backslashes, at)) = run_before(rest, is_escape) {
            name.push_str(rest.get(..at).unwrap_or_default());
            name.push_str(&"\\".repeat(backslashes));
            rest = rest.get(at..).unwrap_or_default();
        }
        name.push_str(rest);
        for (index, byte) in chunk.invalid().iter().enumerate() {
            if index == 0 {
                name.push_str(&"\\".repeat(ending_backslashes(rest)));
            }
            // Writing to a string cannot fail.
            let _ = write!(name, "\\x{byte:02x}");
        }
    }
    name
}

/// The bytes of the path that [`shown`] calls `name`.
#[must_use]
pub fn bytes(name: &str) -> Vec<u8> {
    let mut path = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((backslashes, at)) = run_before(rest, is_escape) {
        let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
        path.extend_from_slice(before.get(..before.len() - backslashes).unwrap_or_default().as_bytes());
        path.extend(std::iter::repeat_n(b'\\', backslashes / 2));
        rest = behind;
        if backslashes % 2 == 1 {
            let digits = behind.get(1..3).unwrap_or_default();
            path.extend(u8::from_str_radix(digits, 16));
            rest = behind.get(3..).unwrap_or_default();
        }
    }
    path.extend_from_slice(rest.as_bytes());
    path
}

/// The first run of backslashes in `text` that stands before what `holds` of: how long it is, and where it ends.
fn run_before(text: &str, holds: fn(&str) -> bool) -> Option<(usize, usize)> {
    let ends = text.match_indices('\\').map(|(at, _)| at + 1);
    let end = ends.into_iter().find(|end| text.get(*end..).is_some_and(holds))?;
    Some((ending_backslashes(text.get(..end)?), end))
}

fn ending_backslashes(text: &str) -> usize {
    text.len() - text.trim_end_matches('\\').len()
}

/// Whether `text` starts as what stands for a byte does, behind its backslash.
fn is_escape(text: &str) -> bool {
    let digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    matches!(text.as_bytes(), [b'x', high, low, ..] if digit(high) && digit(low))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_path_in_utf8_is_its_own_name() {
        for path in ["posts/ž a.md", "a\\b\\xyz", "x\n"] {
            assert_eq!(shown(path.as_bytes()), path);
        }
    }

    #[test]
    fn no_two_paths_share_a_name() {
        let names = [&b"a\xFF.md"[..], b"a\xFE.md", b"a\\xff.md", b"a\\\\xff.md", b"a\\\xFF.md"].map(shown);
        assert_eq!(names, ["a\\xff.md", "a\\xfe.md", "a\\\\xff.md", "a\\\\\\\\xff.md", "a\\\\\\xff.md"]);
    }

    proptest! {
        #[test]
        fn a_name_tells_its_path(path in prop::collection::vec(prop::sample::select(b"\\\\xfa0/\xFF\xC3\xA9\x80".to_vec()), 0..12)) {
            prop_assert_eq!(bytes(&shown(&path)), path);
        }
    }
}

//! Lists of paths, as `find` and `git ls-files` write them.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use snipcheck::run::open;

/// The paths that the list at `path` (`-` for standard input) holds.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let bytes = if path == Path::new("-") { open::limited(std::io::stdin().lock()) } else { open::read(path) };
    let bytes = bytes.with_context(|| format!("cannot read the list of files {}", path.display()))?;
    paths(&bytes).with_context(|| format!("the list of files {} is not UTF-8", path.display()))
}

/// The paths in `list`: with a NUL behind each if there is one, else one a line.
fn paths(list: &[u8]) -> Result<Vec<PathBuf>, std::str::Utf8Error> {
    let list = list.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(list);
    let split = if list.contains(&0) { 0 } else { b'\n' };
    let trimmed = list.split(|byte| *byte == split).map(|path| path.strip_suffix(b"\r").filter(|_| split == b'\n').unwrap_or(path));
    trimmed.filter(|path| !path.is_empty()).map(self::path).collect()
}

/// The path that is written as `bytes`: on Unix, any will do.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems do not take any")]
pub(in crate::cli) fn path(bytes: &[u8]) -> Result<PathBuf, std::str::Utf8Error> {
    use std::os::unix::ffi::OsStrExt as _;
    Ok(PathBuf::from(std::ffi::OsStr::from_bytes(bytes)))
}

#[cfg(not(unix))]
pub(in crate::cli) fn path(bytes: &[u8]) -> Result<PathBuf, std::str::Utf8Error> {
    std::str::from_utf8(bytes).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn paths_need_not_be_utf8() {
        let list = paths(b"a\xFF\na\xFE\n").unwrap();
        assert_ne!(list[0], list[1]);
    }

    #[test]
    fn lines_or_nul_separated_paths() {
        assert_eq!(paths(b"a b\r\n\nc\n").unwrap(), ["a b", "c"].map(PathBuf::from));
        assert_eq!(paths(b"\xEF\xBB\xBFa\n").unwrap(), [PathBuf::from("a")]);
        assert_eq!(paths(b"a\nb\0c\0").unwrap(), ["a\nb", "c"].map(PathBuf::from));
    }
}

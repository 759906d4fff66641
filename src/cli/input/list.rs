//! Lists of paths, as `find` and `git ls-files` write them.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// The paths that the list at `path` (`-` for standard input) holds.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    let bytes = bytes.with_context(|| format!("cannot read the list of files {}", path.display()))?;
    paths(&bytes).with_context(|| format!("the list of files {} is not UTF-8", path.display()))
}

/// The paths in `list`: with a NUL behind each if there is one, else one a line.
fn paths(list: &[u8]) -> Result<Vec<PathBuf>, std::str::Utf8Error> {
    let list = std::str::from_utf8(list)?;
    let split = if list.contains('\0') { '\0' } else { '\n' };
    let trimmed = list.split(split).map(|path| if split == '\n' { path.trim_end_matches('\r') } else { path });
    Ok(trimmed.filter(|path| !path.is_empty()).map(PathBuf::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_or_nul_separated_paths() {
        assert_eq!(paths(b"a b\r\n\nc\n").unwrap(), ["a b", "c"].map(PathBuf::from));
        assert_eq!(paths(b"a\nb\0c\0").unwrap(), ["a\nb", "c"].map(PathBuf::from));
        assert!(paths(b"\xFF").is_err());
    }
}

//! The files in which a folder says what is to be passed over: the walk reads them whole, so they must be files, and not too large.

use std::fs;
use std::path::{Path, PathBuf};

/// What such files are called.
const NAMES: [&str; 2] = [".gitignore", ".ignore"];

/// Bytes that one of them may have: each line becomes a pattern, and the largest that are known have some ten thousand bytes.
const MAX_BYTES: u64 = 1024 * 1024;

/// Says what is wrong with the rules of `folder`, if they must not be read.
pub(super) fn fault(folder: &Path) -> Option<String> {
    NAMES.iter().find_map(|name| {
        let metadata = fs::metadata(folder.join(name)).ok()?;
        let large = metadata.is_file() && metadata.len() > MAX_BYTES;
        // A folder cannot be read as a file: the walk goes on without it.
        let odd = !metadata.is_file() && !metadata.is_dir();
        (large || odd).then(|| format!("its {name} is {}", if large { "larger than a MiB" } else { "no file" }))
    })
}

/// The folder among those around `folder` whose rules must not be read, and what is wrong with them.
pub(super) fn fault_above(folder: &Path) -> Option<(PathBuf, String)> {
    let folder = fs::canonicalize(folder).ok()?;
    folder.ancestors().find_map(|above| Some((above.to_owned(), fault(above)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_small_files() {
        let folder = tempfile::tempdir().unwrap();
        let rules = folder.path().join(".gitignore");
        assert_eq!(fault(folder.path()), None);
        fs::write(&rules, "target\n").unwrap();
        assert_eq!(fault(folder.path()), None);
        fs::File::options().write(true).open(&rules).unwrap().set_len(MAX_BYTES + 1).unwrap();
        assert_eq!(fault(folder.path()).as_deref(), Some("its .gitignore is larger than a MiB"));
        fs::create_dir(folder.path().join("a")).unwrap();
        assert!(fault_above(&folder.path().join("a")).is_some_and(|(above, _)| above.ends_with(folder.path().file_name().unwrap())));
    }

    #[cfg(unix)]
    #[test]
    fn rules_are_no_devices() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/dev/zero", folder.path().join(".ignore")).unwrap();
        assert_eq!(fault(folder.path()).as_deref(), Some("its .ignore is no file"));
    }
}

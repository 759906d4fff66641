//! What files are called in the output: by the paths that were given.

use std::path::{Component, Path};

use snipcheck::source;

/// `path` as it was given, with `/` between its parts and without parts that mean nothing; what is no UTF-8 in it is escaped.
pub(super) fn name(path: &Path) -> String {
    let parts = path.components().filter(|part| !matches!(part, Component::CurDir)).map(|part| part.as_os_str().as_encoded_bytes());
    let name = source::name::shown(&parts.collect::<Vec<_>>().join(&b'/'));
    match name.as_str() {
        "" if path.starts_with(".") => ".".to_owned(),
        // The root is a part of its own, and joined like one.
        _ if path.has_root() => name.replacen("//", "/", 1),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_paths_as_given() {
        for (path, expected) in [("./a/./b.md", "a/b.md"), ("a//b", "a/b"), ("/a/b", "/a/b"), ("../a", "../a"), (".", ".")] {
            assert_eq!(name(Path::new(path)), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_that_differ_in_any_byte_differ() {
        use std::os::unix::ffi::OsStrExt as _;
        let names = [&b"./a\xFF"[..], b"a\xFE", b"a\\xff"].map(|path| name(Path::new(std::ffi::OsStr::from_bytes(path))));
        assert_eq!(names, ["a\\xff", "a\\xfe", "a\\\\xff"]);
    }
}

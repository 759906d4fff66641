//! How services that know a repository call a file: by its path from the root, whatever folder the program runs in.

use std::path::Path;

/// A repository, and where in it the program runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// The root's real path, as names write paths.
    root: String,
    /// The real path of the folder that names count from.
    here: String,
}

impl Repository {
    /// The repository whose root is the folder `root`, where names count from the folder `here`: both real paths.
    #[must_use]
    pub fn new(root: &Path, here: &Path) -> Self {
        let shown = |path: &Path| path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        Self { root: shown(root), here: shown(here) }
    }

    /// The path from the root of the file that goes by `name`: in `docs`, `./a.md` is `docs/a.md`, and `../b/c.md` is `b/c.md`. What lies
    /// outside, and what is no path, keeps its name.
    #[must_use]
    pub fn path_of(&self, name: &str) -> String {
        let is_absolute = name.starts_with('/');
        let whole = if is_absolute { name.to_owned() } else { format!("{}/{name}", self.here) };
        let whole = normal(&whole);
        let inside =
            whole.strip_prefix(&self.root).and_then(|rest| if self.root.ends_with('/') { Some(rest) } else { rest.strip_prefix('/') });
        inside.map_or_else(|| name.to_owned(), str::to_owned)
    }
}

/// What services are told of the file that goes by `name`, in a `repository` if there is one.
pub(super) fn path(repository: Option<&Repository>, name: &str) -> String {
    repository.map_or_else(|| name.trim_start_matches("./").to_owned(), |repository| repository.path_of(name))
}

/// `path` without `.` and `..`.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    // On Windows, a path begins with the letter of a drive.
    if path.starts_with('/') { format!("/{}", parts.join("/")) } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_paths_from_the_root() {
        let repository = Repository::new(Path::new("/work/site"), Path::new("/work/site/docs"));
        for (name, path) in [
            ("a.md", "docs/a.md"),
            ("./x/../a.md", "docs/a.md"),
            ("../b/c.md", "b/c.md"),
            ("/work/site/docs/a.md", "docs/a.md"),
            ("/work/site2/a.md", "/work/site2/a.md"),
            ("../../other/a.md", "../../other/a.md"),
            ("-", "docs/-"),
        ] {
            assert_eq!(repository.path_of(name), path, "{name}");
        }
        assert_eq!(path(None, "./a.md"), "a.md");
    }
}

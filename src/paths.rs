//! Patterns of paths as `.gitignore` writes them, and the folder that they count from.

use std::path::{Component, Path};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde::{Deserialize, Serialize};

/// Patterns of paths, as `.gitignore` writes them: `drafts/` is any folder of that name with all that is in it, `/drafts` only the one at
/// the root, `*.md` a file at any depth, `i18n/**` what is below that folder; of several, the last that matches decides, and `!keep.md`
/// takes back what those before it matched.
#[derive(Clone, Debug)]
pub struct PathPatterns {
    patterns: Gitignore,
}

impl PathPatterns {
    /// The patterns that `patterns` are.
    ///
    /// # Errors
    ///
    /// Fails with what is wrong with the first that is none.
    pub fn new<S: AsRef<str>>(patterns: &[S]) -> Result<Self, BadPattern> {
        let mut builder = GitignoreBuilder::new("");
        // What git takes for a pattern that matches nothing is a slip.
        builder.allow_unclosed_class(false);
        for pattern in patterns.iter().map(AsRef::as_ref) {
            let bad = |reason: &str| BadPattern { pattern: pattern.to_owned(), reason: reason.to_owned() };
            let pattern = &plain(pattern);
            if pattern.trim_start_matches('!').split('/').any(|part| part == "..") {
                return Err(bad("a `..` leads out of the folder that it counts from, or back into it: write the path from there"));
            }
            if pattern.trim().is_empty() {
                return Err(bad("it is empty"));
            }
            if pattern.starts_with('#') {
                return Err(bad("a `#` at its start makes it a comment: write `\\#`"));
            }
            builder.add_line(None, pattern).map_err(|error| bad(&reason(&error)))?;
        }
        let patterns = builder.build().map_err(|error| BadPattern { pattern: String::new(), reason: reason(&error) })?;
        Ok(Self { patterns })
    }

    /// The same of patterns that count from `root`, of which some may be whole paths below it: `/home/a/site/drafts/` in `/home/a/site` is
    /// `/drafts/`.
    ///
    /// # Errors
    ///
    /// Fails with what is wrong with the first that is none.
    pub fn below<S: AsRef<str>>(patterns: &[S], root: &Root) -> Result<Self, BadPattern> {
        let patterns: Vec<_> = patterns.iter().map(|pattern| root.shortened(pattern.as_ref())).collect();
        Self::new(&patterns)
    }

    /// The pattern, as written, that decides that they match the file at `path`.
    #[must_use]
    pub fn deciding(&self, path: &str) -> Option<&str> {
        let path = path.trim_start_matches("./").trim_start_matches('/');
        let is_path = !path.is_empty() && !Path::new(path).has_root();
        let matched = |is_folder| self.patterns.matched_path_or_any_parents(path, is_folder);
        let found = is_path.then(|| matched(false).or(matched(true)))?;
        if let Match::Ignore(glob) = found { Some(glob.original()) } else { None }
    }

    /// Whether they match the file at `path`, which is relative, or a folder that it is in.
    #[must_use]
    pub fn match_file(&self, path: &str) -> bool {
        let path = path.trim_start_matches("./").trim_start_matches('/');
        // The root matches nothing, and a path from it is one that the crate does not take.
        !path.is_empty() && !Path::new(path).has_root() && self.patterns.matched_path_or_any_parents(path, false).is_ignore()
    }

    /// Whether they match the folder at `path`, which is relative, by itself or by a folder around it.
    #[must_use]
    pub fn match_folder(&self, path: &str) -> bool {
        let path = path.trim_start_matches("./").trim_start_matches('/');
        !path.is_empty() && !Path::new(path).has_root() && self.patterns.matched_path_or_any_parents(path, true).is_ignore()
    }

    /// Whether one of them may take back what another matches.
    #[must_use]
    pub fn has_exceptions(&self) -> bool {
        self.patterns.num_whitelists() > 0
    }
}

/// `pattern` as `.gitignore` writes it: `./a` is `/a`, and on Windows, `\` parts folders.
fn plain(pattern: &str) -> String {
    let pattern = if cfg!(windows) { pattern.replace('\\', "/") } else { pattern.to_owned() };
    let (not, rest) = pattern.strip_prefix('!').map_or(("", pattern.as_str()), |rest| ("!", rest));
    match rest.strip_prefix("./") {
        Some(below) => format!("{not}/{}", below.trim_start_matches("./")),
        None => pattern,
    }
}

fn reason(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        ignore::Error::WithLineNumber { err, .. } | ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => {
            reason(err)
        }
        _ => error.to_string(),
    }
}

/// What is no pattern of paths.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{pattern}` is no pattern of paths: {reason}")]
pub struct BadPattern {
    pattern: String,
    reason: String,
}

/// The folder that patterns count from, as it is seen from the working folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Root {
    /// The folder's own path from the file system's root; empty if that does not matter.
    folder: String,
    /// The working folder's path from there, without `..`; empty if it is the same.
    here: String,
}

impl Root {
    /// The root at `folder`, where the working folder is `here`: both are paths from the file system's root.
    #[must_use]
    pub fn new(folder: &Path, here: &Path) -> Self {
        let slashed = |path: &Path| path.to_string_lossy().replace('\\', "/");
        // What lies outside is reached by its whole path.
        let inside = here.strip_prefix(folder).map_or_else(|_| slashed(here), slashed);
        Self { folder: slashed(folder), here: inside }
    }

    /// `pattern`, from the root if it is the whole path of something below it.
    fn shortened(&self, pattern: &str) -> String {
        let (not, rest) = pattern.strip_prefix('!').map_or(("", pattern), |rest| ("!", rest));
        let below = rest.strip_prefix(&self.folder).filter(|below| !self.folder.is_empty() && below.starts_with('/'));
        below.map_or_else(|| pattern.to_owned(), |below| format!("{not}{below}"))
    }

    /// The path from the root to the file that goes by `name` in the working folder, with `..` in it where it lies outside.
    ///
    /// `docs/a.md` in a working folder that has the root in `ci` is `../docs/a.md`.
    #[must_use]
    pub fn relative(&self, name: &str) -> String {
        let path = Path::new(name);
        let whole = if path.has_root() { path.to_owned() } else { Path::new(&self.folder).join(&self.here).join(path) };
        let (from, to) = (plain_parts(Path::new(&self.folder)), plain_parts(&whole));
        let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n("..", from.len() - common);
        up.chain(to.iter().skip(common).map(String::as_str)).collect::<Vec<_>>().join("/")
    }

    /// The path from the root to the file that goes by `name` in the working folder; `None` if it lies outside.
    ///
    /// `a/b.md` is `docs/a/b.md` where the working folder is `docs`, and `../c.md` is `c.md`.
    #[must_use]
    pub fn path_to(&self, name: &str) -> Option<String> {
        let path = Path::new(name);
        let inside = if path.has_root() { path.strip_prefix(&self.folder).ok()?.to_owned() } else { Path::new(&self.here).join(path) };
        let mut parts: Vec<String> = Vec::new();
        for part in inside.components() {
            match part {
                Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
                Component::ParentDir => drop(parts.pop()?),
                Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
            }
        }
        Some(parts.join("/"))
    }
}

/// The parts of `path`, without `.`, and without `..` where that goes back from a part before it.
fn plain_parts(path: &Path) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir if parts.last().is_some_and(|last| last != "..") => drop(parts.pop()),
            Component::ParentDir if path.has_root() => {}
            Component::ParentDir => parts.push("..".to_owned()),
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(patterns: &[&str], path: &str) -> bool {
        PathPatterns::new(patterns).unwrap().match_file(path)
    }

    #[test]
    fn patterns_are_those_of_gitignore() {
        for (patterns, path, expected) in [
            (&["drafts"][..], "a/drafts/b.md", true),
            (&["/drafts"], "a/drafts/b.md", false),
            (&["drafts/"], "drafts/b/c.md", true),
            (&["drafts/"], "drafts", false),
            (&["*.md"], "a/b.md", true),
            (&["i18n/**"], "i18n/de/a.md", true),
            (&["i18n/**"], "docs/i18n/a.md", false),
            (&["*.md", "!keep.md"], "a/keep.md", false),
            (&["**/tsconfig*.json"], "tsconfig.base.json", true),
            (&["*.md"], "/a/b.md", true),
            (&["./drafts"], "drafts/a.md", true),
            (&["./drafts"], "a/drafts/a.md", false),
            (&["*.md", "!./keep.md"], "keep.md", false),
            (&[], "a", false),
        ] {
            assert_eq!(matched(patterns, path), expected, "{patterns:?} {path}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        let said = |pattern| PathPatterns::new(&[pattern]).unwrap_err().to_string();
        assert_eq!(said(""), "`` is no pattern of paths: it is empty");
        assert!(said("#a").contains("a comment"));
        assert!(said("../a").contains("leads out") && said("a/../b").contains("leads out"));
        assert!(said("a[").starts_with("`a[` is no pattern of paths: unclosed"), "{}", said("a["));
    }

    #[test]
    fn whole_paths_below_the_root_count_from_it() {
        let root = Root::new(Path::new("/r"), Path::new("/r/docs"));
        let patterns = PathPatterns::below(&["/r/drafts/", "!/r/drafts/keep.md"], &root).unwrap();
        assert!(patterns.match_file("drafts/a.md") && !patterns.match_file("r/drafts/a.md"));
        assert_eq!(patterns.deciding("drafts/a.md"), Some("/drafts/"));
        assert_eq!(patterns.deciding("a.md"), None);
    }

    #[test]
    fn paths_count_from_the_root() {
        let root = Root::new(Path::new("/r"), Path::new("/r/docs"));
        for (name, expected) in [
            ("a.md", Some("docs/a.md")),
            ("./a/../b.md", Some("docs/b.md")),
            ("../c.md", Some("c.md")),
            ("../../d.md", None),
            ("/r/e.md", Some("e.md")),
            ("/s/e.md", None),
        ] {
            assert_eq!(root.path_to(name).as_deref(), expected, "{name}");
        }
        assert_eq!(Root::default().path_to("a.md").as_deref(), Some("a.md"));
    }

    #[test]
    fn paths_from_the_root_may_lead_out_of_it() {
        let root = Root::new(Path::new("/r/ci"), Path::new("/r"));
        for (name, expected) in [("docs/a.md", "../docs/a.md"), ("ci/b.md", "b.md"), ("/c.md", "../../c.md"), ("../d.md", "../../d.md")] {
            assert_eq!(root.relative(name), expected, "{name}");
        }
        assert_eq!(Root::new(Path::new("/r"), Path::new("/r/docs")).relative("./a.md"), "docs/a.md");
        assert_eq!([Root::default().relative("a/./b.md"), Root::default().relative("../c.md")], ["a/b.md", "../c.md"]);
    }
}

//! Which files are passed over, as the configuration and the command line say.

use std::path::{Path, PathBuf};

use snipcheck::paths::{BadPattern, PathPatterns, Root};

use crate::cli::names::name;

/// Which files are passed over.
#[derive(Clone, Debug, Default)]
pub(super) struct Exclusion {
    root: Root,
    include: Option<PathPatterns>,
    exclude: Option<PathPatterns>,
    /// What the command line excludes: its patterns count from the working folder.
    flags: Option<PathPatterns>,
    here: Root,
    /// Whether files that are named are passed over, too.
    pub(super) is_forced: bool,
}

impl Exclusion {
    /// What `include` and `exclude`, which count from `root`, and `flags`, which count from the working folder, say.
    pub(super) fn new(root: Root, [include, exclude, flags]: [&[String]; 3], is_forced: bool) -> Result<Self, BadPattern> {
        let here = std::env::current_dir().map(|here| Root::new(&here, &here)).unwrap_or_default();
        let below = |patterns: &[String], root: &Root| {
            if patterns.is_empty() { Ok(None) } else { PathPatterns::below(patterns, root).map(Some) }
        };
        let (include, exclude, flags) = (below(include, &root)?, below(exclude, &root)?, below(flags, &here)?);
        Ok(Self { root, include, exclude, flags, here, is_forced })
    }

    /// Whether the file at `path` is excluded.
    pub(super) fn excludes(&self, path: &Path) -> bool {
        self.any(path, PathPatterns::match_file)
    }

    /// Whether the file at `path`, which was found in a folder, is passed over.
    pub(super) fn passes_over(&self, path: &Path) -> bool {
        let is_included = |include: &PathPatterns| self.root.path_to(&name(path)).is_some_and(|path| include.match_file(&path));
        !self.include.as_ref().is_none_or(is_included) || self.excludes(path)
    }

    /// Whether nothing below the folder at `path` is read.
    pub(super) fn prunes(&self, path: &Path) -> bool {
        let has_exceptions = [&self.exclude, &self.flags].into_iter().flatten().any(PathPatterns::has_exceptions);
        !has_exceptions && self.any(path, PathPatterns::match_folder)
    }

    /// Why the first of `passed`, files and folders that are passed over, is; `None` if there is none.
    pub(super) fn reason(&self, passed: &[PathBuf]) -> Option<String> {
        let path = name(passed.first()?);
        let deciding = |patterns: &Option<PathPatterns>, root: &Root| {
            let found = patterns.as_ref().and_then(|patterns| patterns.deciding(&root.path_to(&path)?).map(str::to_owned));
            found.map(|pattern| format!("`{pattern}`"))
        };
        let excluded = deciding(&self.exclude, &self.root).map(|pattern| format!("the pattern {pattern} of `exclude` leaves out {path:?}"));
        let flagged = || deciding(&self.flags, &self.here).map(|pattern| format!("`--exclude` {pattern} leaves out {path:?}"));
        excluded.or_else(flagged).or_else(|| Some(format!("no pattern of `include` matches {path:?}")))
    }

    fn any(&self, path: &Path, matches: fn(&PathPatterns, &str) -> bool) -> bool {
        let is_matched = |patterns: &Option<PathPatterns>, root: &Root| {
            patterns.as_ref().is_some_and(|patterns| root.path_to(&name(path)).is_some_and(|path| matches(patterns, &path)))
        };
        is_matched(&self.exclude, &self.root) || is_matched(&self.flags, &self.here)
    }
}

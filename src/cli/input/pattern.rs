//! Globs that the shell has left to us, because they were quoted.

use std::path::Path;

use anyhow::Context as _;
use globset::GlobBuilder;

use super::exclusion::Exclusion;
use super::walk::{self, Walked};

/// Whether `text` holds what only a glob would.
pub(super) fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

/// Every file that `pattern` matches, without what is hidden or ignored by git, without what is below `except`, and
/// without what is passed over.
pub(super) fn files(pattern: &str, except: Option<&Path>, exclusion: &Exclusion) -> anyhow::Result<Walked> {
    let pattern = pattern.trim_start_matches("./");
    let glob = GlobBuilder::new(pattern).literal_separator(true).build().with_context(|| format!("{pattern:?} is no glob"))?;
    let glob = glob.compile_matcher();
    let folder = folder(pattern);
    let matches = |path: &Path| glob.is_match(path.strip_prefix("./").unwrap_or(path));
    let root = if folder.is_empty() { Path::new(".") } else { Path::new(folder) };
    if !root.is_dir() {
        return Ok(Walked::default());
    }
    Ok(walk::files(root, except, exclusion).only(matches))
}

/// The folder that all matches of `pattern` are in: what stands before its first part with a glob in it.
fn folder(pattern: &str) -> &str {
    let fixed = pattern.find(['*', '?', '[', '{', '\\']).and_then(|at| pattern.get(..at)).unwrap_or(pattern);
    match fixed.rfind('/') {
        Some(0) => "/",
        Some(at) => fixed.get(..at).unwrap_or_default(),
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fixed_part_of_a_pattern() {
        for (pattern, expected) in [("*.md", ""), ("posts/*.md", "posts"), ("a/b*/c/*.md", "a"), ("/*.md", "/"), ("/a/{b,c}/*", "/a")] {
            assert_eq!(folder(pattern), expected);
        }
    }
}

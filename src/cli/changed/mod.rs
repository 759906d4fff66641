//! What changed since a revision, as `git` tells it: files, and the lines of each.

mod diff;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};
use snipcheck::catalog::{Checked, File};
use snipcheck::fixing::LineOf;
use snipcheck::run::{Input, Origin};
use snipcheck::source::name::bytes;

use self::diff::Hunk;
use super::input::path_of;

/// Lines above and below a block's code that belong to it: its fences.
const FENCE: usize = 1;

/// What changed.
#[derive(Debug)]
pub(super) struct Changed {
    /// The revision, as the user names it.
    pub(super) since: String,
    /// The files, by their real paths.
    files: BTreeMap<PathBuf, Extent>,
}

/// How much of a file is new.
#[derive(Debug)]
enum Extent {
    Whole,
    Parts(Vec<Hunk>),
}

impl Changed {
    /// What changed in the working tree since the last commit that `revision` and what is checked out have in common; what git does
    /// not know yet, and does not ignore, is new.
    pub(super) fn since(revision: &str) -> anyhow::Result<Self> {
        let failed = || format!("cannot tell what changed since {revision:?}");
        if revision.starts_with('-') {
            bail!("{}: it is no revision", failed());
        }
        let top = git(Path::new("."), &["rev-parse", "--show-toplevel"]).and_then(required).with_context(failed)?;
        let top = path_of(top.strip_suffix(b"\n").unwrap_or(&top)).context("the repository's path is not UTF-8")?;
        let base = match git(Path::new("."), &["merge-base", revision, "HEAD"])? {
            Said::Done(base) => String::from_utf8_lossy(&base).trim().to_owned(),
            // They have nothing in common, or what they have was not fetched.
            Said::Failed(words) if words.is_empty() => revision.to_owned(),
            Said::Failed(words) => bail!("{}: {words}", failed()),
        };
        let how = ["--unified=0", "--find-renames", "--diff-filter=d", "--text", "--no-color", "--no-ext-diff", "--no-textconv"];
        let prefixes = ["--no-relative", "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/", &base, "--"];
        let diff =
            git(&top, &[&["-c", "core.quotePath=false", "diff"], &how[..], &prefixes].concat()).and_then(required).with_context(failed)?;
        let untracked = git(&top, &["ls-files", "--others", "--exclude-standard", "-z"]).and_then(required).with_context(failed)?;
        let mut files = BTreeMap::new();
        let real = |path: &[u8]| Some(top.join(path_of(path).ok()?)).map(|path| path.canonicalize().unwrap_or(path));
        for (path, hunks) in diff::read(&diff) {
            files.extend(real(&path).map(|path| (path, Extent::Parts(hunks))));
        }
        for path in untracked.split(|byte| *byte == 0).filter(|path| !path.is_empty()) {
            files.extend(real(path).map(|path| (path, Extent::Whole)));
        }
        Ok(Self { since: revision.to_owned(), files })
    }

    /// Whether `input` changed; what is no file is taken to have.
    pub(super) fn has(&self, input: &Input) -> bool {
        match &input.origin {
            Origin::Path(path) | Origin::File(path) => path.canonicalize().map_or(true, |path| self.files.contains_key(&path)),
            _ => true,
        }
    }

    /// `file` without the findings in blocks that did not change; `line_of` says on which line of the file as it is in the working tree
    /// the byte at an offset is.
    pub(super) fn apply(&self, mut file: File, line_of: LineOf<'_>) -> File {
        let path = path_of(&bytes(file.source.name())).ok().and_then(|path| path.canonicalize().ok());
        let Some(Extent::Parts(hunks)) = path.and_then(|path| self.files.get(&path)) else { return file };
        for checked in file.articles.iter_mut().flat_map(|article| &mut article.snippets) {
            let (first, last) = lines(line_of, checked);
            if !hunks.iter().any(|hunk| hunk.touches(first, last)) {
                checked.diagnostics.clear();
            }
        }
        file
    }
}

/// The first and the last line of a block, with its fences.
fn lines(line_of: LineOf<'_>, checked: &Checked) -> (usize, usize) {
    let code = &checked.snippet.block.text;
    let span = code.origin(0..code.len());
    let label = checked.snippet.block.label.as_ref().and_then(|label| label.span).map_or(span.start, |label| label.start.min(span.start));
    let first = line_of(label).min(line_of(span.start).saturating_sub(FENCE));
    let last = line_of(span.end.saturating_sub(1).max(span.start));
    (first, last + FENCE)
}

/// How a command of git ended.
enum Said {
    /// Well, with this output.
    Done(Vec<u8>),
    /// Not well, with these words.
    Failed(String),
}

fn required(said: Said) -> anyhow::Result<Vec<u8>> {
    match said {
        Said::Done(output) => Ok(output),
        Said::Failed(words) => bail!("{words}"),
    }
}

fn git(folder: &Path, arguments: &[&str]) -> anyhow::Result<Said> {
    let output = Command::new("git").current_dir(folder).args(arguments).stdin(Stdio::null()).output();
    let output = output.context("cannot run git")?;
    if output.status.success() {
        return Ok(Said::Done(output.stdout));
    }
    Ok(Said::Failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
}

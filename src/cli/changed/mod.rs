//! What changed since a revision, as `git` tells it: files, and the lines of each.

mod diff;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};
use snipcheck::catalog::{Checked, File};
use snipcheck::fixing::LineOf;
use snipcheck::run::{Input, Origin};
use snipcheck::source::name::bytes;

use self::diff::{Hunk, WaiverReach};
use super::input::path_of;

/// Lines above and below a block's code that belong to it: its fences.
const FENCE: usize = 1;

/// What changed.
#[derive(Debug)]
pub(super) struct Changed {
    /// The revision, as the user names it.
    pub(super) since: String,
    /// The repository of the working folder.
    here: PathBuf,
    /// What changed in each repository that was asked, by its folder; `None` where the revision is not known, so that all is new.
    repositories: RefCell<BTreeMap<PathBuf, Option<ChangedFiles>>>,
    /// The repository that each folder belongs to, as far as that was asked.
    owners: RefCell<BTreeMap<PathBuf, Option<PathBuf>>>,
}

/// Files that changed, by their real paths.
type ChangedFiles = BTreeMap<PathBuf, Extent>;

/// How much of a file is new.
#[derive(Clone, Debug)]
enum Extent {
    None,
    Whole,
    Parts(Vec<Hunk>),
}

impl Changed {
    /// What changed in the working tree since the last commit that `revision` and what is checked out have in common; what git does
    /// not know yet, and does not ignore, is new. Files of other repositories are asked of these: of submodules, since the commit that was
    /// theirs then. What belongs to no repository is new.
    pub(super) fn since(revision: &str) -> anyhow::Result<Self> {
        if revision.starts_with('-') {
            bail!("cannot tell what changed since {revision:?}: it is no revision");
        }
        let failed = || format!("cannot tell what changed since {revision:?}");
        let top = git(Path::new("."), Whose::Caller, &["rev-parse", "--show-toplevel"]).and_then(required).with_context(failed)?;
        let top = path_of(top.strip_suffix(b"\n").unwrap_or(&top)).context("the repository's path is not UTF-8")?;
        let here = top.canonicalize().unwrap_or(top);
        let files = changed_files(&here, Whose::Caller, &base(Path::new("."), Whose::Caller, revision)?).with_context(failed)?;
        let repositories = RefCell::new(BTreeMap::from([(here.clone(), Some(files))]));
        Ok(Self { since: revision.to_owned(), here, repositories, owners: RefCell::default() })
    }

    /// How much of the file at `path`, a real path, is new.
    fn extent(&self, path: &Path) -> Extent {
        let Some(top) = path.parent().and_then(|folder| self.owner(folder)) else { return Extent::Whole };
        let mut repositories = self.repositories.borrow_mut();
        let files = repositories.entry(top.clone()).or_insert_with(|| self.ask(&top).ok());
        files.as_ref().map_or(Extent::Whole, |files| files.get(path).cloned().unwrap_or(Extent::None))
    }

    /// The repository whose working tree `folder` is in.
    fn owner(&self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.owners.borrow().get(folder) {
            return known.clone();
        }
        let owner = if folder == self.here || folder.join(".git").symlink_metadata().is_ok() {
            Some(folder.to_owned())
        } else {
            folder.parent().and_then(|above| self.owner(above))
        };
        self.owners.borrow_mut().insert(folder.to_owned(), owner.clone());
        owner
    }

    /// What changed in the repository whose working tree is at `top`.
    fn ask(&self, top: &Path) -> anyhow::Result<ChangedFiles> {
        let inside = top.strip_prefix(&self.here).ok();
        // The commit that a submodule was at is part of the tree around it.
        let recorded = inside.and_then(Path::to_str).and_then(|inside| {
            let base = base(&self.here, Whose::Caller, &self.since).ok()?;
            let entry = git(&self.here, Whose::Caller, &["rev-parse", "--verify", "--quiet", &format!("{base}:{inside}")]);
            let commit = entry.and_then(required).ok()?;
            Some(String::from_utf8_lossy(&commit).trim().to_owned())
        });
        let base = match recorded {
            Some(commit) => commit,
            None => base(top, Whose::Other, &self.since)?,
        };
        changed_files(top, Whose::Other, &base)
    }

    /// Whether `input` changed; what is no file is taken to have.
    pub(super) fn has(&self, input: &Input) -> bool {
        match &input.origin {
            Origin::Path(path) | Origin::File(path) => path.canonicalize().map_or(true, |path| !matches!(self.extent(&path), Extent::None)),
            _ => true,
        }
    }

    /// `file` without the findings in blocks that did not change; `line_of` says on which line of the file as it is in the working tree
    /// the byte at an offset is.
    pub(super) fn apply(&self, mut file: File, line_of: LineOf<'_>) -> File {
        let path = path_of(&bytes(file.source.name())).ok().and_then(|path| path.canonicalize().ok());
        let Some(Extent::Parts(hunks)) = path.map(|path| self.extent(&path)) else { return file };
        let of = |reach: WaiverReach| hunks.iter().filter(move |hunk| hunk.about == Some(reach));
        if of(WaiverReach::File).next().is_some() {
            return file;
        }
        let behind = of(WaiverReach::Behind).map(|hunk| hunk.start).min();
        for article in &mut file.articles {
            // The last line of the block before.
            let mut above = 0;
            for checked in &mut article.snippets {
                let (first, last) = lines(line_of, checked);
                // A waiver that is about this block came or went above it.
                let is_told = of(WaiverReach::Next).any(|hunk| above <= hunk.start && hunk.start < first);
                above = last;
                let is_behind = behind.is_some_and(|behind| behind <= last);
                if !is_told && !is_behind && !hunks.iter().any(|hunk| hunk.touches(first, last)) {
                    checked.diagnostics.clear();
                }
            }
        }
        file
    }
}

/// The last commit that `revision` and what is checked out have in common, in the repository that `folder` is in.
fn base(folder: &Path, whose: Whose, revision: &str) -> anyhow::Result<String> {
    match git(folder, whose, &["merge-base", revision, "HEAD"])? {
        Said::Done(base) => Ok(String::from_utf8_lossy(&base).trim().to_owned()),
        // They have nothing in common, or what they have was not fetched.
        Said::Failed(words) if words.is_empty() => Ok(revision.to_owned()),
        Said::Failed(words) => bail!("cannot tell what changed since {revision:?}: {words}"),
    }
}

/// What changed since the commit `base` in the repository whose working tree is at `top`.
fn changed_files(top: &Path, whose: Whose, base: &str) -> anyhow::Result<ChangedFiles> {
    let how = ["--unified=0", "--find-renames", "--diff-filter=d", "--text", "--no-color", "--no-ext-diff", "--no-textconv"];
    let prefixes = ["--no-relative", "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/", base, "--"];
    let diff = git(top, whose, &[&["-c", "core.quotePath=false", "diff"], &how[..], &prefixes].concat()).and_then(required)?;
    let untracked = git(top, whose, &["ls-files", "--others", "--exclude-standard", "-z"]).and_then(required)?;
    let mut files = BTreeMap::new();
    let real = |path: &[u8]| Some(top.join(path_of(path).ok()?)).map(|path| path.canonicalize().unwrap_or(path));
    for (path, hunks) in diff::read(&diff) {
        files.extend(real(&path).map(|path| (path, Extent::Parts(hunks))));
    }
    for path in untracked.split(|byte| *byte == 0).filter(|path| !path.is_empty()) {
        files.extend(real(path).map(|path| (path, Extent::Whole)));
    }
    Ok(files)
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

/// Which repository git is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// The one that whoever started this program is in, as a hook of git says by variables.
    Caller,
    /// The one that the folder is in.
    Other,
}

/// Variables by which git says which repository a hook is about.
const REPOSITORY: [&str; 6] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"];

fn git(folder: &Path, whose: Whose, arguments: &[&str]) -> anyhow::Result<Said> {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    if whose == Whose::Other {
        for variable in REPOSITORY {
            command.env_remove(variable);
        }
    }
    let output = command.output().context("cannot run git")?;
    if output.status.success() {
        return Ok(Said::Done(output.stdout));
    }
    Ok(Said::Failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
}

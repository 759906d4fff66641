//! Which inputs the arguments name, in order and without duplicates; none is read before its turn.

mod exclusion;
mod list;
mod pattern;
mod rules;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use std::sync::{Arc, Mutex};

use anyhow::bail;
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use encoding_rs::Encoding;
use serde_json::{Value, json};
use snipcheck::config::{Layer, kinds};
use snipcheck::paths::{BadPattern, PathPatterns};
use snipcheck::run::{Input, Origin};
use snipcheck::source::{WARC, begins_archive};

use self::exclusion::Exclusion;
pub(super) use self::list::path as path_of;
pub(super) use super::names::name;
use super::settings::{ConfigArgs, InForce};
use super::shard::Shard;

/// Kinds of inputs whose code blocks are no elements of HTML.
const WITHOUT_ELEMENTS: [&str; 5] = ["markdown", "asciidoc", "rst", "notebook", "jsonl"];

/// What is read, and how.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArgs {
    /// Files, folders, globs in quotes, or `-` for standard input; the current folder if there is none
    #[arg(value_name = "PATH", help_heading = None)]
    paths: Vec<PathBuf>,
    /// Read more paths from FILE (`-` for standard input), one a line or with a NUL behind each. What is not there any more, and what is of no
    /// known kind, is left out
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,
    /// What to make of it if no input matches: end with 0 or with 3
    #[arg(long, value_name = "OUTCOME", value_enum, default_value_t)]
    no_matching_inputs: NoMatch,
    /// What to call standard input in the output
    #[arg(long, value_name = "NAME", default_value = "-")]
    stdin_name: String,
    /// What to read every input as, instead of going by its content
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(kinds()))]
    input: Option<String>,
    /// The encoding of every input, instead of the one that it declares or is found to be in
    #[arg(long, value_name = "LABEL", value_parser = encoding)]
    encoding: Option<&'static Encoding>,
    /// Leave out files that this pattern matches, as `.gitignore` writes it, besides those that the configuration excludes; can be repeated
    #[arg(long, value_name = "GLOB", value_parser = pattern_of_paths)]
    exclude: Vec<String>,
    /// Leave out excluded files even if they are named
    #[arg(long)]
    force_exclude: bool,
    /// Take what this CSS selector finds in HTML for code blocks, instead of what looks like one; can be repeated
    #[arg(long, value_name = "SELECTOR")]
    blocks: Vec<String>,
    /// Leave out what this CSS selector finds in HTML, with all that is in it; can be repeated
    #[arg(long, value_name = "SELECTOR")]
    no_blocks: Vec<String>,
    /// How many threads to use, at most 256; by default one a core
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Read only part N of M, where M machines share the inputs: every M-th of them, from the N-th on
    #[arg(long, value_name = "N/M")]
    shard: Option<Shard>,
    /// Say on standard error what each file was read as
    #[arg(short, long)]
    verbose: bool,
    /// Write to standard error what took how long, and how many parses: all is then done in one process
    #[arg(long)]
    timings: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// What is made of it if no input matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum NoMatch {
    /// All is well
    Ok,
    /// It is an error
    #[default]
    Error,
}

impl InputArgs {
    /// Whether it is no error if no input matches: it was said, or a list of files is all that was named, and something of it is there.
    pub(super) fn may_match_nothing(&self, found: &Found) -> bool {
        self.no_matching_inputs == NoMatch::Ok || (self.files_from.is_some() && self.paths.is_empty() && !found.is_all_gone)
    }

    /// The configuration that is in force, where `flags` is what other flags of the command say.
    pub(super) fn in_force(&self, mut flags: Layer) -> anyhow::Result<InForce> {
        let mut set = |key, value: Option<Value>, flag| value.into_iter().for_each(|value| flags.set(key, value, flag));
        let list = |list: &[String]| (!list.is_empty()).then(|| json!(list));
        set("force-exclude", self.force_exclude.then_some(json!(true)), "--force-exclude");
        set("input", self.input.as_ref().map(|kind| json!(kind)), "--input");
        set("encoding", self.encoding.map(|encoding| json!(encoding.name())), "--encoding");
        set("blocks", list(&self.blocks), "--blocks");
        set("no-blocks", list(&self.no_blocks), "--no-blocks");
        set("jobs", self.jobs.map(|jobs| json!(jobs.get())), "--jobs");
        InForce::new(&self.config, flags)
    }

    /// The selectors among the flags that do nothing for inputs of these `kinds`, as the catalog calls them: what is to be said of it.
    pub(super) fn idle_selectors(&self, kinds: &BTreeSet<&str>) -> Option<String> {
        let flags = [("--blocks", &self.blocks), ("--no-blocks", &self.no_blocks)];
        let given: Vec<_> = flags.into_iter().filter(|(_, list)| !list.is_empty()).map(|(flag, _)| flag).collect();
        if given.is_empty() || kinds.is_empty() || kinds.iter().any(|kind| !WITHOUT_ELEMENTS.contains(kind)) {
            return None;
        }
        let kinds: Vec<_> = kinds.iter().copied().collect();
        Some(format!("{} selects elements of HTML, and does nothing for blocks of {}", given.join(" and "), kinds.join(", ")))
    }

    /// Whether standard input is one of the inputs.
    pub(super) fn names_stdin(&self) -> bool {
        self.paths.iter().any(|path| path == Path::new("-"))
    }

    /// The part of the inputs that is read, if others read the rest.
    pub(super) fn shard(&self) -> Option<Shard> {
        self.shard
    }

    /// Whether it is told what each file was read as.
    pub(super) fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// The inputs that are named on the command line.
    pub(super) fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// Whether it is told what took how long.
    pub(super) fn timings(&self) -> bool {
        self.timings
    }
}

fn pattern_of_paths(pattern: &str) -> Result<String, BadPattern> {
    PathPatterns::new(&[pattern]).map(|_| pattern.to_owned())
}

fn encoding(label: &str) -> Result<&'static Encoding, &'static str> {
    Encoding::for_label(label.as_bytes()).ok_or("not a label of the Encoding Standard, such as utf-8, windows-1252 or shift_jis")
}

/// What the arguments name.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The inputs, ordered by name.
    pub(super) inputs: Vec<Input>,
    /// The files among them, and the list of files that was read.
    pub(super) files: Vec<PathBuf>,
    /// What is to be said of what was not found or is not read, each in a sentence.
    pub(super) warnings: Vec<String>,
    /// What is worth knowing of what a list names and is not read.
    pub(super) notes: Vec<String>,
    /// Whether standard input is among what is read.
    pub(super) reads_stdin: bool,
    /// Whether standard input is read, and has nothing in it.
    pub(super) is_stdin_empty: bool,
    /// Whether a list names files, and none of them is there.
    pub(super) is_all_gone: bool,
    /// How many files are left out although they were named, or for their size.
    pub(super) excluded: usize,
}

/// Finds the inputs that `args` name; of folders, without what is below `except`, the real path of a folder that is written to.
pub(super) fn find(args: &InputArgs, in_force: &InForce, except: Option<&Path>) -> anyhow::Result<Found> {
    let stdin = Path::new("-");
    let from_stdin = args.paths.iter().chain(&args.files_from).filter(|path| *path == stdin).count();
    if from_stdin > 1 {
        bail!("standard input can be read only once");
    }
    let config = &in_force.config;
    let exclusion = Exclusion::new(in_force.root.clone(), [&config.include, &config.exclude, &args.exclude], config.force_exclude)?;
    let encoding = config.encoding.as_ref().and_then(|label| Encoding::for_label(label.as_bytes()));
    let are_archives = config.input.as_deref() == Some(WARC);
    let mut named = Named { encoding, are_archives, except, exclusion, ..Named::default() };
    named.max_bytes = config.max_file_bytes.map(|bytes| u64::try_from(bytes).unwrap_or(u64::MAX));
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() && args.files_from.is_none() { here.as_slice() } else { &args.paths };
    for path in paths {
        match path.to_str().filter(|text| pattern::is_pattern(text)) {
            _ if path == stdin => named.stdin(&args.stdin_name),
            _ if is_address(path) => {
                let advice = "an address, and no file: fetch it first, as with `curl -fsSL ADDRESS | snipcheck check -`";
                named.add(path.display().to_string(), Origin::Nowhere(advice.to_owned()), false);
            }
            Some(text) if !path.exists() => named.pattern(text)?,
            _ => named.path(path),
        }
    }
    let mut is_all_gone = false;
    if let Some(list) = &args.files_from {
        let (there, gone): (Vec<_>, Vec<_>) = list::read(list)?.into_iter().partition(|path| path.symlink_metadata().is_ok());
        is_all_gone = there.is_empty() && !gone.is_empty();
        let is_readable = |path: &PathBuf| config.input.is_some() || path.is_dir() || walk::is_document(path);
        let (documents, others): (Vec<_>, Vec<_>) = there.into_iter().partition(is_readable);
        for path in &documents {
            named.path(path);
        }
        named.files.push(list.clone());
        named.notes.extend(left_out(&gone, "not there"));
        named.notes.extend(left_out(&others, "of no known kind"));
    }
    if let Some(most) = named.max_bytes {
        named.notes.extend(left_out(&Vec::from_iter(named.too_large), &format!("larger than {most} bytes")));
    }
    let inputs = once_each(named.inputs.into_values().collect());
    let inputs = match args.shard {
        // With no input at all, something is wrong; with none for this part, nothing is.
        Some(shard) if !inputs.is_empty() => {
            named.notes.push(format!("part {} of {} of {} inputs", shard.number, shard.count, inputs.len()));
            shard.of(inputs)
        }
        _ => inputs,
    };
    let Named { files, warnings, notes, excluded, is_stdin_empty, .. } = named;
    Ok(Found { inputs, files, warnings, notes, reads_stdin: from_stdin > 0, is_stdin_empty, is_all_gone, excluded })
}

/// `inputs` without the symbolic links, found in folders, to files that are among them.
fn once_each(mut inputs: Vec<Input>) -> Vec<Input> {
    let link = |input: &Input| match &input.origin {
        Origin::File(path) if path.is_symlink() => Some(path.clone()),
        _ => None,
    };
    if !inputs.iter().any(|input| link(input).is_some()) {
        return inputs;
    }
    let real = |input: &Input| match &input.origin {
        Origin::Path(path) | Origin::File(path) => path.canonicalize().ok(),
        Origin::Stream(_) | Origin::Bytes(_) | Origin::Nowhere(_) => None,
    };
    let mut seen: BTreeSet<_> = inputs.iter().filter(|input| link(input).is_none()).filter_map(real).collect();
    inputs.retain(|input| link(input).and_then(|path| path.canonicalize().ok()).is_none_or(|target| seen.insert(target)));
    inputs
}

/// Most files that are named where some are left out.
const MAX_NAMED: usize = 3;

/// Says that `files` of a list are left out because they are what `why` says; `None` if there are none.
fn left_out(files: &[PathBuf], why: &str) -> Option<String> {
    let named: Vec<_> = files.iter().take(MAX_NAMED).map(|path| name(path)).collect();
    let more = if files.len() > MAX_NAMED { format!(" and {} more", files.len() - MAX_NAMED) } else { String::new() };
    let are = if files.len() == 1 { "is" } else { "are" };
    (!files.is_empty()).then(|| format!("{}{more} {are} {why}, and left out", named.join(", ")))
}

/// Whether somebody named a page on the web.
fn is_address(path: &Path) -> bool {
    !path.exists() && ["http://", "https://"].iter().any(|scheme| path.to_str().is_some_and(|path| path.starts_with(scheme)))
}

/// Inputs by name, and whether they are standard input, which may be called as a file is.
#[derive(Default)]
struct Named<'a> {
    inputs: BTreeMap<(String, bool), Input>,
    files: Vec<PathBuf>,
    warnings: Vec<String>,
    notes: Vec<String>,
    encoding: Option<&'static Encoding>,
    /// Whether all of them are archives, whatever they are called.
    are_archives: bool,
    except: Option<&'a Path>,
    exclusion: Exclusion,
    excluded: usize,
    is_stdin_empty: bool,
    /// Bytes: files of more are left out.
    max_bytes: Option<u64>,
    too_large: BTreeSet<PathBuf>,
}

impl Named<'_> {
    fn path(&mut self, path: &Path) {
        if path.is_dir() {
            let walked = walk::documents(path, self.except, &self.exclusion);
            let none = match self.exclusion.reason(&walked.passed) {
                Some(why) => format!("no document in {:?} is left: {why}", name(path)),
                None => format!("no document in {:?}: what is hidden, or named by .gitignore or .ignore, is not read", name(path)),
            };
            self.all(walked, || none);
        } else if self.exclusion.is_forced && self.exclusion.excludes(path) {
            self.excluded += 1;
        } else {
            self.file(path, Origin::Path);
        }
    }

    fn pattern(&mut self, pattern: &str) -> anyhow::Result<()> {
        let walked = pattern::files(pattern, self.except, &self.exclusion)?;
        let none = match self.exclusion.reason(&walked.passed) {
            Some(why) => format!("nothing that {pattern:?} matches is left: {why}"),
            None => format!("nothing matches {pattern:?}"),
        };
        self.all(walked, || none);
        Ok(())
    }

    fn all(&mut self, walked: walk::Walked, none: impl FnOnce() -> String) {
        self.warnings.extend(walked.no_files.iter().map(|path| format!("{} is no file, and is not read", name(path))));
        if walked.files.is_empty() {
            self.warnings.push(none());
        }
        for file in walked.files {
            match file {
                Ok(path) => self.file(&path, Origin::File),
                Err(walk::Blocked { path, error }) => {
                    self.add(name(&path), Origin::Nowhere(error), false);
                }
            }
        }
    }

    /// A file that does not exist is named all the same: it is an error when its turn comes.
    fn file(&mut self, path: &Path, origin: fn(PathBuf) -> Origin) {
        if self.max_bytes.is_some_and(|most| path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > most)) {
            self.excluded += 1;
            self.too_large.insert(path.to_owned());
            return;
        }
        self.files.push(path.to_owned());
        self.add(name(path), origin(path.to_owned()), false);
    }

    fn stdin(&mut self, name: &str) {
        // It is buffered: what is looked at here is read when its turn comes.
        let looked_at = |begin: &[u8]| (begin.is_empty(), begins_archive(begin));
        let (is_empty, is_archive) = io::stdin().lock().fill_buf().map_or((false, false), looked_at);
        if is_empty {
            self.is_stdin_empty = true;
            return;
        }
        self.add(name.to_owned(), Origin::Stream(Arc::new(Mutex::new(io::stdin()))), true);
        if let Some(input) = self.inputs.get_mut(&(name.to_owned(), true)) {
            input.is_archive |= is_archive;
        }
    }

    fn add(&mut self, name: String, origin: Origin, is_stdin: bool) {
        let input = Input::new(name.clone(), origin);
        let input = Input { encoding: self.encoding, is_archive: self.are_archives || input.is_archive, ..input };
        self.inputs.entry((name, is_stdin)).or_insert(input);
    }
}

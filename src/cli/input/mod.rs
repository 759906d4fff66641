//! Which inputs the arguments name, in order and without duplicates; none is read before its turn.

mod list;
mod pattern;
mod walk;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Component, Path, PathBuf};

use anyhow::bail;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use encoding_rs::Encoding;
use snipcheck::block::Extractor;
use snipcheck::document::{self, READERS, Reader};
use snipcheck::run::{Input, Origin};

/// What is read, and how.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArgs {
    /// Files, folders, globs in quotes, or `-` for standard input; the current folder if there is none
    #[arg(value_name = "PATH", help_heading = None)]
    paths: Vec<PathBuf>,
    /// Read more paths from FILE (`-` for standard input), one a line or with a NUL behind each
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,
    /// What to call standard input in the output
    #[arg(long, value_name = "NAME", default_value = "-")]
    stdin_name: String,
    /// What to read every input as, instead of going by its content
    #[arg(long, value_name = "KIND", value_parser = kind())]
    input: Option<&'static Reader>,
    /// The encoding of every input, instead of the one that it declares or is found to be in
    #[arg(long, value_name = "LABEL", value_parser = encoding)]
    encoding: Option<&'static Encoding>,
    /// Take what this CSS selector finds for code blocks, instead of what looks like one; can be repeated
    #[arg(long, value_name = "SELECTOR")]
    select: Vec<String>,
    /// Leave out what this CSS selector finds, with all that is in it; can be repeated
    #[arg(long, value_name = "SELECTOR")]
    ignore: Vec<String>,
    /// How many threads to use; by default one a core
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl InputArgs {
    /// The reader that is asked for.
    pub(super) fn reader(&self) -> Option<&'static Reader> {
        self.input
    }

    /// How many threads are asked for.
    pub(super) fn jobs(&self) -> Option<usize> {
        self.jobs.map(NonZeroUsize::get)
    }

    /// How blocks are found.
    pub(super) fn extractor(&self) -> anyhow::Result<Extractor> {
        // A list of selectors is a selector.
        let list = |selectors: &[String]| Some(selectors.join(", ")).filter(|list| !list.is_empty());
        Ok(Extractor::new(list(&self.select).as_deref(), list(&self.ignore).as_deref())?)
    }
}

fn kind() -> impl clap::builder::TypedValueParser<Value = &'static Reader> {
    let names = PossibleValuesParser::new(READERS.iter().map(|reader| reader.name));
    names.try_map(|name| document::reader(&name).ok_or("no such kind"))
}

fn encoding(label: &str) -> Result<&'static Encoding, &'static str> {
    Encoding::for_label(label.as_bytes()).ok_or("not a label of the Encoding Standard, such as utf-8, windows-1252 or shift_jis")
}

/// What the arguments name.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The inputs, ordered by name.
    pub(super) inputs: Vec<Input>,
    /// Patterns and folders in which nothing was found.
    pub(super) unmatched: Vec<String>,
}

/// Finds the inputs that `args` name.
pub(super) fn find(args: &InputArgs) -> anyhow::Result<Found> {
    let stdin = Path::new("-");
    let from_stdin = args.paths.iter().chain(&args.files_from).filter(|path| *path == stdin).count();
    if from_stdin > 1 {
        bail!("standard input can be read only once");
    }
    let mut named = Named { encoding: args.encoding, ..Named::default() };
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() && args.files_from.is_none() { here.as_slice() } else { &args.paths };
    for path in paths {
        match path.to_str().filter(|text| pattern::is_pattern(text)) {
            _ if path == stdin => named.stdin(&args.stdin_name),
            Some(text) if !path.exists() => named.pattern(text)?,
            _ => named.path(path),
        }
    }
    if let Some(list) = &args.files_from {
        list::read(list)?.iter().for_each(|path| named.path(path));
    }
    Ok(Found { inputs: named.inputs.into_values().collect(), unmatched: named.unmatched })
}

/// Inputs by name.
#[derive(Default)]
struct Named {
    inputs: BTreeMap<String, Input>,
    unmatched: Vec<String>,
    encoding: Option<&'static Encoding>,
}

impl Named {
    fn path(&mut self, path: &Path) {
        if path.is_dir() {
            let files = walk::documents(path);
            self.all(&path.to_string_lossy(), files);
        } else {
            self.file(path);
        }
    }

    fn pattern(&mut self, pattern: &str) -> anyhow::Result<()> {
        let files = pattern::files(pattern)?;
        self.all(pattern, files);
        Ok(())
    }

    fn all(&mut self, argument: &str, files: Vec<Result<PathBuf, walk::Blocked>>) {
        if files.is_empty() {
            self.unmatched.push(argument.to_owned());
        }
        for file in files {
            match file {
                Ok(path) => self.file(&path),
                Err(walk::Blocked { path, error }) => {
                    self.add(name(&path), Origin::Nowhere(error));
                }
            }
        }
    }

    /// A file that does not exist is named all the same: it is an error when its turn comes.
    fn file(&mut self, path: &Path) {
        self.add(name(path), Origin::Path(path.to_owned()));
    }

    fn stdin(&mut self, name: &str) {
        self.add(name.to_owned(), Origin::StandardInput);
    }

    fn add(&mut self, name: String, origin: Origin) {
        let input = Input { name: name.clone(), origin, encoding: self.encoding };
        self.inputs.entry(name).or_insert(input);
    }
}

/// `path` as it was given, with `/` between its parts and without parts that mean nothing.
fn name(path: &Path) -> String {
    let parts = path.components().filter(|part| !matches!(part, Component::CurDir)).map(|part| part.as_os_str().to_string_lossy());
    let name = parts.collect::<Vec<_>>().join("/");
    // The root is a part of its own, and joined like one.
    if path.has_root() { name.replacen("//", "/", 1) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_paths_as_given() {
        for (path, expected) in [("./a/./b.md", "a/b.md"), ("a//b", "a/b"), ("/a/b", "/a/b"), ("../a", "../a")] {
            assert_eq!(name(Path::new(path)), expected);
        }
    }
}

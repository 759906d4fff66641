//! One run over the inputs of a command: what it has in common whatever is made of the files.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::PoisonError;

use anyhow::{Context as _, bail};
use file_id::get_file_id;
use snipcheck::catalog::File;
use snipcheck::config::Policy;
use snipcheck::guard::timings;
use snipcheck::isolate;
use snipcheck::report::Files;
use snipcheck::run::{Input, Options, Origin, open};
use snipcheck::source::{ArchiveCounts, Provenance};

use super::changed::Changed;
use super::input::{self, Found, InputArgs, name};
use super::output::{Destination, Output, Pending};
use super::progress::Progress;
use super::settings::InForce;
use super::terminal::Terminal;
use super::timings::took;
use super::{Exit, interrupt, worker};

/// Bytes of output that are written at a time.
const OUT_BYTES: usize = 64 * 1024;

/// Whether progress is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noise {
    /// It is, on a terminal.
    Progress,
    /// It is not.
    Quiet,
}

/// Whether verdicts note what each rung of the ladder said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdicts {
    /// They do not.
    Plain,
    /// They do.
    Explained,
}

/// Where a command writes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Written<'a> {
    /// Reports: each to a file, or to standard output.
    Reports(&'a [Destination]),
    /// Into a folder, by itself: what it says goes to standard output.
    Folder(&'a Path),
}

/// What a run is done with.
#[derive(Debug)]
pub(super) struct Session<'a> {
    /// The inputs that were named, and how they are read.
    pub(super) inputs: &'a InputArgs,
    /// The configuration.
    pub(super) in_force: &'a InForce,
    /// Where is written.
    pub(super) written: Written<'a>,
    /// Whether progress is shown.
    pub(super) noise: Noise,
    /// Whether verdicts note how they came about.
    pub(super) verdicts: Verdicts,
    /// If it is there, only inputs that changed are read.
    pub(super) changed: Option<&'a Changed>,
    /// If it is there, what is read may be written anew, and this holds what is about to take a file's place.
    pub(super) rewritten: Option<&'a Pending>,
    /// Where is told what is odd.
    pub(super) terminal: &'a Terminal,
}

/// What was read, and how it is read again.
#[derive(Debug)]
pub(super) struct Reread<'a> {
    /// The inputs; where they may be written anew, standard input is known bytes.
    pub(super) inputs: &'a [Input],
    options: &'a Options,
    policy: &'a Policy,
    in_process: bool,
}

impl Reread<'_> {
    /// The input called `name` that holds `bytes`, as it is now; `None` if it holds something else by now.
    pub(super) fn input(&self, name: &str, bytes: &[u8]) -> Option<&Input> {
        self.inputs.iter().filter(|input| input.name == name).find(|input| match &input.origin {
            Origin::Path(path) | Origin::File(path) => open::read_file(path).is_ok_and(|there| there == bytes),
            Origin::Bytes(there) => **there == *bytes,
            Origin::Stream(_) | Origin::Nowhere(_) => false,
        })
    }

    /// What is found in `input` if it holds `bytes`; `None` if that cannot be told.
    pub(super) fn check(&self, input: &Input, bytes: Vec<u8>) -> Option<File> {
        let changed = [Input { origin: Origin::Bytes(bytes.into()), ..input.clone() }];
        let first = |files: &mut dyn Iterator<Item = File>| files.next();
        let (file, _) = if self.in_process {
            snipcheck::run::run(&changed, self.options, first)
        } else {
            isolate::run(&changed, self.options, &worker::workers(Some(1)), first)
        };
        file.map(|file| self.policy.apply(file))
    }
}

/// What is written to, in the order of the destinations: at least one.
pub(super) type Outs<'a, 'o> = &'a mut [Box<dyn Write + 'o>];

/// What `write` writes to one destination.
pub(super) fn one(
    write: impl FnOnce(Files<'_>, &mut dyn Write) -> io::Result<()>,
) -> impl FnOnce(Files<'_>, Outs<'_, '_>, &Reread<'_>) -> io::Result<()> {
    |files, outs, _| outs.first_mut().map_or(Ok(()), |out| write(files, out))
}

impl Session<'_> {
    /// Runs over the inputs, and has `write` write the files.
    pub(super) fn run(&self, write: impl FnOnce(Files<'_>, Outs<'_, '_>, &Reread<'_>) -> io::Result<()>) -> anyhow::Result<Exit> {
        let (args, in_force, terminal) = (self.inputs, self.in_force, self.terminal);
        let options = Options::configured(&in_force.config, &in_force.root, &in_force.policy)?;
        let options = Options { explain: self.verdicts == Verdicts::Explained, ..options };
        let mut found = find(args, in_force, self.written)?;
        let is_quiet = self.noise == Noise::Quiet;
        if !is_quiet {
            in_force.warnings.iter().chain(&found.warnings).for_each(|warning| terminal.warning(warning));
            found.notes.iter().for_each(|note| terminal.note(note));
        }
        // An editor hands over what there is, and an empty file has nothing to be fixed.
        let may_be_nothing = args.may_match_nothing(&found) || (found.is_stdin_empty && self.rewritten.is_some());
        if found.is_stdin_empty && !may_be_nothing {
            terminal.error("standard input is empty");
            return Ok(Exit::NoInput);
        }
        let say = |message: &str| {
            if !is_quiet {
                terminal.note(message);
            }
        };
        if found.excluded > 0 && found.inputs.is_empty() {
            if !is_quiet {
                terminal.warning("all files are excluded, or too large");
            }
        } else if found.inputs.is_empty() && args.shard().is_some() && !found.files.is_empty() {
            // The other parts have all of them.
        } else if found.inputs.is_empty() && may_be_nothing {
            say("there is nothing to check");
        } else if found.inputs.is_empty() {
            terminal.error("no input matched: name a feed, a page, a Markdown file or a folder of them, or `-` for standard input");
            return Ok(Exit::NoInput);
        } else if let Some(changed) = self.changed {
            found.inputs.retain(|input| changed.has(input));
            if found.inputs.is_empty() {
                say(&format!("nothing of it changed since {}", changed.since));
            }
        }
        if self.rewritten.is_some() {
            found.inputs.iter_mut().for_each(hold_stream);
        }
        let progress = if self.noise == Noise::Progress { Progress::of(found.inputs.len()) } else { Progress::hidden() };
        let mut outputs = self.written.open()?;
        interrupt::drops(outputs.iter().filter_map(Output::pending).chain(self.rewritten.cloned()).collect())
            .context("cannot wait for signals")?;
        let reread = Reread { inputs: &found.inputs, options: &options, policy: &in_force.policy, in_process: args.timings() };
        let (mut kinds, mut archives) = (BTreeSet::new(), Vec::new());
        let report = |files: &mut dyn Iterator<Item = File>| {
            // The bar is drawn anew with each write that goes above it.
            let out = |output| -> Box<dyn Write> { Box::new(BufWriter::with_capacity(OUT_BYTES, progress.above(output))) };
            let mut outs: Vec<_> = outputs.iter_mut().map(out).collect();
            let mut noted = files.map(|file| in_force.policy.apply(file)).inspect(|file| {
                match file.source.provenance() {
                    Provenance::Page(_) => {}
                    Provenance::File => progress.step(),
                    Provenance::Archive(counts) => {
                        progress.step();
                        archives.push(contents(file.source.name(), counts));
                    }
                }
                if args.is_verbose() {
                    progress.pause(|| terminal.note(&read_as(file)));
                }
                kinds.insert(file.kind);
            });
            write(&mut noted, &mut outs, &reread)?;
            outs.iter_mut().try_for_each(Write::flush)
        };
        let (result, unreadable) = if args.timings() {
            timings::start();
            snipcheck::run::run(&found.inputs, &options, report)
        } else {
            isolate::run(&found.inputs, &options, &worker::workers(in_force.config.jobs), report)
        };
        progress.finish();
        for contents in &archives {
            say(contents);
        }
        if let Some(warning) = args.idle_selectors(&kinds).filter(|_| !is_quiet) {
            terminal.warning(&warning);
        }
        if args.timings() {
            Terminal::table(&took(&timings::counted()));
        }
        for failure in &unreadable {
            terminal.error(&failure.to_string());
        }
        // What is there of an earlier run is worth more than a report on nothing.
        let is_of_nothing = kinds.is_empty() && !unreadable.is_empty();
        let mut finished = outputs.into_iter().filter(|output| !is_of_nothing || output.pending().is_none());
        match result.and_then(|()| finished.try_for_each(Output::finish)) {
            // Whoever read our output has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Err(error) => return Err(error).context(self.written.failure()),
            Ok(()) => {}
        }
        Ok(if unreadable.is_empty() { Exit::Clean } else { Exit::Failed })
    }
}

/// What `file` was read as, in words.
fn read_as(file: &File) -> String {
    let count = |number: usize, one: &str, more: &str| format!("{number} {}", if number == 1 { one } else { more });
    let articles = count(file.articles.len(), "article", "articles");
    let snippets = count(file.snippets().count(), "snippet", "snippets");
    format!("{} was read as {}, {}: {articles}, {snippets}", file.source.name(), file.kind, file.source.encoding().name())
}

/// What the archive called `name` holds, in words.
fn contents(name: &str, counts: &ArchiveCounts) -> String {
    let ArchiveCounts { records, pages, without_code, failures } = counts;
    format!(
        "{name}: {records} records, {pages} pages with what may be code, {without_code} without, {failures} failed or redirected requests"
    )
}

impl Written<'_> {
    fn open(self) -> anyhow::Result<Vec<Output>> {
        match self {
            Self::Reports(destinations) => {
                let open = |to: &Destination| Output::open(to).with_context(|| Written::Reports(std::slice::from_ref(to)).failure());
                destinations.iter().map(open).collect()
            }
            Self::Folder(_) => Ok(vec![Output::open(&Destination::Stdout).context("cannot write")?]),
        }
    }

    /// What could not be done, in words.
    pub(super) fn failure(self) -> String {
        let files: Vec<_> = match self {
            Self::Reports(destinations) => destinations.iter().filter_map(Destination::path).map(name).collect(),
            Self::Folder(folder) => return format!("cannot write to the folder {}", name(folder)),
        };
        if files.is_empty() { "cannot write".to_owned() } else { format!("cannot write {}", files.join(", ")) }
    }
}

/// Reads `input` if it can be read only once, so that it is known for good.
fn hold_stream(input: &mut Input) {
    if let Origin::Stream(stream) = &input.origin {
        let read = open::limited(&mut *stream.lock().unwrap_or_else(PoisonError::into_inner));
        input.origin = read.map_or_else(|error| Origin::Nowhere(error.to_string()), |bytes| Origin::Bytes(bytes.into()));
    }
}

/// Finds the inputs, none of which may be where `written` says.
fn find(args: &InputArgs, in_force: &InForce, written: Written<'_>) -> anyhow::Result<Found> {
    match written {
        Written::Reports(destinations) => {
            let found = input::find(args, in_force, None)?;
            // What is not there, and what is no file, has nothing that could be overwritten.
            for output in destinations.iter().filter_map(Destination::path).filter(|output| output.is_file()) {
                let id = get_file_id(output).with_context(|| written.failure())?;
                let is_output = |path: &Path| get_file_id(path).is_ok_and(|other| other == id);
                if let Some(file) = found.files.iter().chain(&in_force.path).find(|file| is_output(file)) {
                    bail!("{} is read, and would be overwritten by the report {}: name another file", name(file), name(output));
                }
                if found.reads_stdin && is_output(Path::new("/dev/stdin")) {
                    bail!("standard input is read, and would be overwritten by --output {}: name another file", name(output));
                }
            }
            Ok(found)
        }
        Written::Folder(folder) => {
            let real = fs::canonicalize(folder).ok();
            let found = input::find(args, in_force, real.as_deref())?;
            let is_inside =
                |file: &Path| real.as_ref().zip(file.canonicalize().ok()).is_some_and(|(folder, file)| file.starts_with(folder));
            if let Some(file) = found.files.iter().find(|file| is_inside(file)) {
                bail!("{} is read, and lies in the folder {}, which is written: name another folder", name(file), name(folder));
            }
            Ok(found)
        }
    }
}

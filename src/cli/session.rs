//! One run over the inputs of a command: what it has in common whatever is made of the files.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context as _, bail};
use file_id::get_file_id;
use snipcheck::catalog::File;
use snipcheck::guard::timings;
use snipcheck::isolate;
use snipcheck::report::Files;
use snipcheck::run::Options;

use super::input::{self, Found, InputArgs, name};
use super::output::Output;
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
    /// To a file, or to standard output.
    Report(Option<&'a Path>),
    /// Into a folder, by itself: what it says goes to standard output.
    Folder(&'a Path),
}

/// Runs over the inputs that `args` name, and has `write` write the files to where `written` says.
pub(super) fn run(
    args: &InputArgs,
    in_force: &InForce,
    written: Written<'_>,
    noise: Noise,
    verdicts: Verdicts,
    terminal: &Terminal,
    write: impl FnOnce(Files<'_>, &mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<Exit> {
    let options = Options::configured(&in_force.config, &in_force.root, &in_force.policy)?;
    let options = Options { explain: verdicts == Verdicts::Explained, ..options };
    let found = find(args, in_force, written)?;
    for warning in args.too_many_jobs().iter().chain(&found.warnings) {
        terminal.warning(warning);
    }
    if found.excluded > 0 && found.inputs.is_empty() {
        terminal.warning("all files that were named are excluded");
    } else if found.inputs.is_empty() {
        terminal.error("no input matched: name a feed, a page, a Markdown file or a folder of them, or `-` for standard input");
        return Ok(Exit::NoInput);
    }
    let progress = if noise == Noise::Progress { Progress::of(found.inputs.len()) } else { Progress::hidden() };
    let mut output = written.open()?;
    if let Some(pending) = output.pending() {
        interrupt::drops(pending).context("cannot wait for signals")?;
    }
    let mut kinds = BTreeSet::new();
    let report = |files: &mut dyn Iterator<Item = File>| {
        // The bar is drawn anew with each write that goes above it.
        let mut out = BufWriter::with_capacity(OUT_BYTES, progress.above(&mut output));
        let mut noted = files.map(|file| in_force.policy.apply(file)).inspect(|file| {
            progress.step();
            kinds.insert(file.kind);
        });
        write(&mut noted, &mut out)?;
        out.flush()
    };
    let (result, unreadable) = if args.timings() {
        timings::start();
        snipcheck::run::run(&found.inputs, &options, report)
    } else {
        isolate::run(&found.inputs, &options, &worker::workers(in_force.config.jobs), report)
    };
    progress.finish();
    if let Some(warning) = args.idle_selectors(&kinds) {
        terminal.warning(&warning);
    }
    if args.timings() {
        Terminal::table(&took(&timings::counted()));
    }
    for failure in &unreadable {
        terminal.error(&failure.to_string());
    }
    match result.and_then(|()| output.finish()) {
        // Whoever read our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return Err(error).context(written.failure()),
        Ok(()) => {}
    }
    Ok(if unreadable.is_empty() { Exit::Clean } else { Exit::Failed })
}

impl Written<'_> {
    fn open(self) -> anyhow::Result<Output> {
        match self {
            Self::Report(path) => Output::open(path).with_context(|| self.failure()),
            Self::Folder(_) => Output::open(None).context("cannot write"),
        }
    }

    /// What could not be done, in words.
    pub(super) fn failure(self) -> String {
        match self {
            Self::Report(None) => "cannot write".to_owned(),
            Self::Report(Some(path)) => format!("cannot write {}", name(path)),
            Self::Folder(folder) => format!("cannot write to the folder {}", name(folder)),
        }
    }
}

/// Finds the inputs, none of which may be where `written` says.
fn find(args: &InputArgs, in_force: &InForce, written: Written<'_>) -> anyhow::Result<Found> {
    match written {
        Written::Report(output) => {
            let found = input::find(args, in_force, None)?;
            // What is not there, and what is no file, has nothing that could be overwritten.
            let Some(output) = output.filter(|output| output.is_file()) else { return Ok(found) };
            let id = get_file_id(output).with_context(|| written.failure())?;
            let is_output = |path: &Path| get_file_id(path).is_ok_and(|other| other == id);
            if let Some(file) = found.files.iter().find(|file| is_output(file)) {
                bail!("{} is read, and would be overwritten by --output {}: name another file", name(file), name(output));
            }
            if found.reads_stdin && is_output(Path::new("/dev/stdin")) {
                bail!("standard input is read, and would be overwritten by --output {}: name another file", name(output));
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

//! One run over the inputs of a command: what it has in common whatever is made of the files.

use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;
use snipcheck::isolate;
use snipcheck::report::Files;
use snipcheck::run::Options;

use super::Exit;
use super::input::{self, InputArgs};
use super::progress::Progress;
use super::terminal::{self, Terminal};
use super::worker;

/// Whether progress is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noise {
    /// It is, on a terminal.
    Progress,
    /// It is not.
    Quiet,
}

/// Runs over the inputs that `args` name, and has `write` write the files to `output`, or to standard output.
pub(super) fn run(
    args: &InputArgs,
    output: Option<&Path>,
    noise: Noise,
    terminal: &Terminal,
    write: impl FnOnce(Files<'_>, &mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<Exit> {
    let options = Options { reader: args.reader(), extractor: args.extractor()? };
    let found = input::find(args)?;
    for pattern in &found.unmatched {
        terminal.warning(&format!("nothing matches {pattern:?}"));
    }
    if found.inputs.is_empty() {
        terminal.error("no input matched: name a feed, a page, a Markdown file or a folder of them, or `-` for standard input");
        return Ok(Exit::NoInput);
    }
    let progress = if noise == Noise::Progress { Progress::of(found.inputs.len()) } else { Progress::hidden() };
    let mut out = progress.above(terminal::open(output)?);
    let (written, unreadable) = isolate::run(&found.inputs, &options, &worker::workers(args.jobs()), |files| {
        write(&mut files.inspect(|_| progress.step()), &mut out)?;
        out.flush()
    });
    progress.finish();
    for failure in &unreadable {
        terminal.error(&failure.to_string());
    }
    match written {
        // Whoever read our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => {
            return Err(error).context(output.map_or_else(|| "cannot write".to_owned(), |path| format!("cannot write {}", path.display())));
        }
        Ok(()) => {}
    }
    Ok(if unreadable.is_empty() { Exit::Clean } else { Exit::Failed })
}

//! The worker that `check`, `catalog` and `dump` start: the program itself, under a command that help does not list.

use std::env;
use std::io;
use std::process::Command;

use anyhow::Context as _;
use snipcheck::guard;
use snipcheck::isolate::{self, Workers};

use super::Exit;

/// The command's name.
pub(super) const COMMAND: &str = "__worker";

/// Workers of this program, with so many threads.
pub(super) fn workers(threads: Option<usize>) -> Workers {
    let command = || {
        let mut command = Command::new(env::current_exe().unwrap_or_default());
        command.arg(COMMAND);
        command
    };
    Workers::new(command, threads.unwrap_or(0))
}

/// Check what a supervisor hands over
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Give parsers even what they are not safe with
    #[arg(long)]
    unguarded: bool,
}

/// Is a worker.
pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    if args.unguarded {
        guard::lift();
    }
    isolate::serve(io::stdin(), io::stdout(), isolate::standard_error(&io::stderr())?)
        .context("a worker is started by other commands, and not by hand")?;
    Ok(Exit::Clean)
}

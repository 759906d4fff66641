//! `snipcheck man`: the manual pages.

use std::io;

use anyhow::Context as _;
use clap_mangen::Man;

use super::Exit;

const EXAMPLES: &str = "\
Examples:
  snipcheck man | man -l -
  snipcheck man check > snipcheck-check.1";

/// Print a manual page, as roff
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The command whose page it is; snipcheck's own if there is none
    command: Option<String>,
}

pub(super) fn run(args: &Args, mut command: clap::Command) -> anyhow::Result<Exit> {
    command.build();
    let page = match &args.command {
        None => command,
        Some(name) => command.find_subcommand(name).cloned().with_context(|| format!("there is no command {name:?}"))?,
    };
    Man::new(page).render(&mut io::stdout().lock())?;
    Ok(Exit::Clean)
}

//! `snipcheck completions`: what a shell needs to complete our arguments.

use std::io::{self, Write as _};

use super::Exit;

const EXAMPLES: &str = "\
Examples:
  snipcheck completions bash > ~/.local/share/bash-completion/completions/snipcheck
  snipcheck completions fish > ~/.config/fish/completions/snipcheck.fish";

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The shell
    shell: clap_complete::Shell,
}

pub(super) fn run(args: &Args, mut command: clap::Command) -> anyhow::Result<Exit> {
    // Into memory first: the generator would panic where writing fails.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "snipcheck", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::Clean)
}

//! The command line: the only place that knows of arguments, files and the terminal.

mod accepted;
mod catalog;
mod changed;
mod check;
mod completions;
mod config;
mod detect;
mod dump;
mod exit;
mod explain;
mod fixes;
mod format_argument;
mod init;
mod input;
mod interrupt;
mod languages;
mod man;
mod names;
mod output;
mod page;
mod progress;
mod reports;
mod repository;
mod rewrite;
mod rules;
mod session;
mod settings;
mod shard;
mod terminal;
mod timings;
mod worker;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use snipcheck::config::BadConfig;
use snipcheck::report::visible;
use snipcheck::source;

use self::exit::Exit;
use self::terminal::{Color, Terminal};

const EXAMPLES: &str = "\
Examples:
  snipcheck check feed.xml             Proofread the code of a feed
  snipcheck check posts/               … of every article below a folder
  curl -fsSL https://example.com/feed | snipcheck check -
  snipcheck dump feed.xml              Show every snippet
  snipcheck catalog feed.xml           Everything that is known of them, as JSON
  snipcheck init                       Write a snipcheck.toml that fits this folder

Exit codes:
  0  all is well            1  findings at or above --fail-on
  2  something failed       3  no input matched
  A signal ends the program as it ends others (130 after Ctrl-C in a shell). Where the reader
  of standard output goes away, as in `| head`, the code says what was found by then.";

/// Proofreads the code in published articles.
#[derive(Debug, Parser)]
#[command(name = "snipcheck", version, max_term_width = 100, after_help = EXAMPLES, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Dump(dump::Args),
    Catalog(catalog::Args),
    Detect(detect::Args),
    Languages(languages::Args),
    Rules(rules::Args),
    Explain(explain::Args),
    Init(init::Args),
    Config(config::Args),
    Completions(completions::Args),
    Man(man::Args),
    #[command(name = worker::COMMAND, hide = true)]
    Worker(worker::Args),
}

pub(crate) fn main() -> ExitCode {
    let cli = Cli::try_parse().unwrap_or_else(|error| refused(&error));
    let terminal = Terminal::new(cli.color);
    snipcheck::guard::quiet_caught_panics();
    match run(&cli.command, &terminal) {
        Ok(exit) => exit.into(),
        Err(error) if is_broken_pipe(&error) => Exit::Clean.into(),
        Err(error) => {
            match error.downcast_ref::<BadConfig>() {
                Some(bad) => terminal.excerpts(bad),
                None => terminal.error(&format!("{error:#}")),
            }
            Exit::Failed.into()
        }
    }
}

/// Ends the program with what `error` says of its arguments, in which nothing is hidden: they may be names of files.
fn refused(error: &clap::Error) -> ! {
    let shown = |argument: OsString| visible::line(&source::name::shown(argument.as_encoded_bytes())).into_owned();
    match Cli::try_parse_from(std::env::args_os().map(shown)) {
        Err(shown) if shown.kind() == error.kind() => shown.exit(),
        // As they are shown, something else is wrong with them, or nothing.
        _ => clap::Error::new(error.kind()).with_cmd(&Cli::command()).exit(),
    }
}

fn run(command: &Command, terminal: &Terminal) -> anyhow::Result<Exit> {
    match command {
        Command::Check(args) => check::run(args, terminal),
        Command::Dump(args) => dump::run(args, terminal),
        Command::Catalog(args) => catalog::run(args, terminal),
        Command::Detect(args) => detect::run(args, terminal),
        Command::Languages(args) => languages::run(args),
        Command::Rules(args) => rules::run(args),
        Command::Explain(args) => explain::run(args, terminal),
        Command::Init(args) => init::run(args),
        Command::Config(args) => config::run(args),
        Command::Completions(args) => completions::run(args, Cli::command()),
        Command::Man(args) => man::run(args, Cli::command(), terminal),
        Command::Worker(args) => worker::run(args),
    }
}

/// Whether whoever read our output has gone: that is how `snipcheck … | head` ends, and no error.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    };
    error.chain().any(broken)
}

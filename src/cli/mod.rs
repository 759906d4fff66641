//! The command line: the only place that knows of arguments, files and the terminal.

mod catalog;
mod check;
mod completions;
mod detect;
mod dump;
mod explain;
mod input;
mod interrupt;
mod languages;
mod man;
mod output;
mod page;
mod progress;
mod session;
mod terminal;
mod worker;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, Parser, Subcommand};
use snipcheck::report::{Format, visible};
use snipcheck::source;

use self::terminal::{Color, Terminal};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All was done, and nothing is wrong.
    Clean = 0,
    /// Findings at or above the failing severity.
    Findings = 1,
    /// Something could not be done or read.
    Failed = 2,
    /// There was nothing to look at.
    NoInput = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
            Exit::NoInput => 3,
        })
    }
}

const EXAMPLES: &str = "\
Examples:
  snipcheck check feed.xml             Proofread the code of a feed
  snipcheck check posts/               … of every article below a folder
  curl -s https://example.com/feed | snipcheck check -
  snipcheck dump feed.xml              Show every snippet
  snipcheck catalog feed.xml           Everything that is known of them, as JSON

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
    Explain(explain::Args),
    Completions(completions::Args),
    Man(man::Args),
    #[command(name = worker::COMMAND, hide = true)]
    Worker(worker::Args),
}

pub(crate) fn main() -> ExitCode {
    let cli = Cli::try_parse().unwrap_or_else(|error| refused(&error));
    let terminal = Terminal::new(cli.color);
    worker::quiet_caught_panics();
    match run(&cli.command, &terminal) {
        Ok(exit) => exit.into(),
        Err(error) if is_broken_pipe(&error) => Exit::Clean.into(),
        Err(error) => {
            terminal.error(&format!("{error:#}"));
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
        Command::Explain(args) => explain::run(args, terminal),
        Command::Completions(args) => completions::run(args, Cli::command()),
        Command::Man(args) => man::run(args, Cli::command()),
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

/// Parses the name of one of `list`, and has the help say what each is.
fn formats(list: &[&'static Format], by_name: fn(&str) -> Option<&'static Format>) -> impl TypedValueParser<Value = &'static Format> {
    let names = list.iter().map(|format| PossibleValue::new(format.name).help(format.summary));
    PossibleValuesParser::new(names).try_map(move |name| by_name(&name).ok_or("no such format"))
}

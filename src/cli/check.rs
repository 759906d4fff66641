//! `snipcheck check`: what is wrong, in the format that its reader wants.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::TypedValueParser;
use snipcheck::catalog::v1::Summary;
use snipcheck::diagnostic::Severity;
use snipcheck::report::{self, FORMATS, Format, ReportEnding, View};

use super::Exit;
use super::format_argument::formats;
use super::input::InputArgs;
use super::session::{self, Noise, Verdicts, Written};
use super::terminal::Terminal;

const EXAMPLES: &str = "\
Examples:
  snipcheck check feed.xml
  snipcheck check --fail-on warning 'posts/**/*.md'
  snipcheck check --format sarif --output snippets.sarif site/
  git ls-files '*.md' | snipcheck check --files-from -
  snipcheck check --explain posts/a.md";

/// Check the code in articles, and say what is wrong
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,
    /// How to write what was found
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = format())]
    format: &'static Format,
    /// Write to FILE instead of standard output; a file there is replaced once all is written
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The least severity that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// Exit with 0 even if there are findings
    #[arg(long)]
    exit_zero: bool,
    /// Write the findings and nothing else
    #[arg(short, long)]
    quiet: bool,
    /// Count the findings and snippets by rule, language and status
    #[arg(long)]
    statistics: bool,
    /// Instead of the findings, show how each snippet's verdict came about: what each rung of the ladder said
    #[arg(long, conflicts_with_all = ["format", "statistics", "quiet"])]
    explain: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

fn format() -> impl TypedValueParser<Value = &'static Format> {
    formats(FORMATS, report::by_name)
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Exit> {
    let output = args.output.as_deref();
    let failing = args.fail_on.severity().filter(|_| !args.exit_zero);
    let ending = match (args.statistics, args.quiet) {
        (true, _) => ReportEnding::Statistics,
        (false, true) => ReportEnding::None,
        (false, false) => ReportEnding::Totals,
    };
    let view = View { style: terminal.style(output), width: Terminal::width(output), failing, ending, ..View::default() };
    let noise = if args.quiet { Noise::Quiet } else { Noise::Progress };
    let mut summary = Summary::default();
    let format = if args.explain { &report::LADDER } else { args.format };
    let verdicts = if args.explain { Verdicts::Explained } else { Verdicts::Plain };
    let exit = session::run(&args.inputs, Written::Report(output), noise, verdicts, terminal, |files, out| {
        (format.write)(&mut files.inspect(|file| summary.add(file)), &view, out)
    })?;
    let failed = failing.is_some_and(|severity| summary.reaches(severity));
    Ok(if exit == Exit::Clean && failed { Exit::Findings } else { exit })
}

//! `snipcheck check`: what is wrong, in the format that its reader wants.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::TypedValueParser;
use serde_json::json;
use snipcheck::catalog::v1::Summary;
use snipcheck::config::Layer;
use snipcheck::diagnostic::Severity;
use snipcheck::report::{self, FORMATS, Format, ReportEnding, View};

use super::Exit;
use super::accepted::{Accepted, BaselineArgs};
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
  snipcheck check --write-baseline docs/      # accept what there is; from then on:
  snipcheck check --baseline snipcheck.baseline.json docs/
  snipcheck check --explain posts/a.md";

/// Check the code in articles, and say what is wrong
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    baseline: BaselineArgs,
    /// How to write what was found; human by default
    #[arg(long, value_name = "FORMAT", value_parser = format(), help_heading = "Output")]
    format: Option<&'static Format>,
    /// Write to FILE instead of standard output; a file there is replaced once all is written
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// The least severity that makes the exit code 1; error by default
    #[arg(long, value_name = "SEVERITY", value_enum, help_heading = "Output")]
    fail_on: Option<FailOn>,
    /// Exit with 0 even if there are findings
    #[arg(long, help_heading = "Output")]
    exit_zero: bool,
    /// Write the findings and nothing else
    #[arg(short, long, help_heading = "Output")]
    quiet: bool,
    /// Count the findings and snippets by rule, language and status
    #[arg(long, help_heading = "Output")]
    statistics: bool,
    /// Instead of the findings, show how each snippet's verdict came about: what each rung of the ladder said
    #[arg(long, conflicts_with_all = ["format", "statistics", "quiet"], help_heading = "Output")]
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
    /// The word for it.
    fn as_str(self) -> &'static str {
        self.severity().map_or("never", Severity::as_str)
    }

    /// The one whose word is `word`.
    fn called(word: &str) -> Option<Self> {
        Self::value_variants().iter().copied().find(|variant| variant.as_str() == word)
    }

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
    let mut flags = Layer::default();
    if let Some(format) = args.format {
        flags.set("format", json!(format.name), "--format");
    }
    if let Some(fail_on) = args.fail_on {
        flags.set("fail-on", json!(fail_on.as_str()), "--fail-on");
    }
    let in_force = args.inputs.in_force(flags)?;
    let config = &in_force.config;
    let output = args.output.clone().or_else(|| config.output.as_deref().map(|path| in_force.from_here(path)));
    let output = output.as_deref();
    let fail_on = config.fail_on.as_deref().map_or(Some(FailOn::Error), FailOn::called);
    let failing = fail_on.and_then(FailOn::severity);
    let ending = match (args.statistics, args.quiet) {
        (true, _) => ReportEnding::Statistics,
        (false, true) => ReportEnding::None,
        (false, false) => ReportEnding::Totals,
    };
    let view = View { style: terminal.style(output), width: Terminal::width(output), failing, ending, ..View::default() };
    let noise = if args.quiet { Noise::Quiet } else { Noise::Progress };
    let mut summary = Summary::default();
    let chosen = config.format.as_deref().and_then(report::by_name).unwrap_or(FORMATS[0]);
    let format = if args.explain { &report::LADDER } else { chosen };
    let verdicts = if args.explain { Verdicts::Explained } else { Verdicts::Plain };
    let mut accepted = Accepted::new(&args.baseline, &in_force)?;
    let exit = session::run(&args.inputs, &in_force, Written::Report(output), noise, verdicts, terminal, |files, out| {
        let files = files.map(|file| match &mut accepted {
            Some(accepted) => accepted.apply(file),
            None => file,
        });
        (format.write)(&mut files.inspect(|file| summary.add(file)), &view, out)
    })?;
    let is_stale = match accepted.filter(|_| exit != Exit::NoInput) {
        Some(accepted) => accepted.finish(terminal, args.quiet)?,
        None => false,
    };
    let failed = !args.exit_zero && (is_stale || failing.is_some_and(|severity| summary.reaches(severity)));
    Ok(if exit == Exit::Clean && failed { Exit::Findings } else { exit })
}

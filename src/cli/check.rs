//! `snipcheck check`: what is wrong, in the format that its reader wants.

use std::io;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::ValueEnum;
use serde_json::json;
use snipcheck::catalog::File;
use snipcheck::catalog::v1::Summary;
use snipcheck::config::Layer;
use snipcheck::diagnostic::Severity;
use snipcheck::fixing::LineOf;
use snipcheck::report::{self, FORMATS, ReportEnding, View};

use super::Exit;
use super::accepted::{Accepted, BaselineArgs};
use super::changed::Changed;
use super::fixes::{Applied, FixArgs, Fixes};
use super::input::InputArgs;
use super::names::name;
use super::output::Destination;
use super::reports::{self, Choice, ChoiceParser};
use super::repository::repository;
use super::session::{Noise, Session, Verdicts, Written};
use super::settings::InForce;
use super::terminal::Terminal;

const EXAMPLES: &str = "\
Examples:
  snipcheck check feed.xml
  snipcheck check --fail-on warning 'posts/**/*.md'
  snipcheck check --format sarif --output snippets.sarif site/
  snipcheck check --format github --format step-summary --format sarif=snippets.sarif docs/
  snipcheck check --changed-since origin/main docs/
  git ls-files '*.md' | snipcheck check --files-from -
  snipcheck check --diff docs/                # what --fix would write
  snipcheck check --fix docs/
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
    fixes: FixArgs,
    #[command(flatten)]
    baseline: BaselineArgs,
    /// How to write what was found, and where; human to standard output by default. Can be repeated: one report at most may go to standard
    /// output
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = ChoiceParser, help_heading = "Output")]
    format: Vec<Choice>,
    /// Write the report for which no file is named to FILE instead of standard output; a file there is replaced once all is written
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// Report only blocks that changed since the last commit that REF and what is checked out have in common, as git tells it; files that
    /// it does not know yet are new as a whole
    #[arg(long, value_name = "REF", conflicts_with = "write_baseline", help_heading = "Input")]
    changed_since: Option<String>,
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

/// Which reports are written, and the file for the one of them that names none.
fn choices(args: &Args, in_force: &InForce) -> anyhow::Result<(Vec<Choice>, Option<PathBuf>)> {
    let output = args.output.clone();
    if args.explain {
        return Ok((vec![Choice::from(&report::LADDER)], output));
    }
    // Who chooses a format wants to see it; the configured files are for the configured ones.
    if !args.format.is_empty() {
        return match output.filter(|_| reports::all_named(&args.format)) {
            Some(output) => bail!("each format names its file, and nothing is left for --output {}", name(&output)),
            None => Ok((args.format.clone(), args.output.clone())),
        };
    }
    let config = &in_force.config;
    let seen = |path: &String| in_force.seen_from_here(path);
    let named = config.reports.iter().filter_map(|(format, file)| Some(Choice::in_file(report::by_name(format)?, seen(file))));
    let first = config.format.as_deref().and_then(report::by_name).unwrap_or(FORMATS[0]);
    let choices = [Choice::from(first)].into_iter().chain(named).collect();
    Ok((choices, output.or_else(|| config.output.as_ref().map(seen))))
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Exit> {
    let mut flags = Layer::default();
    if let [only] = reports::formats(&args.format).collect::<Vec<_>>().as_slice() {
        flags.set("format", json!(only.name), "--format");
    }
    if let Some(fail_on) = args.fail_on {
        flags.set("fail-on", json!(fail_on.as_str()), "--fail-on");
    }
    if let Some(said) = args.baseline.misplaced(args.inputs.paths()) {
        bail!("{said}");
    }
    let in_force = args.inputs.in_force(flags)?;
    let config = &in_force.config;
    let (choices, output) = choices(args, &in_force)?;
    let applied = args.fixes.applied();
    let mut destinations = reports::destinations(&choices, output.as_deref().filter(|_| applied != Applied::Shown))?;
    if applied == Applied::Shown {
        destinations = vec![Destination::Stdout];
    } else if applied == Applied::Written && args.inputs.names_stdin() {
        // Standard output is for what it becomes.
        destinations.iter_mut().filter(|to| to.is_stdout()).for_each(|to| *to = Destination::Stderr);
    }
    let mut fixes = Fixes::new(&args.fixes);
    let pending = fixes.pending();
    let failing = config.fail_on.as_deref().map_or(Some(FailOn::Error), FailOn::called).and_then(FailOn::severity);
    let ending = match (args.statistics, args.quiet) {
        (true, _) => ReportEnding::Statistics,
        (false, true) => ReportEnding::None,
        (false, false) => ReportEnding::Totals,
    };
    let repository = repository();
    let view = |to: &Destination| View {
        style: terminal.style(to),
        width: Terminal::width(to),
        failing,
        ending,
        repository: repository.clone(),
        ..View::default()
    };
    let written: Vec<_> = reports::formats(&choices).zip(destinations.iter().map(view)).collect();
    let changed = args.changed_since.as_deref().map(Changed::since).transpose()?;
    let mut accepted = Accepted::new(&args.baseline, &in_force)?;
    if let Some(path) = accepted.as_ref().map(Accepted::path) {
        let real = Destination::File(path.to_owned()).real_path();
        if real.is_some() && destinations.iter().any(|to| to.real_path() == real) {
            bail!("{} is the baseline, and would be overwritten by a report: name another file", name(path));
        }
    }
    let session = Session {
        inputs: &args.inputs,
        in_force: &in_force,
        written: Written::Reports(&destinations),
        noise: if args.quiet { Noise::Quiet } else { Noise::Progress },
        verdicts: if args.explain { Verdicts::Explained } else { Verdicts::Plain },
        changed: changed.as_ref(),
        rewritten: pending.as_ref(),
        terminal,
    };
    let mut summary = Summary::default();
    let style = terminal.style(&Destination::Stdout);
    let exit = session.run(|files, outs, reread| {
        let mut select = |file: File, line_of: LineOf<'_>| {
            let file = if let Some(accepted) = &mut accepted { accepted.apply(file) } else { file };
            if let Some(changed) = &changed { changed.apply(file, line_of) } else { file }
        };
        fixes.begin(reread.inputs);
        if applied == Applied::Shown {
            let Some(out) = outs.first_mut() else { return Ok(()) };
            for file in files {
                fixes.file(file, reread, &mut select, (style, out))?;
            }
            return Ok(());
        }
        let mut none = io::sink();
        let remaining = files.map_while(|file| fixes.file(file, reread, &mut select, (style, &mut none)).ok());
        reports::write(&mut remaining.inspect(|file| summary.add(file)), &written, outs)
    })?;
    let is_stale = match accepted.filter(|_| exit != Exit::NoInput) {
        Some(accepted) => accepted.finish(terminal, args.quiet)?,
        None => false,
    };
    let is_wrong = match applied {
        Applied::Shown => fixes.changes(),
        Applied::Never | Applied::Written => failing.is_some_and(|severity| summary.reaches(severity)),
    };
    let is_done = exit == Exit::NoInput || fixes.finish(terminal, args.quiet).context("cannot write")?;
    let failed = !args.exit_zero && (is_stale || is_wrong);
    Ok(match exit {
        Exit::Clean if !is_done => Exit::Failed,
        Exit::Clean if failed => Exit::Findings,
        exit => exit,
    })
}

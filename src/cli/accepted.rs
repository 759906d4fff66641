//! What `check` does with a baseline: it leaves out what is accepted, or accepts what is found.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use snipcheck::baseline::{Baseline, DEFAULT_FILE, Renewal};
use snipcheck::catalog::File;
use snipcheck::config::Policy;
use snipcheck::diagnostic::Level;
use snipcheck::paths::Root;
use snipcheck::rules;
use snipcheck::run::open;
use snipcheck::source::name::bytes;

use super::input::path_of;
use super::names::name;
use super::output::{Destination, Output};
use super::settings::{InForce, plain};
use super::terminal::Terminal;

/// Which findings are accepted.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Baseline")]
pub(super) struct BaselineArgs {
    /// Leave out the findings that FILE accepts, and count them
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Accept all that is found: write it to FILE, by default the baseline that is in force or snipcheck.baseline.json. What is mended is
    /// dropped, and what is accepted in files that are not checked is kept
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    #[expect(clippy::option_option, reason = "a flag whose value may be left out, as clap has it")]
    write_baseline: Option<Option<PathBuf>>,
    /// Exit with 1 if findings of the baseline are mended, so that it is written anew
    #[arg(long, conflicts_with = "write_baseline")]
    fail_on_stale: bool,
}

impl BaselineArgs {
    /// Whether all that is found is accepted.
    pub(super) fn is_written(&self) -> bool {
        self.write_baseline.is_some()
    }

    /// What is to be said where one of the `inputs` was meant for the baseline's file: `--write-baseline accepted.json`.
    pub(super) fn misplaced(&self, inputs: &[PathBuf]) -> Option<String> {
        let is_meant = |path: &&PathBuf| {
            let is_json = path.extension().is_some_and(|extension| extension == "json");
            is_json && (!path.exists() || name(path).contains("baseline"))
        };
        let path = inputs.iter().find(is_meant).filter(|_| matches!(self.write_baseline, Some(None)))?;
        Some(format!("{0} is no input: the baseline's file stands behind an equals sign, --write-baseline={0}", name(path)))
    }
}

/// What is done with the findings that are accepted.
#[derive(Debug)]
pub(super) struct Accepted {
    path: PathBuf,
    /// The folder that the paths in it count from.
    folder: PathBuf,
    is_configured: bool,
    fails_on_stale: bool,
    kept: Kept,
    /// What is made of findings: of rules that are off, nothing is mended.
    policy: Policy,
    /// Whether some languages are not checked.
    has_languages_off: bool,
}

#[derive(Debug)]
enum Kept {
    /// They are left out.
    As(Baseline),
    /// They are found anew.
    Anew(Renewal),
}

impl Accepted {
    /// What `args` and the configuration say; `None` if nobody speaks of a baseline.
    pub(super) fn new(args: &BaselineArgs, in_force: &InForce) -> anyhow::Result<Option<Self>> {
        let configured = in_force.config.baseline.as_deref().map(|path| in_force.seen_from_here(path));
        let is_configured = configured.is_some();
        let in_use = args.baseline.clone().or(configured);
        let path = match &args.write_baseline {
            Some(Some(path)) => path.clone(),
            Some(None) => in_use.unwrap_or_else(|| PathBuf::from(DEFAULT_FILE)),
            None => match in_use {
                Some(path) => path,
                None => return Ok(None),
            },
        };
        let here = std::env::current_dir().context("cannot tell the working folder")?;
        let folder = path.parent().map(|folder| plain(&here.join(folder))).unwrap_or_default();
        // Files are known by their real paths, by whichever link they are reached.
        let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let root = Root::new(&real(&folder), &real(&here));
        let before = read(&path, root.clone(), args.is_written())?;
        let kept = if args.is_written() { Kept::Anew(Renewal::of(before)) } else { Kept::As(before) };
        let policy = in_force.policy.clone();
        let has_languages_off = !in_force.config.languages_off.is_empty();
        Ok(Some(Self { path, folder, is_configured, fails_on_stale: args.fail_on_stale, kept, policy, has_languages_off }))
    }

    /// Its file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// `file` without the findings that are accepted.
    pub(super) fn apply(&mut self, file: File) -> File {
        let shown = file.source.name().to_owned();
        let levels = self.policy.levels(&shown);
        let is_left_out = self.has_languages_off && file.snippets().any(|(_, checked)| checked.is_left_out());
        let is_asked = |id: &str| match rules::by_id(id) {
            // What the code of a language that is not checked has is not looked for.
            Some(rule) if is_left_out && rules::is_syntax_error(rule.info) => false,
            Some(rule) => levels.get(id).map_or(!rule.info.is_off, |level| *level != Level::Off),
            None => true,
        };
        let real = path_of(&bytes(&shown)).ok().and_then(|path| fs::canonicalize(path).ok());
        let name = real.map_or_else(|| shown.clone(), |path| name(&path));
        match &mut self.kept {
            Kept::As(baseline) => baseline.apply(file, &name, &is_asked),
            Kept::Anew(renewal) => renewal.accept(file, &name, &is_asked),
        }
    }

    /// All files were seen: writes the baseline, or says what of it is mended. Returns whether that is to fail the check.
    pub(super) fn finish(self, terminal: &Terminal, is_quiet: bool) -> anyhow::Result<bool> {
        let is_there = |path: &str| self.folder.join(path).exists();
        let shown = name(&self.path);
        let renewal = match self.kept {
            Kept::As(baseline) => {
                let stale = baseline.stale(is_there);
                if stale > 0 && (self.fails_on_stale || !is_quiet) {
                    let (findings, are, them) = if stale == 1 { ("finding", "is", "it") } else { ("findings", "are", "them") };
                    terminal.warning(&format!("{stale} {findings} of the baseline {shown} {are} mended: `--write-baseline` drops {them}"));
                }
                return Ok(stale > 0 && self.fails_on_stale);
            }
            Kept::Anew(renewal) => renewal,
        };
        let (text, renewed) = renewal.finish(is_there);
        write(&self.path, &text).with_context(|| format!("cannot write the baseline {shown}"))?;
        if !is_quiet {
            let findings = if renewed.accepted == 1 { "finding is" } else { "findings are" };
            let dropped = if renewed.dropped == 0 { String::new() } else { format!(", {} that were are mended", renewed.dropped) };
            let how = format!("; `--baseline {shown}`, or `baseline` in the configuration, leaves them out");
            let how = if self.is_configured { "" } else { &how };
            terminal.note(&format!("{} {findings} accepted in {shown}{dropped}{how}", renewed.accepted));
        }
        Ok(false)
    }
}

/// What the baseline at `path` accepts; nothing where it is not there, and is to be written.
fn read(path: &Path, root: Root, is_written: bool) -> anyhow::Result<Baseline> {
    let shown = name(path);
    // A pipe that nobody writes to would be waited for.
    let bytes = match open::read_file(path) {
        Err(error) if is_written && error.kind() == io::ErrorKind::NotFound => return Ok(Baseline::empty(root)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("cannot read the baseline {shown}, which `--write-baseline` writes"));
        }
        read => read.with_context(|| format!("cannot read the baseline {shown}"))?,
    };
    let text = String::from_utf8(bytes).with_context(|| format!("the baseline {shown} is not UTF-8"))?;
    Ok(Baseline::read(&shown, text.strip_prefix('\u{feff}').unwrap_or(&text), root)?)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut output = Output::open(&Destination::File(path.to_owned()))?;
    output.write_all(text.as_bytes())?;
    output.finish()
}

//! Which reports `check` writes, and where to: several in one run, side by side.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use snipcheck::report::{self, FORMATS, Files, Format, ReportWriter, View};

use super::names::name;
use super::output::Destination;
use super::session::Outs;

/// The variable that names the file for a summary of a step, where GitHub Actions runs it.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// A format, and the file that was named for its report.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    format: &'static Format,
    file: Option<PathBuf>,
}

impl From<&'static Format> for Choice {
    fn from(format: &'static Format) -> Self {
        Self { format, file: None }
    }
}

impl Choice {
    /// A report in `format`, which goes to `file`.
    pub(super) fn in_file(format: &'static Format, file: PathBuf) -> Self {
        Self { format, file: Some(file) }
    }
}

/// Parses `FORMAT` or `FORMAT=FILE`, and has the help say what each format is.
#[derive(Clone, Debug)]
pub(super) struct ChoiceParser;

impl TypedValueParser for ChoiceParser {
    type Value = Choice;

    fn parse_ref(&self, command: &clap::Command, argument: Option<&clap::Arg>, value: &OsStr) -> Result<Choice, clap::Error> {
        let text = value.to_str().ok_or_else(|| clap::Error::new(ErrorKind::InvalidUtf8).with_cmd(command))?;
        let (format, file) = text.split_once('=').map_or((text, None), |(format, file)| (format, Some(file)));
        if file == Some("") {
            return Err(command.clone().error(ErrorKind::ValueValidation, format!("no file is named behind `{format}=`")));
        }
        let names = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name));
        let known = names.parse_ref(command, argument, OsStr::new(format))?;
        let format = report::by_name(&known).unwrap_or(FORMATS[0]);
        Ok(Choice { format, file: file.map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.summary))))
    }
}

/// Where each of `choices` is written, in order; `output` is the file for the one for which none was named.
pub(super) fn destinations(choices: &[Choice], output: Option<&Path>) -> anyhow::Result<Vec<Destination>> {
    let summary = std::env::var_os(STEP_SUMMARY).filter(|path| !path.is_empty());
    let place = |choice: &Choice| destination(choice, output, summary.as_ref());
    let destinations: Vec<_> = choices.iter().map(place).collect();
    let mut to_stdout = choices.iter().zip(&destinations).filter(|(_, to)| to.is_stdout()).map(|(choice, _)| choice.format.name);
    if let (Some(first), Some(second)) = (to_stdout.next(), to_stdout.next()) {
        bail!("`{first}` and `{second}` would both go to standard output: name a file, as in `--format {second}=FILE`");
    }
    let real: Vec<_> = destinations.iter().map(Destination::real_path).collect();
    for (index, (to, place)) in destinations.iter().zip(&real).enumerate() {
        if let Some(path) = to.path().filter(|_| place.is_some() && real.iter().take(index).any(|before| before == place)) {
            bail!("two reports would go to {}: name another file", name(path));
        }
    }
    Ok(destinations)
}

fn destination(choice: &Choice, output: Option<&Path>, summary: Option<&OsString>) -> Destination {
    match (&choice.file, summary.filter(|_| choice.format.name == report::STEP_SUMMARY.name)) {
        (Some(file), _) => Destination::new(Some(file.clone())),
        (None, Some(summary)) => Destination::EndOf(summary.into()),
        (None, None) => Destination::new(output.map(Path::to_path_buf)),
    }
}

/// Whether each of `choices` names its file, so that no other is written.
pub(super) fn all_named(choices: &[Choice]) -> bool {
    choices.iter().all(|choice| choice.file.is_some())
}

/// Writes `files` in each of the formats, with its view, to its place in `outs`.
pub(super) fn write(files: Files<'_>, reports: &[(&'static Format, View)], outs: Outs<'_, '_>) -> io::Result<()> {
    let begun = reports.iter().zip(outs.iter_mut()).map(|((format, view), out)| (format.begin)(view, out));
    let mut begun: Vec<Box<dyn ReportWriter>> = begun.collect::<io::Result<_>>()?;
    for file in files {
        begun.iter_mut().zip(outs.iter_mut()).try_for_each(|(report, out)| report.file(&file, out))?;
    }
    begun.into_iter().zip(outs.iter_mut()).try_for_each(|(report, out)| report.end(out))
}

/// The formats of `choices`.
pub(super) fn formats(choices: &[Choice]) -> impl Iterator<Item = &'static Format> {
    choices.iter().map(|choice| choice.format)
}

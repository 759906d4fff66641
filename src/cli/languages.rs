//! `snipcheck languages`: which languages there are, and what their verdicts stand on.

use std::io::{self, Write as _};

use clap::ValueEnum;
use snipcheck::catalog::v1;
use snipcheck::language::LANGUAGES;
use snipcheck::report::visible_json;

use super::Exit;

const EXAMPLES: &str = "\
Examples:
  snipcheck languages
  snipcheck languages --format json | jq -r '.[].id'";

/// List the languages, what checks them and their file extensions
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    #[default]
    Human,
    /// As one JSON document
    Json,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    let languages: Vec<_> = LANGUAGES.iter().map(v1::Language::from).collect();
    let mut out = io::stdout().lock();
    match args.format {
        ListFormat::Human => {
            let id = languages.iter().map(|language| language.id.len()).max().unwrap_or(0);
            let name = languages.iter().map(|language| language.name.chars().count()).max().unwrap_or(0);
            let verdict = |language: &v1::Language| language.verdict.clone().unwrap_or_else(|| "not checked".to_owned());
            let parser = languages.iter().map(|language| verdict(language).len()).max().unwrap_or(0);
            for language in &languages {
                let extensions = language.extensions.join(" ");
                let line = format!("{:id$}  {:name$}  {:parser$}  {extensions}", language.id, language.name, verdict(language));
                writeln!(out, "{}", line.trim_end())?;
            }
        }
        ListFormat::Json => {
            visible_json::pretty(&mut out, &languages)?;
        }
    }
    Ok(Exit::Clean)
}

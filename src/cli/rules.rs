//! `snipcheck rules`: every rule, its severity and what it finds.

use std::io::{self, Write};

use serde_json::json;
use snipcheck::report::visible_json;
use snipcheck::rules::RULES;

use super::Exit;
use super::languages::ListFormat;

const EXAMPLES: &str = "\
Examples:
  snipcheck rules
  snipcheck rules --format json | jq -r '.[].id'
  snipcheck explain unknown-label";

/// List the rules, their severities and what they find
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    let mut out = io::stdout().lock();
    match args.format {
        ListFormat::Human => list(&mut out)?,
        ListFormat::Json => {
            let rule = |info: &snipcheck::diagnostic::RuleInfo| json!({ "id": info.id, "group": info.group, "severity": info.level().as_str(), "since": info.since, "summary": info.summary });
            visible_json::pretty(&mut out, &RULES.iter().map(|rule_| rule(rule_.info)).collect::<Vec<_>>())?;
        }
    }
    Ok(Exit::Clean)
}

/// Writes a line a rule.
pub(super) fn list(out: &mut dyn Write) -> io::Result<()> {
    let width = RULES.iter().map(|rule| rule.info.id.len()).max().unwrap_or(0);
    for info in RULES.iter().map(|rule| rule.info) {
        let group = info.group.map_or(String::new(), |group| format!(" ({group})"));
        writeln!(out, "{:width$}  {:7}  {}{group}", info.id, info.level().as_str(), info.summary)?;
    }
    Ok(())
}

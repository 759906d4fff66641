//! `snipcheck explain`: what a rule finds, why, and what to do about it.

use std::io::{self, Write as _};

use anyhow::bail;
use snipcheck::rules::{self, RULES};

use super::terminal::Terminal;
use super::{Exit, page};

const EXAMPLES: &str = "\
Examples:
  snipcheck explain
  snipcheck explain syntax-error";

/// Explain a rule, or list them all
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The rule
    rule: Option<String>,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Exit> {
    let mut out = io::stdout().lock();
    if let Some(id) = &args.rule {
        let Some(rule) = rules::by_id(id) else { bail!("there is no rule {id:?}; `snipcheck explain` lists them") };
        out.write_all(page::render(rule.info.page, terminal.style(None)).as_bytes())?;
        return Ok(Exit::Clean);
    }
    let width = RULES.iter().map(|rule| rule.info.id.len()).max().unwrap_or(0);
    for rule in RULES {
        writeln!(out, "{:width$}  {:7}  {}", rule.info.id, rule.info.severity.as_str(), rule.info.summary)?;
    }
    Ok(Exit::Clean)
}

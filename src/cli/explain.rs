//! `snipcheck explain`: what a rule finds, why, and what to do about it.

use std::io::{self, Write as _};

use anyhow::bail;
use clap::ValueHint;
use snipcheck::rules;
use snipcheck::text::nearest;

use super::output::Destination;
use super::rules::list;
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
    /// The rule, or a group of rules
    #[arg(value_hint = ValueHint::Other)]
    rule: Option<String>,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Exit> {
    let mut out = io::stdout().lock();
    if let Some(id) = &args.rule {
        // Of a group that is called as one of its rules is, that rule is meant; its page names the others.
        let named = rules::by_id(id).map_or_else(|| rules::named(id), |rule| vec![rule]);
        if named.is_empty() {
            let near = nearest(id, rules::names()).map_or(String::new(), |near| format!(" (did you mean {near:?}?)"));
            bail!("there is no rule {id:?}{near}; `snipcheck rules` lists them");
        }
        for rule in named {
            out.write_all(page::render(&rule.page(), terminal.style(&Destination::Stdout)).as_bytes())?;
        }
        return Ok(Exit::Clean);
    }
    list(&mut out)?;
    Ok(Exit::Clean)
}

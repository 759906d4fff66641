//! `snipcheck explain`: what a rule finds, why, and what to do about it.

use std::ffi::OsStr;
use std::io::{self, Write as _};

use anyhow::bail;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
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
    #[arg(value_parser = RuleName, hide_possible_values = true)]
    rule: Option<String>,
}

/// Takes any word, for what is said of a wrong one is said here, and has shells offer the names of rules.
#[derive(Clone, Debug)]
struct RuleName;

impl TypedValueParser for RuleName {
    type Value = String;

    fn parse_ref(&self, command: &clap::Command, argument: Option<&clap::Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(rules::names().into_iter().map(PossibleValue::new)))
    }
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

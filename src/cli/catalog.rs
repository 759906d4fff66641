//! `snipcheck catalog`: everything that is known of each snippet, as data.

use std::io::Write as _;
use std::path::PathBuf;

use clap::builder::TypedValueParser;
use snipcheck::catalog::v1;
use snipcheck::report::export::{self, EXPORTS};
use snipcheck::report::{Format, View};

use super::input::InputArgs;
use super::session::{self, Noise};
use super::terminal::{self, Terminal};
use super::{Exit, formats};

const EXAMPLES: &str = "\
Examples:
  snipcheck catalog feed.xml
  snipcheck catalog --format jsonl feed.xml | jq -r 'select(.status == \"invalid\") | .code'
  snipcheck catalog --format csv --output snippets.csv posts/
  snipcheck catalog --schema";

/// Write everything that is known of each snippet, as data
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = EXPORTS[0].name, value_parser = format())]
    format: &'static Format,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Print the JSON schema of the catalog, and read nothing
    #[arg(long)]
    schema: bool,
}

fn format() -> impl TypedValueParser<Value = &'static Format> {
    formats(EXPORTS, export::by_name)
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Exit> {
    let output = args.output.as_deref();
    if args.schema {
        let mut out = terminal::open(output)?;
        serde_json::to_writer_pretty(&mut out, &v1::Catalog::schema())?;
        writeln!(out)?;
        out.flush()?;
        return Ok(Exit::Clean);
    }
    session::run(&args.inputs, output, Noise::Progress, terminal, |files, out| (args.format.write)(files, &View::default(), out))
}

//! `snipcheck catalog`: everything that is known of each snippet, as data.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::builder::TypedValueParser;
use snipcheck::catalog::v1;
use snipcheck::config::Layer;
use snipcheck::report::export::{self, EXPORTS};
use snipcheck::report::{Cells, Format, View, visible_json};

use super::Exit;
use super::format_argument::formats;
use super::input::InputArgs;
use super::output::{Destination, Output};
use super::session::{Noise, Session, Verdicts, Written, one};
use super::terminal::Terminal;

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
    #[arg(long, value_name = "FORMAT", default_value = EXPORTS[0].name, value_parser = format(), help_heading = "Output")]
    format: &'static Format,
    /// Write to FILE instead of standard output; a file there is replaced once all is written
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// In `--format csv`, put a `'` before what a spreadsheet would compute (= + - @, tab, line break)
    #[arg(long, help_heading = "Output")]
    csv_safe: bool,
    /// Print the JSON schema of the catalog, and read nothing
    #[arg(long, help_heading = "Output")]
    schema: bool,
}

fn format() -> impl TypedValueParser<Value = &'static Format> {
    formats(EXPORTS, export::by_name)
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Exit> {
    let output = Destination::new(args.output.clone());
    let written = Written::Reports(std::slice::from_ref(&output));
    if args.schema {
        let mut schema = Vec::new();
        visible_json::pretty(&mut schema, &v1::Catalog::schema())?;
        let write = |mut out: Output| out.write_all(&schema).and_then(|()| out.finish());
        Output::open(&output).and_then(write).with_context(|| written.failure())?;
        return Ok(Exit::Clean);
    }
    let view = View { cells: if args.csv_safe { Cells::Safe } else { Cells::Exact }, ..View::default() };
    let in_force = args.inputs.in_force(Layer::default())?;
    let (noise, verdicts) = (Noise::Progress, Verdicts::Plain);
    let session = Session { inputs: &args.inputs, in_force: &in_force, written, noise, verdicts, changed: None, rewritten: None, terminal };
    session.run(one(|files, out| args.format.write(files, &view, out)))
}

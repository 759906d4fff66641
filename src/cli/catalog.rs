//! `snipcheck catalog`: everything that is known of each snippet, as data.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::builder::TypedValueParser;
use flate2::Compression;
use flate2::write::GzEncoder;
use snipcheck::catalog::{File, v1};
use snipcheck::config::Layer;
use snipcheck::report::export::{self, EXPORTS};
use snipcheck::report::{Cells, Format, View, visible_json};
use snipcheck::rules;

use super::Exit;
use super::format_argument::formats;
use super::input::{InputArgs, name};
use super::output::{Destination, Output};
use super::session::{Noise, Session, Verdicts, Written, one};
use super::shard::Shard;
use super::terminal::Terminal;

const EXAMPLES: &str = "\
Examples:
  snipcheck catalog feed.xml
  snipcheck catalog --format jsonl feed.xml | jq -r 'select(.status == \"invalid\") | .code'
  snipcheck catalog --format csv --output snippets.csv posts/
  snipcheck catalog --format parquet --output crawl.parquet crawl.warc.gz
  snipcheck catalog --format jsonl --shard 3/8 --output parts.jsonl.gz site/
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
    /// Write to FILE instead of standard output; a file there is replaced once all is written. If its name ends in `.gz`, it is gzip-ed; if it is a folder,
    /// a file in it is written, which has the part of `--shard` in its name
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

/// Where the catalog goes: of a folder, the file in it that is this part's.
fn destination(args: &Args) -> Destination {
    let shard = args.inputs.shard().unwrap_or(Shard { number: 1, count: 1 });
    let path = args.output.clone().map(|path| if path.is_dir() { path.join(shard.file_name(args.format.name)) } else { path });
    Destination::new(path)
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Exit> {
    let output = destination(args);
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
    if let Some(path) = output.path().filter(|path| TABLES.contains(&args.format.name) && path.extension().is_some_and(|e| e == "gz")) {
        bail!("{} is compressed already, and nobody reads it gzip-ed: name {} without `.gz`", args.format.name, name(path));
    }
    let is_gzip = output.path().and_then(Path::extension).is_some_and(|extension| extension == "gz");
    let mut faults = Faults::default();
    let exit = session.run(one(|files, out| {
        let files = &mut files.inspect(|file| faults.add(file));
        if !is_gzip {
            return args.format.write(files, &view, out);
        }
        let mut out = GzEncoder::new(out, Compression::default());
        args.format.write(files, &view, &mut out)?;
        out.finish().map(drop)
    }))?;
    faults.tell(terminal);
    Ok(exit)
}

/// Formats whose readers look at the end of the file first, and take no other compression.
const TABLES: [&str; 2] = ["arrow", "parquet"];

/// Most faults of documents that are told one by one.
const MAX_FAULTS: usize = 10;

/// What is wrong with documents as a whole, for which no row of a catalog has a place.
#[derive(Default)]
struct Faults {
    told: Vec<String>,
    more: usize,
}

impl Faults {
    fn add(&mut self, file: &File) {
        let faults = file.diagnostics.iter().filter(|diagnostic| rules::is_malformed_document(diagnostic.rule));
        for fault in faults {
            if self.told.len() < MAX_FAULTS {
                self.told.push(format!("{}: {}", file.source.name(), fault.message));
            } else {
                self.more += 1;
            }
        }
    }

    fn tell(&self, terminal: &Terminal) {
        self.told.iter().for_each(|fault| terminal.warning(fault));
        if self.more > 0 {
            terminal.warning(&format!("{} more documents or records are broken", self.more));
        }
    }
}

//! `snipcheck dump`: the snippets themselves, to be read or as files.

mod folder;
mod listing;
mod selection;

use std::io::Write;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use snipcheck::config::Layer;
use snipcheck::language::{self, Language};
use snipcheck::report::Files;
use snipcheck::syntax::Status;

use self::listing::Code;
use self::selection::{ArticlePattern, Selection};
use super::Exit;
use super::input::InputArgs;
use super::output::Destination;
use super::session::{Noise, Session, Verdicts, Written, one};
use super::terminal::Terminal;

const EXAMPLES: &str = "\
Examples:
  snipcheck dump feed.xml
  snipcheck dump --status invalid --language ts feed.xml
  snipcheck dump --article '*idempotency*' --output snippets feed.xml";

/// Show the snippets, or write each to a file
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: InputArgs,
    /// Only snippets in this language (an id or another label of it); can be repeated
    #[arg(long, value_name = "LANGUAGE", value_parser = known_language, help_heading = "Snippets")]
    language: Vec<&'static Language>,
    /// Only snippets of this status; can be repeated
    #[arg(long, value_name = "STATUS", value_parser = status(), help_heading = "Snippets")]
    status: Vec<Status>,
    /// Only articles whose title, id or address holds TEXT, or matches it if it is a glob; can be repeated
    #[arg(long, value_name = "TEXT", value_parser = ArticlePattern::new, help_heading = "Snippets")]
    article: Vec<ArticlePattern>,
    /// Write each snippet to a file in DIR, and a manifest.json beside them; an earlier dump there is replaced, other files stay
    #[arg(short, long, value_name = "DIR", help_heading = "Output")]
    output: Option<PathBuf>,
}

fn known_language(label: &str) -> Result<&'static Language, &'static str> {
    language::by_label(label).ok_or("no such language; `snipcheck languages` lists them")
}

fn status() -> impl TypedValueParser<Value = Status> {
    let names = PossibleValuesParser::new(Status::ALL.map(Status::as_str));
    names.try_map(|name| Status::ALL.into_iter().find(|status| status.as_str() == name).ok_or("no such status"))
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Exit> {
    let in_force = args.inputs.in_force(Layer::default())?;
    let selection = Selection { languages: &args.language, statuses: &args.status, articles: &args.article };
    let (noise, verdicts) = (Noise::Progress, Verdicts::Plain);
    let session =
        |written| Session { inputs: &args.inputs, in_force: &in_force, written, noise, verdicts, changed: None, rewritten: None, terminal };
    match &args.output {
        None => {
            let style = terminal.style(&Destination::Stdout);
            let code = if Terminal::is_watched() { Code::Visible } else { Code::Exact };
            let write = |files: Files<'_>, out: &mut dyn Write| listing::write(files, &selection, style, code, out);
            session(Written::Reports(&[Destination::Stdout])).run(one(write))
        }
        Some(folder) => {
            let writer = folder::Writer::new(folder)?;
            let write = |files: Files<'_>, out: &mut dyn Write| writeln!(out, "{}", writer.write_all(files, &selection)?);
            session(Written::Folder(folder)).run(one(write))
        }
    }
}

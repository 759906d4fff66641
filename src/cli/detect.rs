//! `snipcheck detect`: which language code is in, and why.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use rayon::prelude::*;
use snipcheck::block::{Block, Extractor};
use snipcheck::catalog::v1;
use snipcheck::detect;
use snipcheck::document;
use snipcheck::language;
use snipcheck::report::{visible, visible_json};
use snipcheck::run::open;
use snipcheck::source::Source;

use super::Exit;
use super::input;
use super::languages::ListFormat;
use super::terminal::Terminal;

const EXAMPLES: &str = "\
Examples:
  snipcheck detect < snippet
  snipcheck detect --explain src/*
  snipcheck detect --format json snippets.jsonl";

/// How surely a file is snippets as JSON lines for each of them to be detected: its first line is an object with `code`.
const LINES: u8 = 8;

/// Candidates that are shown to people.
const SHOWN: usize = 5;

/// Tell which language code is in
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files of code, or of snippets as JSON lines with `id` and `code`; standard input if there is none, or where it is `-`
    #[arg(value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// The name that the code on standard input goes by, such as main.rs
    #[arg(long, value_name = "NAME")]
    stdin_name: Option<String>,
    /// Show the evidence for each candidate, and against it
    #[arg(long)]
    explain: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Exit> {
    let stdin = [PathBuf::from("-")];
    let paths = if args.paths.is_empty() { stdin.as_slice() } else { &args.paths };
    let mut exit = Exit::Clean;
    let mut found = Vec::new();
    for path in paths {
        match detections(path, args.stdin_name.as_deref()) {
            Ok(detections) => found.extend(detections),
            Err(error) => {
                terminal.error(&format!("{error:#}"));
                exit = Exit::Failed;
            }
        }
    }
    let mut out = io::stdout().lock();
    match args.format {
        ListFormat::Human => found.iter().try_for_each(|detection| show(detection, args, &mut out))?,
        ListFormat::Json => {
            visible_json::pretty(&mut out, &found)?;
        }
    }
    Ok(exit)
}

/// What is detected of a file: of all of it, or of each snippet in it.
fn detections(path: &Path, stdin_name: Option<&str>) -> anyhow::Result<Vec<v1::Detection>> {
    let shown = input::name(path);
    let (bytes, title) = if path == Path::new("-") {
        (open::limited(std::io::stdin().lock()), stdin_name.map(str::to_owned))
    } else {
        (open::read(path), path.file_name().map(|name| name.to_string_lossy().into_owned()))
    };
    let source = Source::new(shown.as_str(), bytes.with_context(|| format!("cannot read {shown}"))?, None);
    let lines = document::recognise(&source).filter(|(reader, sure)| reader.name == "jsonl" && *sure >= LINES);
    if let Some((reader, _)) = lines {
        let article = reader.articles(&source).0.into_iter().next().unwrap_or_default();
        let blocks = Extractor::default().blocks(&article);
        let name = |block: &Block| block.source_id.clone().unwrap_or_else(|| shown.clone());
        return Ok(blocks.par_iter().map(|block| v1::Detection::new(&name(block), &detect::detect(block))).collect());
    }
    let block = Block { title, ..Block::new(source.text().clone(), "file") };
    Ok(vec![v1::Detection::new(&shown, &detect::detect(&block))])
}

fn show(detection: &v1::Detection, args: &Args, out: &mut dyn Write) -> io::Result<()> {
    let name = |id: &str| language::by_id(id).map_or("", |language| language.name);
    let source = visible::line(&detection.source);
    match &detection.language {
        Some(id) => writeln!(out, "{source}: {id} ({}), {:.3}", name(id), detection.confidence)?,
        None => writeln!(out, "{source}: no language")?,
    }
    for candidate in detection.ranked.iter().take(SHOWN).filter(|candidate| candidate.confidence > 0.0) {
        writeln!(out, "  {:.3}  {}", candidate.confidence, candidate.language)?;
        for evidence in detection.evidence.iter().filter(|evidence| args.explain && evidence.language == candidate.language) {
            writeln!(out, "         {:+.1} {}: {}", evidence.weight, evidence.clue, visible::line(&evidence.reason))?;
        }
    }
    Ok(())
}

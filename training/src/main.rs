//! Trains the classifier that `snipcheck` embeds, and measures it on sources that it never saw.

mod data;
mod regression;
mod score;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;
use rayon::prelude::*;

use data::Row;
use regression::Settings;
use snipcheck::detect::Model;

/// Trains the classifier and measures it.
#[derive(Parser)]
struct Arguments {
    /// Labelled snippets to learn from: JSON lines with `id`, `label`, `source` and `code`, perhaps gzip-ed.
    data: PathBuf,
    /// Ids of the rows that are scored, as JSON lines with `id`, perhaps gzip-ed.
    #[arg(long)]
    score: Option<PathBuf>,
    /// Number of folds, each of whole sources; 0 measures nothing.
    #[arg(long, default_value_t = 10)]
    folds: usize,
    /// How many of the folds are run.
    #[arg(long)]
    run: Option<usize>,
    /// Where predictions of the folds go, as JSON lines.
    #[arg(long)]
    predictions: Option<PathBuf>,
    /// Folder that keeps the models of the folds from one run to the next, for as long as only other clues change.
    #[arg(long)]
    cache: Option<PathBuf>,
    /// Where the model of all the data goes.
    #[arg(long)]
    model: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
}

#[expect(clippy::print_stdout, reason = "a program for the terminal")]
fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let rows = data::read(&arguments.data).with_context(|| format!("reading {}", arguments.data.display()))?;
    let scored = match &arguments.score {
        Some(path) => data::ids(path).with_context(|| format!("reading {}", path.display()))?,
        None => rows.iter().map(|row| row.id.clone()).collect(),
    };
    println!("{} rows of {} languages", rows.len(), data::classes(&rows).len());
    if arguments.folds > 0 {
        let folds = 0..arguments.run.unwrap_or(arguments.folds);
        let predictions: Vec<[Vec<score::Prediction>; 2]> = folds
            .into_par_iter()
            .map(|fold| {
                let (held, rest): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.fold(arguments.folds) == fold);
                let model = fold_model(&arguments, fold, &rest)?;
                let held: Vec<&Row> = held.into_iter().filter(|row| scored.contains(&row.id)).collect();
                Ok([score::predict(&model, &held), score::detect(&model, &held)])
            })
            .collect::<Result<_>>()?;
        let (alone, all): (Vec<_>, Vec<_>) = predictions.into_iter().map(|[alone, all]| (alone, all)).unzip();
        let (alone, all) = (alone.concat(), all.concat());
        println!("The classifier alone:\n{}", score::summary(&alone));
        println!("All clues:\n{}", score::summary(&all));
        if let Some(path) = &arguments.predictions {
            score::write(path, &all)?;
        }
    }
    if let Some(path) = &arguments.model {
        let all: Vec<&Row> = rows.iter().collect();
        let model = regression::train(&all, &arguments.settings);
        model.write(fs::File::create(path)?)?;
        println!("{} features, {} bytes", model.hashes.len(), fs::metadata(path)?.len());
    }
    Ok(())
}

/// The model of a fold: the one that is kept, or one trained on `rest`.
fn fold_model(arguments: &Arguments, fold: usize, rest: &[&Row]) -> Result<Model> {
    let kept = arguments.cache.as_ref().map(|folder| folder.join(format!("{fold}.bin")));
    if let Some(model) = kept.as_ref().and_then(|path| Model::read(&fs::read(path).ok()?)) {
        return Ok(model);
    }
    let model = regression::train(rest, &arguments.settings);
    if let Some(path) = kept {
        model.write(fs::File::create(path)?)?;
    }
    Ok(model)
}

//! Trains the classifier that `snipcheck` embeds, and measures it on sources that it never saw.

mod articles;
mod data;
mod regression;
mod score;
mod worth;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;
use rayon::prelude::*;

use data::Row;
use regression::Settings;
use score::Prediction;
use snipcheck::detect::{Detector, Model};

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
    /// Measure without each of the clues, too.
    #[arg(long)]
    leave_out: bool,
    /// Where predictions of the folds go, as JSON lines.
    #[arg(long)]
    predictions: Option<PathBuf>,
    /// Folder that keeps the models from one run to the next, for as long as only other clues change.
    #[arg(long)]
    cache: Option<PathBuf>,
    /// Folders of published feeds and pages, none of them in the data, in which the model of all the data is measured.
    #[arg(long)]
    articles: Vec<PathBuf>,
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
        let measured: Vec<Measured> = folds
            .into_par_iter()
            .map(|fold| {
                let (held, rest): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.fold(arguments.folds) == fold);
                let model = kept_model(&arguments, &fold.to_string(), &rest)?;
                let held: Vec<&Row> = held.into_iter().filter(|row| scored.contains(&row.id)).collect();
                Ok(Measured::of(&model, &held, arguments.leave_out))
            })
            .collect::<Result<_>>()?;
        let measured = measured.into_iter().fold(Measured::default(), Measured::and);
        print!("{}", measured.report());
        if let Some(path) = &arguments.predictions {
            score::write(path, &measured.all)?;
        }
    }
    if arguments.model.is_some() || !arguments.articles.is_empty() {
        let all: Vec<&Row> = rows.iter().collect();
        let model = kept_model(&arguments, "all", &all)?;
        if let Some(path) = &arguments.model {
            model.write(fs::File::create(path)?)?;
            println!("{} features, {} bytes", model.feature_count(), fs::metadata(path)?.len());
        }
        let articles: Vec<Vec<_>> = arguments.articles.iter().map(|folder| articles::read(folder)).collect::<Result<_>>()?;
        let articles: Vec<_> = articles.into_iter().flatten().collect();
        if !articles.is_empty() {
            print!("{}", articles::report(Detector { model: &model, ..Detector::default() }, &articles));
        }
    }
    Ok(())
}

/// The model of `rows`: the one that is kept as `name`, or one that is trained.
fn kept_model(arguments: &Arguments, name: &str, rows: &[&Row]) -> Result<Model> {
    let kept = arguments.cache.as_ref().map(|folder| folder.join(format!("{name}.bin")));
    if let Some(model) = kept.as_ref().and_then(|path| Model::read(fs::read(path).ok()?.leak())) {
        return Ok(model);
    }
    let model = regression::train(rows, &arguments.settings);
    if let Some(path) = kept {
        model.write(fs::File::create(path)?)?;
    }
    Ok(model)
}

/// What was said of rows that the model never saw.
#[derive(Default)]
struct Measured {
    /// By the classifier alone.
    alone: Vec<Prediction>,
    /// By all clues.
    all: Vec<Prediction>,
    /// By all clues but one, for each of them; empty unless asked for.
    without: Vec<Vec<Prediction>>,
    /// How many rows are no code, and how many of these were reported as broken code.
    broken: [usize; 2],
}

impl Measured {
    fn of(model: &Model, rows: &[&Row], leave_out: bool) -> Self {
        let detector = Detector { model, ..Detector::default() };
        Self {
            alone: score::predict(model, rows),
            all: score::detect(detector, rows),
            without: if leave_out { worth::without_each(detector, rows) } else { Vec::new() },
            broken: score::broken(detector, rows),
        }
    }

    /// Both together.
    fn and(mut self, other: Self) -> Self {
        self.alone.extend(other.alone);
        self.all.extend(other.all);
        self.without.resize_with(other.without.len().max(self.without.len()), Vec::new);
        for (mine, theirs) in self.without.iter_mut().zip(other.without) {
            mine.extend(theirs);
        }
        self.broken = [self.broken[0] + other.broken[0], self.broken[1] + other.broken[1]];
        self
    }

    fn report(&self) -> String {
        let mut out = format!("The classifier alone:\n{}\nAll clues:\n{}\n", score::summary(&self.alone), score::summary(&self.all));
        let [texts, broken] = self.broken;
        let _ = writeln!(out, "Of {texts} that are no code, {broken} are reported as broken code");
        if !self.without.is_empty() {
            let _ = write!(out, "Points lost without a clue, by language and by family:\n{}", worth::table(&self.all, &self.without));
        }
        out
    }
}

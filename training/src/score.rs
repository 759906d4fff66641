//! How right the classifier is, by language and by length.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use snipcheck::block::Block;
use snipcheck::detect::{Detector, Model};
use snipcheck::language;
use snipcheck::snippet::Snippet;
use snipcheck::syntax::{self, Status};
use snipcheck::text::Text;

use crate::data::Row;

/// What the model said of one row.
#[derive(Clone, Serialize)]
pub(crate) struct Prediction {
    id: String,
    label: String,
    predicted: String,
    probability: f32,
    lines: usize,
}

/// What the model alone says of each row.
pub(crate) fn predict(model: &Model, rows: &[&Row]) -> Vec<Prediction> {
    let predict = |row: &&Row| {
        let best = model.log_probabilities(&row.code).into_iter().zip(&model.classes).max_by(|a, b| a.0.total_cmp(&b.0));
        let (log, class) = best.map_or((f32::MIN, ""), |(log, class)| (log, class.as_str()));
        Prediction::new(row, class, log.exp())
    };
    rows.iter().map(predict).collect()
}

/// What the clues of `detector` say of each row, without its label.
pub(crate) fn detect(detector: Detector<'_>, rows: &[&Row]) -> Vec<Prediction> {
    let predict = |row: &&Row| {
        let detection = detector.detect(&block(row));
        Prediction::new(row, detection.language.map_or("text", |language| language.id), detection.confidence)
    };
    rows.iter().map(predict).collect()
}

/// How many of the rows are no code, and how many of these are taken for code and reported as broken.
pub(crate) fn broken(detector: Detector<'_>, rows: &[&Row]) -> [usize; 2] {
    let is_text = |row: &&&Row| row.label == "text";
    let texts: Vec<&&Row> = rows.iter().filter(is_text).collect();
    let is_broken = |row: &&&&Row| {
        let block = block(row);
        let detection = detector.detect(&block);
        let snippet = Snippet::new(block, detection, 1);
        syntax::check(&snippet).status() == Status::Invalid
    };
    [texts.len(), texts.iter().filter(is_broken).count()]
}

fn block(row: &Row) -> Block {
    Block::new(Text::verbatim(row.code.as_str(), 0), "training")
}

impl Prediction {
    fn new(row: &Row, class: &str, probability: f32) -> Self {
        let lines = row.code.trim_matches('\n').lines().count();
        Self { id: row.id.clone(), label: row.label.clone(), predicted: class.to_owned(), probability, lines }
    }

    /// 1 if it is the label's language, and 0 if not.
    fn right(&self) -> f64 {
        f64::from(u8::from(self.label == self.predicted))
    }

    /// 1 if it is of the label's family, and 0 if not.
    fn akin(&self) -> f64 {
        let family = |id: &str| language::by_id(id).map(|language| language.family);
        f64::from(u8::from(family(&self.label) == family(&self.predicted)))
    }
}

/// Macro accuracy, by language and by family, and accuracy by length.
pub(crate) fn summary(predictions: &[Prediction]) -> String {
    let labels: BTreeSet<&str> = predictions.iter().map(|p| p.label.as_str()).collect();
    let mut lengths: BTreeMap<usize, [f64; 3]> = BTreeMap::new();
    for p in predictions {
        let length = [1, 4, 15, usize::MAX].into_iter().find(|most| p.lines <= *most).unwrap_or(usize::MAX);
        let tally = lengths.entry(length).or_default();
        *tally = [tally[0] + 1.0, tally[1] + p.right(), tally[2] + p.akin()];
    }
    let mut out = String::new();
    for (most, [count, right, akin]) in lengths {
        let name = if most == usize::MAX { "more".to_owned() } else { format!("≤ {most}") };
        let _ = writeln!(out, "{name} lines: {count} rows, {:.1} % right, {:.1} % by family", 100.0 * right / count, 100.0 * akin / count);
    }
    let [right, akin] = means(predictions);
    let _ = write!(out, "{} rows, {} languages: macro {right:.2} %, by family {akin:.2} %", predictions.len(), labels.len());
    out
}

/// The shares that are right, by language and by family, in per cent: means over languages.
pub(crate) fn means(predictions: &[Prediction]) -> [f64; 2] {
    let mut labels: BTreeMap<&str, [f64; 3]> = BTreeMap::new();
    for p in predictions {
        let tally = labels.entry(&p.label).or_default();
        *tally = [tally[0] + 1.0, tally[1] + p.right(), tally[2] + p.akin()];
    }
    let mean = |at: usize| 100.0 * labels.values().map(|t| t[at] / t[0]).sum::<f64>() / f64::from(u32::try_from(labels.len()).unwrap_or(1));
    [mean(1), mean(2)]
}

/// Writes the predictions as JSON lines.
pub(crate) fn write(path: &Path, predictions: &[Prediction]) -> Result<()> {
    let lines: Vec<String> = predictions.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    Ok(std::fs::write(path, lines.join("\n") + "\n")?)
}

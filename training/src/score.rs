//! How right the classifier is, by language and by length.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use snipcheck::block::Block;
use snipcheck::detect::{self, Model};
use snipcheck::language;
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

/// What all clues together say of each row, without its label.
pub(crate) fn detect(model: &Model, rows: &[&Row]) -> Vec<Prediction> {
    let predict = |row: &&Row| {
        let block = Block::new(Text::verbatim(row.code.as_str(), 0), "training");
        let detection = detect::detect_with(model, &block);
        Prediction::new(row, detection.language.map_or("text", |language| language.id), detection.confidence)
    };
    rows.iter().map(predict).collect()
}

impl Prediction {
    fn new(row: &Row, class: &str, probability: f32) -> Self {
        let lines = row.code.trim_matches('\n').lines().count();
        Self { id: row.id.clone(), label: row.label.clone(), predicted: class.to_owned(), probability, lines }
    }
}

/// Macro accuracy, by language and by family, and accuracy by length.
pub(crate) fn summary(predictions: &[Prediction]) -> String {
    let family = |id: &str| language::by_id(id).map_or("", |l| l.family).to_owned();
    let mut labels: BTreeMap<&str, [f64; 3]> = BTreeMap::new();
    let mut lengths: BTreeMap<usize, [f64; 3]> = BTreeMap::new();
    for p in predictions {
        let right = f64::from(u8::from(p.label == p.predicted));
        let akin = f64::from(u8::from(family(&p.label) == family(&p.predicted)));
        let length = [1, 4, 15, usize::MAX].into_iter().find(|most| p.lines <= *most).unwrap_or(usize::MAX);
        for tally in [labels.entry(&p.label).or_default(), lengths.entry(length).or_default()] {
            *tally = [tally[0] + 1.0, tally[1] + right, tally[2] + akin];
        }
    }
    let mut out = String::new();
    for (most, [count, right, akin]) in lengths {
        let name = if most == usize::MAX { "more".to_owned() } else { format!("≤ {most}") };
        let _ = writeln!(out, "{name} lines: {count} rows, {:.1} % right, {:.1} % by family", 100.0 * right / count, 100.0 * akin / count);
    }
    let mean = |at: usize| 100.0 * labels.values().map(|t| t[at] / t[0]).sum::<f64>() / f64::from(u32::try_from(labels.len()).unwrap_or(1));
    let _ = write!(out, "{} rows, {} languages: macro {:.2} %, by family {:.2} %", predictions.len(), labels.len(), mean(1), mean(2));
    out
}

/// Writes the predictions as JSON lines.
pub(crate) fn write(path: &Path, predictions: &[Prediction]) -> Result<()> {
    let lines: Vec<String> = predictions.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    Ok(std::fs::write(path, lines.join("\n") + "\n")?)
}

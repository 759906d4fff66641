//! Labelled snippets: reading them, and dividing them by source.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use anyhow::Result;
use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use snipcheck::language;

/// One labelled snippet.
#[derive(Deserialize)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) source: String,
    pub(crate) code: String,
}

#[derive(Deserialize)]
struct Id {
    id: String,
}

impl Row {
    /// The fold that the row's source is in: the same for all rows of a source.
    pub(crate) fn fold(&self, folds: usize) -> usize {
        let hash =
            self.source.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
        usize::try_from((hash >> 32) % u64::try_from(folds).unwrap_or(1)).unwrap_or(0)
    }
}

/// The rows whose label is a language that the program knows, under its canonical id.
pub(crate) fn read(path: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for line in lines(path)? {
        let mut row: Row = serde_json::from_str(&line?)?;
        if let Some(language) = language::by_label(&row.label) {
            language.id.clone_into(&mut row.label);
            rows.push(row);
        }
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in &rows {
        *counts.entry(row.label.clone()).or_default() += 1;
    }
    // What occurs less often can't be learnt from.
    rows.retain(|row| counts.get(&row.label).is_some_and(|count| *count >= 25));
    Ok(rows)
}

/// The ids of a file's rows.
pub(crate) fn ids(path: &Path) -> Result<BTreeSet<String>> {
    lines(path)?.map(|line| Ok(serde_json::from_str::<Id>(&line?)?.id)).collect()
}

/// The languages that occur, in order.
pub(crate) fn classes<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<&'a str> {
    let set: BTreeSet<&str> = rows.into_iter().map(|row| row.label.as_str()).collect();
    set.into_iter().collect()
}

fn lines(path: &Path) -> Result<impl Iterator<Item = std::io::Result<String>>> {
    let file = File::open(path)?;
    let reader: Box<dyn Read> =
        if path.extension().is_some_and(|e| e == "gz") { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    Ok(BufReader::new(reader).lines())
}

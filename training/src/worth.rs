//! What each clue is worth: how much less is right when it is left out.

use std::fmt::Write as _;

use snipcheck::detect::{CLUES, Detector};

use crate::data::Row;
use crate::score::{Prediction, detect, means};

/// What is said of the rows without each of the clues, in their order.
pub(crate) fn without_each(detector: Detector<'_>, rows: &[&Row]) -> Vec<Vec<Prediction>> {
    CLUES.iter().map(|clue| detect(Detector { without: Some(clue.name), ..detector }, rows)).collect()
}

/// A line for each clue whose absence makes a difference: the points of macro accuracy that go with it, by language and by family.
pub(crate) fn table(all: &[Prediction], without: &[Vec<Prediction>]) -> String {
    let [right, akin] = means(all);
    let mut out = String::new();
    for (clue, predictions) in CLUES.iter().zip(without) {
        let [less, kin] = means(predictions);
        let _ = writeln!(out, "{:<10} {:>6.2} {:>6.2}", clue.name, right - less, akin - kin);
    }
    out
}

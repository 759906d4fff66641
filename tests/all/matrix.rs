//! What the clues alone make of every sample under `snippets/`: `snippets.matrix.txt` says it, and it may not get worse unseen.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use snipcheck::block::Block;
use snipcheck::detect;
use snipcheck::language;
use snipcheck::syntax::Status;
use snipcheck::text::Text;

use super::common::assert_kept;
use super::snippets::{Sample, samples};

/// The share of samples whose family must be told, whatever the file says.
const LEAST: f64 = 0.93;

/// Whether nothing is wrong with `sample`, nor with its label.
fn is_right(sample: &Sample) -> bool {
    let right = match sample.status {
        Status::Valid | Status::Fragment | Status::Text => true,
        Status::Unchecked => sample.has_no_parser(),
        _ => false,
    };
    right && sample.label.id == sample.language.id
}

fn told(code: &str) -> &'static str {
    detect::detect(&Block::new(Text::verbatim(code, 0), "sample")).language.map_or("text", |language| language.id)
}

#[test]
fn the_matrix_is_what_detection_says() {
    let family = |id: &str| language::by_id(id).map(|language| language.family);
    let mut rows: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (_, sample) in samples().iter().filter(|(_, sample)| is_right(sample)) {
        *rows.entry(sample.language.id).or_default().entry(told(&sample.code)).or_default() += 1;
    }
    let cells = || rows.iter().flat_map(|(id, row)| row.iter().map(move |(told, count)| (*id, *told, *count)));
    let sum = |fits: &dyn Fn(&str, &str) -> bool| cells().filter(|(id, told, _)| fits(id, told)).map(|(.., count)| count).sum::<usize>();
    let (all, right, akin) = (sum(&|_, _| true), sum(&|id, told| id == told), sum(&|id, told| family(id) == family(told)));
    let mut page = format!("{all} samples, {right} told right, {akin} in the right family; without labels or file names.\n\n");
    for (id, row) in &rows {
        let cells: Vec<String> = row.iter().map(|(told, count)| format!("{told} {count}")).collect();
        writeln!(page, "{id}: {}", cells.join(", ")).unwrap();
    }
    let share = |n: usize| f64::from(u32::try_from(n).unwrap());
    assert!(share(akin) >= LEAST * share(all), "{page}");
    assert_kept("snippets.matrix.txt", &page);
}

//! What the clues are worth in published articles, whose labels are hidden from them and are the truth.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rayon::prelude::*;
use snipcheck::block::{Block, Extractor, Trust};
use snipcheck::detect::{CLUES, Detector};
use snipcheck::document::{self, Article};
use snipcheck::language::{self, Kind, Language};
use snipcheck::source::Source;

/// An article with its blocks, their labels taken off.
pub(crate) struct Published {
    article: Article,
    blocks: Vec<Block>,
    labels: Vec<Option<&'static Language>>,
}

/// The articles of all files in `folder`.
pub(crate) fn read(folder: &Path) -> Result<Vec<Published>> {
    let files = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = files.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    let read = |path: &PathBuf| {
        let mut articles = Vec::new();
        let source = Source::new(path.display().to_string(), fs::read(path)?, None);
        document::read(source, None, &mut |article| articles.push(published(article)));
        Ok(articles)
    };
    let articles: Vec<Vec<Published>> = paths.par_iter().filter(|path| path.is_file()).map(read).collect::<Result<_>>()?;
    Ok(articles.into_iter().flatten().collect())
}

fn published(article: Article) -> Published {
    let labelled = Extractor::default().blocks(&article);
    let labels = labelled.iter().map(named).collect();
    let blocks = labelled.into_iter().map(|block| Block { label: None, ..block }).collect();
    Published { article, blocks, labels }
}

/// The language that a block's label names, if it deserves belief: what is labelled as no code may be anything.
fn named(block: &Block) -> Option<&'static Language> {
    let label = block.label.as_ref().filter(|label| label.trust > Trust::Low)?;
    language::by_label(&label.value).filter(|language| language.kind != Kind::Text)
}

/// How many labelled blocks there are, and the shares that are told right by all clues, by language and by family; then what is lost
/// without each of them, in points.
pub(crate) fn report(detector: Detector<'_>, articles: &[Published]) -> String {
    let [count, right, akin] = shares(detector, articles);
    let mut out = format!("{count} labelled blocks of articles: {right:.2} % right, {akin:.2} % by family; lost without\n");
    for clue in CLUES.iter().map(|clue| clue.name).chain(["article"]) {
        let [_, less, kin] = shares(Detector { without: Some(clue), ..detector }, articles);
        let _ = writeln!(out, "{clue:<10} {:>6.2} {:>6.2}", right - less, akin - kin);
    }
    out
}

/// What both go by who are akin: a session goes by the language of its commands, as its labels do.
fn kin(language: &Language) -> &str {
    language.session.as_ref().map_or(language.family, |session| session.language)
}

fn shares(detector: Detector<'_>, articles: &[Published]) -> [f64; 3] {
    let tally = |published: &Published| {
        let detections = detector.detect_all(&published.article, &published.blocks);
        let told = detections.iter().map(|detection| detection.language);
        let pairs = published.labels.iter().zip(told).filter_map(|(label, told)| Some(((*label)?, told)));
        pairs.fold([0.0; 3], |[count, right, akin], (label, told)| {
            let is = |same: fn(&Language, &Language) -> bool| f64::from(u8::from(told.is_some_and(|told| same(label, told))));
            [count + 1.0, right + is(|a, b| a.id == b.id), akin + is(|a, b| kin(a) == kin(b))]
        })
    };
    let sum = |[a, b, c]: [f64; 3], [d, e, f]: [f64; 3]| [a + d, b + e, c + f];
    let [count, right, akin] = articles.par_iter().map(tally).reduce(|| [0.0; 3], sum);
    [count, 100.0 * right / count.max(1.0), 100.0 * akin / count.max(1.0)]
}

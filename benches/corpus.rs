//! Blocks out of whole files, beside scraper's bare parse of the same bodies: `SNIPCHECK_CORPUS=PATH cargo bench --bench corpus`.

#![allow(clippy::print_stdout, reason = "what it measures is what it prints")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use snipcheck::block::Extractor;
use snipcheck::document::{self, BodyFormat};
use snipcheck::source::Source;

/// How often each file is read; the shortest time counts.
const ROUNDS: usize = 3;

fn main() {
    let corpus = std::env::var("SNIPCHECK_CORPUS").map(PathBuf::from);
    let corpus = corpus.unwrap_or_else(|_| Path::new(env!("CARGO_MANIFEST_DIR")).join("snippets/articles"));
    let (mut files, mut bytes, mut found) = (0_usize, 0_usize, 0_usize);
    let (mut ours, mut bare) = (Duration::ZERO, Duration::ZERO);
    let mut left = vec![corpus];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(std::fs::read_dir(&path).expect("it can be read").map(|entry| entry.expect("it can be read").path()));
            continue;
        }
        let name = path.display().to_string();
        let source = Source::new(name, std::fs::read(&path).expect("it can be read"), None);
        let (_, articles) = document::read_all(Arc::clone(&source), None);
        let extractor = Extractor::default();
        let bodies = || articles.iter().flat_map(|article| &article.bodies).filter(|body| matches!(body.format, BodyFormat::Html));
        if bodies().next().is_none() {
            continue;
        }
        let (blocks, time) = shortest(|| articles.iter().map(|article| extractor.blocks(article).len()).sum::<usize>());
        found += blocks;
        ours += time;
        bare += shortest(|| bodies().map(|body| scraper::Html::parse_document(body.text.as_str()).tree.values().count()).sum::<usize>()).1;
        files += 1;
        bytes += bodies().map(|body| body.text.len()).sum::<usize>();
    }
    println!("{files} files, {bytes} bytes of HTML, {found} blocks");
    println!(
        "blocks {:.3} s, scraper's parse {:.3} s: {:.2} times",
        ours.as_secs_f64(),
        bare.as_secs_f64(),
        ours.as_secs_f64() / bare.as_secs_f64()
    );
}

fn shortest<T>(run: impl Fn() -> T) -> (T, Duration) {
    let once = || {
        let start = Instant::now();
        let result = run();
        (result, start.elapsed())
    };
    (1..ROUNDS).map(|_| once()).fold(once(), |best, next| if next.1 < best.1 { next } else { best })
}

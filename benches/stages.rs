//! Each stage over the sample feed and page, and the whole; scraper's bare parse stands beside ours.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use snipcheck::block::{Block, Extractor};
use snipcheck::detect::{self, Detection, Model};
use snipcheck::document;
use snipcheck::language::LANGUAGES;
use snipcheck::markup::html::Dom;
use snipcheck::run::{self, Options};
use snipcheck::snippet::Snippet;
use snipcheck::source::Source;
use snipcheck::syntax;
use snipcheck::text::Text;

fn main() {
    divan::main();
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("snippets/articles").join(name)).expect("the sample is there")
}

fn source(name: &str) -> Arc<Source> {
    Source::new(name, sample(name), None)
}

fn blocks() -> Vec<Block> {
    let (_, articles) = document::read_all(source("feed.xml"), None);
    let extractor = Extractor::default();
    articles.iter().flat_map(|article| extractor.blocks(article)).collect()
}

fn snippets() -> Vec<Snippet> {
    let snippet = |(index, block): (usize, Block)| {
        let detection: Detection = detect::detect(&block);
        Snippet::new(block, detection, index + 1)
    };
    blocks().into_iter().enumerate().map(snippet).collect()
}

#[divan::bench]
fn decode(bencher: Bencher<'_, '_>) {
    let bytes = sample("feed.xml");
    let count = BytesCount::new(bytes.len());
    bencher.counter(count).with_inputs(|| bytes.clone()).bench_values(|bytes| Source::new("feed.xml", bytes, None));
}

#[divan::bench]
fn read_feed(bencher: Bencher<'_, '_>) {
    let source = source("feed.xml");
    bencher.counter(BytesCount::new(source.bytes().len())).bench(|| document::read_all(Arc::clone(&source), None));
}

#[divan::bench]
fn parse_page(bencher: Bencher<'_, '_>) {
    let source = source("page.html");
    bencher.counter(BytesCount::new(source.bytes().len())).bench_local(|| {
        black_box(Dom::parse(source.text().as_str()));
    });
}

#[divan::bench]
fn parse_page_by_scraper_alone(bencher: Bencher<'_, '_>) {
    let source = source("page.html");
    bencher.counter(BytesCount::new(source.bytes().len())).bench_local(|| {
        black_box(scraper::Html::parse_document(source.text().as_str()));
    });
}

#[divan::bench]
fn find_blocks(bencher: Bencher<'_, '_>) {
    let (document, articles) = document::read_all(source("page.html"), None);
    let extractor = Extractor::default();
    bencher
        .counter(BytesCount::new(document.source.bytes().len()))
        .bench_local(|| articles.iter().map(|article| extractor.blocks(article).len()).sum::<usize>());
}

#[divan::bench]
fn detect_languages(bencher: Bencher<'_, '_>) {
    let blocks = blocks();
    bencher.counter(ItemsCount::new(blocks.len())).bench(|| blocks.iter().map(detect::detect).collect::<Vec<_>>());
}

/// The classifier alone, on snippets as long as the median one.
#[divan::bench]
fn classify(bencher: Bencher<'_, '_>) {
    let blocks = median();
    let model = Model::embedded();
    bencher
        .counter(ItemsCount::new(blocks.len()))
        .bench(|| blocks.iter().map(|block| model.log_probabilities(block.text.as_str())).collect::<Vec<_>>());
}

/// All clues, parses among them, on the same.
#[divan::bench]
fn detect_median(bencher: Bencher<'_, '_>) {
    let blocks = median();
    bencher.counter(ItemsCount::new(blocks.len())).bench(|| blocks.iter().map(detect::detect).collect::<Vec<_>>());
}

/// The samples of all languages that are as long as most snippets in articles: 60 to 300 bytes.
fn median() -> Vec<Block> {
    let mut codes: Vec<String> = Vec::new();
    for language in LANGUAGES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snippets").join(language.id).join("valid");
        codes.extend(fs::read_dir(folder).into_iter().flatten().flatten().filter_map(|entry| fs::read_to_string(entry.path()).ok()));
    }
    codes.retain(|code| (60..=300).contains(&code.len()));
    codes.sort();
    codes.iter().map(|code| Block::new(Text::verbatim(code.as_str(), 0), "sample")).collect()
}

#[divan::bench]
fn judge(bencher: Bencher<'_, '_>) {
    let snippets = snippets();
    bencher.counter(ItemsCount::new(snippets.len())).bench(|| snippets.iter().map(syntax::check).collect::<Vec<_>>());
}

#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    let source = source("feed.xml");
    let options = Options::default();
    bencher.counter(BytesCount::new(source.bytes().len())).bench(|| run::check(Arc::clone(&source), &options));
}

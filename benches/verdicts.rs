//! What the whole check of a snippet costs, and the verdict alone, beside one parse of the same snippets with the grammar of their
//! language: the samples of `snippets/`, or the lines of `{"code", "label"}` in the file that `CORPUS` names.

use std::fs;
use std::path::Path;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use snipcheck::block::{Block, Label, Trust};
use snipcheck::detect;
use snipcheck::language::{self, Language};
use snipcheck::rules;
use snipcheck::snippet::Snippet;
use snipcheck::syntax;
use snipcheck::text::Text;

fn main() {
    divan::main();
}

/// Each snippet with its language.
fn corpus() -> Vec<(&'static Language, String)> {
    match std::env::var_os("CORPUS") {
        Some(file) => lines(&fs::read_to_string(file).expect("CORPUS names a file")),
        None => samples(),
    }
}

fn lines(text: &str) -> Vec<(&'static Language, String)> {
    let snippet = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("a line is an object");
        Some((language::by_label(value["label"].as_str()?)?, value["code"].as_str()?.to_owned()))
    };
    text.lines().filter_map(snippet).collect()
}

fn samples() -> Vec<(&'static Language, String)> {
    ["valid", "fragment", "invalid", "unchecked"].into_iter().flat_map(of_kind).collect()
}

/// The samples of one kind: `valid`, `fragment` …, each with its language.
fn of_kind(kind: &str) -> Vec<(&'static Language, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("snippets");
    let mut samples = Vec::new();
    for language in language::LANGUAGES {
        let Ok(folder) = fs::read_dir(root.join(language.id).join(kind)) else { continue };
        let mut paths: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        samples.extend(paths.iter().filter_map(|path| Some((language, fs::read_to_string(path).ok()?))));
    }
    samples
}

fn blocks() -> Vec<Block> {
    let block = |(language, code): (&Language, String)| {
        let mut block = Block::new(Text::verbatim(code, 0), "sample");
        block.label = Some(Label::new(language.id, Trust::High));
        block
    };
    corpus().into_iter().map(block).collect()
}

fn bytes() -> BytesCount {
    BytesCount::new(corpus().iter().map(|(_, code)| code.len()).sum::<usize>())
}

#[divan::bench]
fn trees(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher.counter(bytes()).counter(ItemsCount::new(corpus.len())).bench_local(|| {
        for (language, code) in &corpus {
            black_box(language::parse(language, code)).ok();
        }
    });
}

#[divan::bench]
fn languages(bencher: Bencher<'_, '_>) {
    let blocks = blocks();
    bencher.counter(bytes()).bench_local(|| blocks.iter().map(detect::detect).collect::<Vec<_>>());
}

/// All that `run` does with a block once it is found.
#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    let blocks = blocks();
    let check = |(index, block): (usize, &Block)| {
        let snippet = Snippet::new(block.clone(), detect::detect(block), index + 1);
        let verdict = syntax::check(&snippet);
        rules::check_snippet(&snippet, &verdict)
    };
    bencher.counter(bytes()).bench_local(|| blocks.iter().enumerate().map(check).collect::<Vec<_>>());
}

#[divan::bench]
fn verdicts(bencher: Bencher<'_, '_>) {
    let snippet = |(index, block): (usize, Block)| {
        let detection = detect::detect(&block);
        Snippet::new(block, detection, index + 1)
    };
    let snippets: Vec<Snippet> = blocks().into_iter().enumerate().map(snippet).collect();
    bencher.counter(bytes()).bench_local(|| snippets.iter().map(syntax::check).collect::<Vec<_>>());
}

/// The verdicts on samples of one kind.
#[divan::bench(args = ["valid", "fragment", "invalid"])]
fn verdicts_on(bencher: Bencher<'_, '_>, kind: &str) {
    let snippets: Vec<Snippet> = of_kind(kind)
        .into_iter()
        .enumerate()
        .map(|(index, (language, code))| {
            let block = Block { label: Some(Label::new(language.id, Trust::High)), ..Block::new(Text::verbatim(code, 0), "sample") };
            let detection = detect::detect(&block);
            Snippet::new(block, detection, index + 1)
        })
        .collect();
    bencher.counter(ItemsCount::new(snippets.len())).bench_local(|| snippets.iter().map(syntax::check).collect::<Vec<_>>());
}

/// What language it is and the verdict, where nobody names one.
#[divan::bench]
fn whole_without_labels(bencher: Bencher<'_, '_>) {
    let blocks: Vec<Block> = of_kind("valid").into_iter().map(|(_, code)| Block::new(Text::verbatim(code, 0), "sample")).collect();
    let check = |(index, block): (usize, &Block)| syntax::check(&Snippet::new(block.clone(), detect::detect(block), index + 1));
    bencher.counter(ItemsCount::new(blocks.len())).bench_local(|| blocks.iter().enumerate().map(check).collect::<Vec<_>>());
}

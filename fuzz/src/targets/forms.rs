//! Forms: what is known of a snippet survives being written down and read again, and a catalog's lines are input with the same code.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use snipcheck::block::Extractor;
use snipcheck::document;
use snipcheck::report::View;
use snipcheck::report::export;
use snipcheck::source::Source;

use super::{Target, pipeline, seeds};

/// The target.
pub static TARGET: Target = Target { name: "forms", seeds: all, mutations: 60, most: 1_000, law };

fn all() -> Vec<Vec<u8>> {
    seeds::code().into_iter().filter(|seed| seed.len() < 300).step_by(7).collect()
}

fn law(bytes: &[u8]) {
    let file = pipeline::one(bytes);
    for (_, checked) in file.snippets() {
        same(&checked.snippet);
        same(&checked.verdict);
    }
    let code: Vec<String> = file.snippets().map(|(_, checked)| checked.snippet.code().to_owned()).collect();
    let mut lines = Vec::new();
    if let Some(format) = export::by_name("jsonl") {
        let written = format.write(&mut std::iter::once(file), &View::default(), &mut lines);
        written.unwrap_or_else(|error| panic!("{error}"));
    }
    let source: Arc<Source> = Source::new("a.jsonl", lines, None);
    let (_, articles) = document::read_all(source, document::reader("jsonl"));
    let again: Vec<String> =
        articles.iter().flat_map(|article| Extractor::default().blocks(article)).map(|block| block.text.as_str().to_owned()).collect();
    assert_eq!(again, code);
}

/// Writes `thing` down, reads it, and writes that down: the two must be the same.
fn same<T: Serialize + DeserializeOwned>(thing: &T) {
    let written = serde_json::to_string(thing).unwrap_or_else(|error| panic!("{error}"));
    let read: T = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
    assert_eq!(serde_json::to_string(&read).ok(), Some(written));
}

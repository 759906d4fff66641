//! Reports: whatever is in a file, each format is well-formed, and what people read has no raw control characters.

use std::io::Write;
use std::sync::Arc;

use snipcheck::block::{Block, Label, Trust};
use snipcheck::catalog::Checked;
use snipcheck::catalog::{CheckedArticle, File};
use snipcheck::detect::Detection;
use snipcheck::document::Article;
use snipcheck::report::export::EXPORTS;
use snipcheck::report::{FORMATS, Format, View};
use snipcheck::rules;
use snipcheck::snippet::Snippet;
use snipcheck::source::Source;
use snipcheck::syntax::{Cause, FaultKind, Parser, SyntaxError, Verdict};

use super::{Target, input, seeds};

/// The target.
pub static TARGET: Target = Target { name: "reports", seeds: all, mutations: 150, most: 2_000, law };

fn all() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = seeds::code().into_iter().step_by(9).collect();
    seeds.push(b"\x1b[31m\x07\n\x1b]0;a\x07 ::error::a %0A \xc2\x9b \xe2\x80\xae \xef\xbf\xbe =1+1 ]]> </a>".to_vec());
    seeds
}

fn law(bytes: &[u8]) {
    for format in FORMATS.iter().chain(EXPORTS) {
        let out = written(format, file(bytes));
        if matches!(format.name, "parquet" | "arrow") {
            // Tables are no text; a Parquet file begins and ends with its magic number.
            assert!(format.name != "parquet" || (out.starts_with(b"PAR1") && out.ends_with(b"PAR1")));
            continue;
        }
        let text = str::from_utf8(&out).unwrap_or_else(|error| panic!("{} is not UTF-8: {error}", format.name));
        match format.name {
            "json" | "sarif" => drop(serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|e| panic!("{}: {e}", format.name))),
            "jsonl" => {
                for line in text.lines() {
                    serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|error| panic!("jsonl: {error}"));
                }
            }
            "junit" => well_formed(text),
            "human" | "concise" | "github" => {
                let raw = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
                assert_eq!(raw, None, "{} has it raw: {text:?}", format.name);
            }
            _ => {}
        }
    }
}

/// Parses `text` as XML, of which every character must be one that XML knows.
fn well_formed(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("junit: {error}: {text:?}"),
        }
    }
    let strange = text.chars().find(|c| (*c < ' ' && !matches!(c, '\n' | '\t' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}'));
    assert_eq!(strange, None, "junit is not well-formed");
}

fn written(format: &Format, file: File) -> Vec<u8> {
    let mut out = Vec::new();
    let result = format.write(&mut std::iter::once(file), &View::default(), &mut out);
    result.and_then(|()| out.flush()).unwrap_or_else(|error| panic!("{}: {error}", format.name));
    out
}

/// A file with one wrong snippet, where everything that somebody publishes is out of `bytes`: the first line is every name, the rest the code.
fn file(bytes: &[u8]) -> File {
    let (name, code) = input::choice(bytes);
    let source: Arc<Source> = Source::new(name.clone(), code.as_bytes().to_vec(), None);
    let text = source.text().clone();
    let code = text.as_str();
    let end = code.floor_char_boundary(code.len() / 2 + 7);
    let start = code.floor_char_boundary(code.len() / 2);
    let error = SyntaxError {
        range: start..end,
        message: format!("expected `{}`", code.lines().next().unwrap_or_default()),
        related: vec![(0..start, name.clone())],
        help: Some(name.clone().into()),
        kind: FaultKind::Other,
        cause: Cause::Told,
    };
    let block = Block {
        label: Some(Label::new(name.clone(), Trust::High)),
        heading: Some(name.clone()),
        title: Some(name.clone()),
        source_id: Some(name.clone()),
        ..Block::new(text.clone(), "html")
    };
    let snippet = Snippet::new(block, Detection::default(), 1);
    let verdict = Verdict::invalid(Some(Parser::Reference("oxc")), vec![error]);
    // Rules that judge the code anew find nothing out about formats.
    let diagnostics = rules::check_errors(&snippet, &verdict);
    let some = || Some(name.clone());
    let article = Article {
        id: some(),
        title: some(),
        url: some(),
        published: some(),
        authors: vec![name.clone()],
        categories: vec![name.clone()],
        ..Article::default()
    };
    let snippets = vec![Checked { snippet, verdict, diagnostics }];
    File {
        kind: "rss",
        diagnostics: Vec::new(),
        articles: vec![CheckedArticle { article, snippets, directives: Vec::new() }],
        source,
        waived: Vec::new(),
        accepted: 0,
        fixed: 0,
    }
}

//! Each format over one made-up file, with the plain files in `tests/formats`; `SNAPSHOTS=overwrite` refreshes them.

use std::collections::BTreeSet;
use std::io::{Seek as _, Write as _};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;
use serde_sarif::sarif::Sarif;
use snipcheck::block::{Block, Label, Trust};
use snipcheck::catalog::{Checked, CheckedArticle, File};
use snipcheck::detect::{Detection, Evidence};
use snipcheck::diagnostic::{Annotation, Diagnostic, Findings, Severity};
use snipcheck::document::Article;
use snipcheck::language;
use snipcheck::report::export::EXPORTS;
use snipcheck::report::{FORMATS, Format, ReportEnding, Style, View};
use snipcheck::rules;
use snipcheck::snippet::Snippet;
use snipcheck::source::Source;
use snipcheck::syntax::{Allowance, Cause, Excuse, FaultKind, Parser, SyntaxError, Verdict, Why};
use snipcheck::text::{Span, Text};

use super::common::assert_kept;

/// Forms of a catalog that are no text.
const TABLES: [&str; 2] = ["parquet", "arrow"];

/// The reader's view of it has a `<`, and a `€` on the line of the finding.
const SOURCE: &str = "\
<rss><item><title>T</title>
<pre>if (price &lt; limit) {
  pay(\"5 €\" price);
}
</pre>
<pre>$ echo ok
ok
</pre>
<pre>total = ...
</pre>
";

/// `SOURCE` between `start` and `end`, with its reference decoded.
fn code(source: &Source, start: &str, end: &str) -> Text {
    let text = source.text();
    let from = text.as_str().find(start).unwrap();
    let to = from + text.as_str()[from..].find(end).unwrap();
    let mut rewrite = text.rewrite();
    match text.as_str()[from..to].find("&lt;") {
        Some(at) => rewrite.keep(from..from + at).replace(from + at..from + at + 4, "<").keep(from + at + 4..to),
        None => rewrite.keep(from..to),
    };
    rewrite.finish()
}

fn detection(id: &str, confidence: f32) -> Detection {
    let language = language::by_id(id);
    let ranked = language.map(|language| (language, confidence)).into_iter().collect();
    let evidence = language.map(|language| Evidence { clue: "label", language, weight: 6.0, reason: "labelled \"x\"".to_owned() });
    Detection { language, confidence, ranked, evidence: evidence.into_iter().collect(), failure: None }
}

fn broken(source: &Source) -> Checked {
    let text = code(source, "if (price", "</pre>");
    let place = text.as_str().find("price);").unwrap();
    let open = text.as_str().find("(\"").unwrap();
    let error = SyntaxError {
        range: place..place + 5,
        message: "expected `,` or `)`, found `price`".to_owned(),
        related: vec![(open..open + 1, "opened here".to_owned())],
        kind: FaultKind::Other,
        cause: Cause::Told,
        help: Some("put a comma, 100% sure:\nbefore it".to_owned().into()),
    };
    let block = Block { label: Some(Label::new("js", Trust::High)), heading: Some("Paying".to_owned()), ..Block::new(text, "html") };
    let verdict = Verdict::invalid(Some(Parser::Reference("oxc")), vec![error]);
    checked(Snippet::new(block, detection("javascript", 0.998), 1), verdict)
}

fn checked(snippet: Snippet, verdict: Verdict) -> Checked {
    let diagnostics = rules::check_snippet(&snippet, &verdict);
    Checked { snippet, verdict, diagnostics }
}

fn session(source: &Source) -> Checked {
    let block = Block::new(code(source, "$ echo", "</pre>"), "html");
    let verdict = Verdict::unchecked(Why::TooMuch);
    checked(Snippet::new(block, detection("", 0.0), 2), verdict)
}

fn fragment(source: &Source) -> Checked {
    let text = code(source, "total", "</pre>");
    let at = text.as_str().find("...").unwrap();
    let block = Block { title: Some("sum.py".to_owned()), ..Block::new(text, "html") };
    let verdict = Verdict::parsed(
        Some(Parser::Reference("ruff")),
        Excuse { context: None, allowances: vec![Allowance { range: at..at + 3, kind: "ellipsis" }] },
    );
    checked(Snippet::new(block, detection("python", 0.75), 3), verdict)
}

fn whole(source: &Source) -> Vec<Diagnostic> {
    let mut findings = Findings::of(rules::by_id("malformed-document").unwrap().info);
    findings.report("the file ends before its elements do", Annotation::in_source(Span::at(source.bytes().len()), ""));
    findings.into_diagnostics()
}

/// A file with a finding about itself, a broken snippet, one that is not checked, and a fragment.
fn file() -> File {
    let source: Arc<Source> = Source::new("notes/feed, 1.xml", SOURCE.as_bytes().to_vec(), None);
    let article = Article {
        id: Some("urn:harbour:1".to_owned()),
        title: Some("Fees & <tariffs>".to_owned()),
        url: Some("https://harbour.example/fees".to_owned()),
        published: Some("2025-01-14".to_owned()),
        authors: vec!["Ada".to_owned()],
        categories: vec!["boats".to_owned()],
        ..Article::default()
    };
    let snippets = vec![broken(&source), session(&source), fragment(&source)];
    File {
        kind: "rss",
        diagnostics: whole(&source),
        articles: vec![CheckedArticle { article, snippets, directives: Vec::new() }],
        source,
        waived: Vec::new(),
        accepted: 2,
        fixed: 0,
    }
}

fn written(format: &Format, view: &View) -> String {
    let mut out = Vec::new();
    format.write(&mut std::iter::once(file()), view, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn assert_written(format: &Format, view: &View, name: &str) {
    assert_kept(&format!("tests/formats/{name}"), &written(format, view));
}

#[test]
fn every_format_writes_what_it_wrote_before() {
    for format in FORMATS {
        assert_written(format, &View::default(), &format!("check.{}.txt", format.name));
    }
    for format in EXPORTS.iter().filter(|format| !TABLES.contains(&format.name)) {
        assert_written(format, &View::default(), &format!("catalog.{}.txt", format.name));
    }
}

#[test]
fn reports_for_people_have_statistics_and_colours() {
    let view = View { style: Style::Coloured, ending: ReportEnding::Statistics, ..View::default() };
    assert_written(FORMATS[0], &view, "statistics.human.txt");
}

/// `value` without what is null: a row of a table has all columns.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            fields.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name, without_nulls(value))).collect()
        }
        Value::Array(values) => values.into_iter().map(without_nulls).collect(),
        value => value,
    }
}

#[test]
fn tables_have_the_rows_of_the_json() {
    let export = |name: &str| *EXPORTS.iter().find(|format| format.name == name).unwrap();
    let lines = written(export("jsonl"), &View::default());
    let expected: Vec<_> = lines.lines().map(|line| without_nulls(serde_json::from_str(line).unwrap())).collect();
    let bytes = |name: &str| {
        let mut out = Vec::new();
        export(name).write(&mut std::iter::once(file()), &View::default(), &mut out).unwrap();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&out).unwrap();
        file.rewind().unwrap();
        file
    };
    let rows = |batch: RecordBatch| serde_arrow::from_record_batch::<Vec<Value>>(&batch).unwrap();
    let parquet = ParquetRecordBatchReaderBuilder::try_new(bytes("parquet")).unwrap().build().unwrap();
    let of_parquet: Vec<_> = parquet.flat_map(|batch| rows(batch.unwrap())).map(without_nulls).collect();
    assert_eq!(of_parquet, expected);
    let arrow = StreamReader::try_new(bytes("arrow"), None).unwrap();
    let of_arrow: Vec<_> = arrow.flat_map(|batch| rows(batch.unwrap())).map(without_nulls).collect();
    assert_eq!(of_arrow, expected);
}

#[test]
fn formats_have_names_of_their_own() {
    for list in [FORMATS, EXPORTS] {
        let names: BTreeSet<_> = list.iter().map(|format| format.name).collect();
        assert_eq!(names.len(), list.len());
    }
}

#[test]
fn sarif_is_what_its_standard_says() {
    let log: Sarif = serde_json::from_str(&written(format("sarif"), &View::default())).unwrap();
    let run = &log.runs[0];
    let results = run.results.as_deref().unwrap();
    assert_eq!(results.len(), 2);
    let rules = run.tool.driver.rules.as_deref().unwrap();
    for result in results {
        let index = usize::try_from(result.rule_index.unwrap()).unwrap();
        assert_eq!(Some(&rules[index].id), result.rule_id.as_ref());
    }
    assert!(rules.iter().all(|rule| rule.help_uri.as_ref().is_some_and(|uri| uri.ends_with(&format!("docs/rules.md#{}", rule.id)))));
    let fingerprints: BTreeSet<_> = results.iter().map(|result| format!("{:?}", result.partial_fingerprints)).collect();
    assert_eq!(fingerprints.len(), results.len());
    let region = results[1].locations.as_ref().unwrap()[0].physical_location.as_ref().unwrap().region.as_ref().unwrap();
    let at = SOURCE.find("price);").unwrap();
    assert_eq!((region.byte_offset, region.byte_length), (Some(i64::try_from(at).unwrap()), Some(5)));
    assert_eq!((region.start_line, region.start_column, region.end_column), (Some(3), Some(13), Some(18)));
}

#[test]
fn json_lines_are_json() {
    for format in FORMATS.iter().chain(EXPORTS).filter(|format| format.name == "jsonl") {
        let lines = written(format, &View::default());
        assert!(lines.lines().count() >= 2);
        assert!(lines.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).unwrap().is_object()));
    }
}

#[test]
fn the_table_has_as_many_columns_in_each_row() {
    let table = written(EXPORTS.iter().find(|format| format.name == "csv").unwrap(), &View::default());
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    let code = reader.headers().unwrap().iter().position(|column| column == "code").unwrap();
    assert_eq!(&rows[2][code], "total = ...\n");
}

#[test]
fn what_fails_a_check_fails_its_test_case() {
    let failures = |failing| {
        let report = written(format("junit"), &View { failing, ..View::default() });
        report.matches("<failure").count()
    };
    assert_eq!([failures(None), failures(Some(Severity::Error)), failures(Some(Severity::Warning))], [0, 1, 2]);
}

fn format(name: &str) -> &'static Format {
    snipcheck::report::by_name(name).unwrap()
}

#[test]
fn what_is_too_far_away_to_be_shown_is_told() {
    let gap = "ok();\n".repeat(2000);
    let code = format!("open(\n{gap}oops\n");
    let source = Source::new("long.md", code.clone().into_bytes(), None);
    let place = code.find("oops").unwrap();
    let error = SyntaxError {
        range: place..place + 4,
        message: "found `oops`".to_owned(),
        related: vec![(4..5, "opened here".to_owned())],
        kind: FaultKind::Other,
        cause: Cause::Told,
        help: None,
    };
    let snippet = Snippet::new(Block::new(source.text().clone(), "html"), detection("javascript", 1.0), 1);
    let snippets = vec![checked(snippet, Verdict::invalid(Some(Parser::Reference("oxc")), vec![error]))];
    let articles = vec![CheckedArticle { article: Article::default(), snippets, directives: Vec::new() }];
    let file = File { source, kind: "markdown", diagnostics: Vec::new(), articles, waived: Vec::new(), accepted: 0, fixed: 0 };
    let mut out = Vec::new();
    format("human").write(&mut std::iter::once(file), &View::default(), &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("= note: opened here: long.md:1:5"), "{out}");
    assert!(out.lines().count() <= 12, "{out}");
}

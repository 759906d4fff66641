//! What others wrote must not get through: the same hostile words in every place of a file, written in every format.

use std::sync::Arc;

use quick_xml::XmlVersion;
use quick_xml::events::Event;
use serde_json::Value;
use serde_sarif::sarif::Sarif;
use snipcheck::block::{Block, Label, Trust};
use snipcheck::catalog::{Checked, CheckedArticle, File};
use snipcheck::detect::{Detection, Evidence};
use snipcheck::diagnostic::{Annotation, Diagnostic, Findings};
use snipcheck::document::Article;
use snipcheck::language;
use snipcheck::report::export::EXPORTS;
use snipcheck::report::visible::is_hidden;
use snipcheck::report::{Cells, FORMATS, Format, Style, View};
use snipcheck::rules;
use snipcheck::snippet::Snippet;
use snipcheck::source::Source;
use snipcheck::syntax::{Cause, FaultKind, Parser, SyntaxError, Verdict, Why};
use snipcheck::text::Span;

use super::words::HOSTILE;

/// A file that says `words` wherever others have a say.
fn file(words: &str) -> File {
    let code = format!("let a = 1;\n{words}\nlet b = ;\n");
    let source: Arc<Source> = Source::new(format!("posts/{words}"), code.clone().into_bytes(), None);
    let words = words.to_owned();
    let block = Block {
        label: Some(Label::new(words.clone(), Trust::High)),
        heading: Some(words.clone()),
        title: Some(words.clone()),
        source_id: Some(words.clone()),
        ..Block::new(source.text().clone(), "html")
    };
    let place = source.text().as_str().find("let b").unwrap();
    let error = SyntaxError {
        range: place..place + 5,
        message: words.clone(),
        related: vec![(0..3, words.clone())],
        kind: FaultKind::Other,
        cause: Cause::Told,
        help: Some(words.clone().into()),
    };
    let language = language::by_id("javascript").unwrap();
    let evidence = vec![Evidence { clue: "label", language, weight: 6.0, reason: words.clone() }];
    let detection = Detection { language: Some(language), confidence: 0.9, ranked: vec![(language, 0.9)], evidence, failure: None };
    let invalid = Verdict::invalid(Some(Parser::Reference("oxc")), vec![error]);
    let unchecked = Verdict::unchecked(Why::Session(words.clone()));
    let article = Article {
        id: Some(words.clone()),
        title: Some(words.clone()),
        url: Some(words.clone()),
        published: Some(words.clone()),
        authors: vec![words.clone()],
        categories: vec![words.clone()],
        ..Article::default()
    };
    let snippet = |verdict: Verdict, ordinal| {
        let snippet = Snippet::new(block.clone(), detection.clone(), ordinal);
        let diagnostics = rules::check_snippet(&snippet, &verdict);
        Checked { snippet, verdict, diagnostics }
    };
    let snippets = vec![snippet(invalid, 1), snippet(unchecked, 2)];
    File {
        kind: "html",
        diagnostics: whole(&words),
        articles: vec![CheckedArticle { article, snippets, directives: Vec::new() }],
        source,
        waived: Vec::new(),
        accepted: 0,
        fixed: 0,
    }
}

/// A finding about the file as a whole.
fn whole(words: &str) -> Vec<Diagnostic> {
    let mut findings = Findings::of(rules::by_id("malformed-document").unwrap().info);
    findings.report(words, Annotation::in_source(Span::at(0), words)).help = Some(words.to_owned());
    findings.into_diagnostics()
}

fn written(format: &Format, view: &View, words: &str) -> String {
    let mut out = Vec::new();
    format.write(&mut std::iter::once(file(words)), view, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn check(name: &str, words: &str) -> String {
    written(snipcheck::report::by_name(name).unwrap(), &View::default(), words)
}

fn export(name: &str, cells: Cells, words: &str) -> String {
    written(snipcheck::report::export::by_name(name).unwrap(), &View { cells, ..View::default() }, words)
}

fn findings(words: &str) -> usize {
    file(words).findings().count()
}

/// Asserts that `out` hides nothing but its line breaks, and starts no line as a command.
fn assert_plain(out: &str, what: &str) {
    for line in out.split('\n') {
        let hidden: Vec<_> = line.chars().filter(|c| is_hidden(*c)).collect();
        assert!(hidden.is_empty(), "{what} hides {hidden:?} in {line:?}");
        assert!(!line.trim_start().starts_with("::"), "{what} has the command {line:?}");
    }
}

/// `out` without the colours that the program itself uses.
fn without_colours(out: &str) -> String {
    regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap().replace_all(out, "").into_owned()
}

#[test]
fn nothing_gets_through_to_people() {
    for words in HOSTILE {
        for name in ["human", "grouped", "concise", "step-summary", "tap"] {
            assert_plain(&check(name, words), &format!("{name} of {words:?}"));
        }
        let coloured = written(FORMATS[0], &View { style: Style::Coloured, ..View::default() }, words);
        assert_eq!(without_colours(&coloured), check("human", words));
    }
}

#[test]
fn each_finding_is_one_line_where_lines_are_counted() {
    let line = regex::Regex::new(r"^posts/.*:\d+:\d+: (error|warning|info)\[[a-z-]+\] ?").unwrap();
    for words in HOSTILE {
        let out = check("concise", words);
        assert_eq!(out.lines().count(), findings(words), "{out}");
        assert!(out.lines().all(|l| line.is_match(l)), "{out}");
    }
}

#[test]
fn github_sees_the_commands_that_are_ours_and_no_other() {
    let command = regex::Regex::new(
        r"^::(error|warning|notice) file=posts/[^:,]*,line=\d+,col=\d+,endLine=\d+(,endColumn=\d+)?,title=[a-z-]+::(?s:.*)$",
    );
    let command = command.unwrap();
    for words in HOSTILE {
        let out = check("github", words);
        assert_eq!(out.split_terminator('\n').count(), findings(words), "{out:?}");
        for line in out.split_terminator('\n') {
            assert!(command.is_match(line), "{words:?} makes {line:?}");
            assert!(!line.chars().any(is_hidden), "{line:?}");
            // Each `%` is ours.
            assert!(
                line.split('%').skip(1).all(|rest| ["25", "0D", "0A", "3A", "2C"].iter().any(|code| rest.starts_with(code))),
                "{line:?}"
            );
        }
    }
}

#[test]
fn json_reads_as_what_was_there() {
    for words in HOSTILE {
        let name = format!("posts/{words}");
        let report: Value = parsed(&check("json", words), words);
        let catalog: Value = parsed(&export("json", Cells::Exact, words), words);
        assert_eq!(report["diagnostics"][0]["source"], name);
        assert_eq!(report["diagnostics"][0]["message"], *words);
        assert_eq!(report["diagnostics"][1]["article"]["title"], *words);
        assert_eq!(catalog["snippets"][0]["code"], format!("let a = 1;\n{words}\nlet b = ;\n"));
        assert_eq!(catalog["snippets"][0]["label"], *words);
        assert_eq!(catalog["articles"][0]["authors"][0], *words);
        for lines in [check("jsonl", words), export("jsonl", Cells::Exact, words)] {
            assert!(lines.split_terminator('\n').all(|line| parsed(line, words)["source"] == name), "{lines:?}");
        }
    }
}

fn parsed(json: &str, words: &str) -> Value {
    assert_plain(json, &format!("JSON of {words:?}"));
    serde_json::from_str(json).unwrap()
}

#[test]
fn sarif_has_no_links_and_no_addresses_but_paths() {
    let link = regex::Regex::new(r"(^|[^\\])\]\(").unwrap();
    for words in HOSTILE {
        let out = check("sarif", words);
        let log: Sarif = serde_json::from_str(&out).unwrap();
        assert_eq!(log.runs[0].results.as_ref().unwrap().len(), findings(words));
        assert_plain(&out, &format!("SARIF of {words:?}"));
        visit(&serde_json::from_str(&out).unwrap(), &mut |key, value| {
            if key == "uri" {
                assert!(value.starts_with("posts/"), "{value:?}");
                assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@%".contains(&byte)), "{value:?}");
            }
            // The rules' own pages may have links.
            if key == "text" && !value.starts_with("# ") {
                assert!(!link.is_match(value), "{value:?}");
            }
        });
    }
}

/// Shows `to` each string of `json` with the key that it stands behind.
fn visit(json: &Value, to: &mut impl FnMut(&str, &str)) {
    match json {
        Value::Array(values) => values.iter().for_each(|value| visit(value, to)),
        Value::Object(members) => members.iter().for_each(|(key, value)| match value {
            Value::String(text) => to(key, text),
            other => visit(other, to),
        }),
        _ => {}
    }
}

#[test]
fn junit_is_well_formed() {
    for words in HOSTILE {
        let out = check("junit", words);
        assert_plain(&out, &format!("JUnit of {words:?}"));
        let mut reader = quick_xml::Reader::from_str(&out);
        reader.config_mut().check_end_names = true;
        let mut cases = 0;
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Start(element) | Event::Empty(element) => {
                    cases += usize::from(element.name().as_ref() == "testcase");
                    for attribute in element.attributes() {
                        let value = attribute.unwrap().normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned();
                        assert!(!value.contains(is_hidden), "{value:?}");
                    }
                }
                Event::Text(text) => assert!(!text.contains("]]>"), "{text:?}"),
                Event::GeneralRef(reference) => assert!(reference.resolve_char_ref().unwrap().is_none_or(|c| c == '\n' || !is_hidden(c))),
                _ => {}
            }
        }
        assert_eq!(cases, 3, "{out}");
    }
}

#[test]
fn checkstyle_is_well_formed() {
    for words in HOSTILE {
        let out = check("checkstyle", words);
        assert_plain(&out, &format!("checkstyle of {words:?}"));
        let (mut reader, mut errors) = (quick_xml::Reader::from_str(&out), 0);
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Start(element) | Event::Empty(element) => {
                    errors += usize::from(element.name().as_ref() == "error");
                    assert!(element.attributes().all(|attribute| attribute.is_ok()), "{out}");
                }
                _ => {}
            }
        }
        assert_eq!(errors, findings(words), "{out}");
    }
}

#[test]
fn azure_sees_the_commands_that_are_ours_and_no_other() {
    let command =
        r"^##vso\[task\.logissue type=(error|warning);sourcepath=posts/[^;\]]*;linenumber=\d+;columnnumber=\d+;code=[a-z-]+;\][^;\]]*$";
    let command = regex::Regex::new(command).unwrap();
    for words in HOSTILE {
        let out = check("azure", words);
        assert_plain(&out, &format!("azure of {words:?}"));
        assert_eq!(out.split_terminator('\n').count(), findings(words), "{out:?}");
        assert!(out.split_terminator('\n').all(|line| command.is_match(line) || !line.contains("##")), "{out:?}");
    }
}

#[test]
fn services_that_take_json_read_what_was_there() {
    for words in HOSTILE {
        let (gitlab, whole) = (parsed(&check("gitlab", words), words), parsed(&check("rdjson", words), words));
        assert_eq!(gitlab.as_array().unwrap().len(), findings(words));
        assert_eq!(whole["diagnostics"].as_array().unwrap().len(), findings(words));
        assert_eq!(whole["diagnostics"][0]["location"]["path"], format!("posts/{words}"));
        let lines = check("rdjsonl", words);
        let each: Vec<_> = lines.split_terminator('\n').map(|line| parsed(line, words)).collect();
        assert_eq!(each.len(), findings(words));
    }
}

#[test]
fn no_line_of_a_test_point_is_another() {
    let line = regex::Regex::new(r#"^(TAP version 14|(not )?ok \d+ - .*|1\.\.\d+|  ---|  findings:|    - \{".*\}|  \.\.\.)$"#).unwrap();
    for words in HOSTILE {
        let out = check("tap", words);
        assert!(out.split_terminator('\n').all(|l| line.is_match(l)), "{out}");
        assert_eq!(out.matches("\n  ---\n").count(), out.matches("\n  ...\n").count());
    }
}

#[test]
fn a_table_is_exact_or_safe() {
    for words in HOSTILE {
        for cells in [Cells::Exact, Cells::Safe] {
            let out = export("csv", cells, words);
            let mut reader = csv::Reader::from_reader(out.as_bytes());
            let column = reader.headers().unwrap().iter().position(|name| name == "article_title").unwrap();
            for row in reader.records().map(Result::unwrap) {
                match cells {
                    Cells::Exact => assert_eq!(&row[column], *words),
                    Cells::Safe => {
                        assert_eq!(row[column].trim_start_matches('\''), words.trim_start_matches('\''));
                        let computed = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
                        assert!(!row.iter().any(computed), "{row:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_format_is_in_one_of_these_tests() {
    let names: Vec<_> = FORMATS.iter().chain(EXPORTS).map(|format| format.name).collect();
    let people = ["human", "grouped", "concise"];
    let services =
        ["json", "jsonl", "sarif", "github", "step-summary", "gitlab", "azure", "rdjson", "rdjsonl", "checkstyle", "junit", "tap"];
    assert_eq!(
        names,
        [&people[..], &services, &["json", "jsonl", "csv"], &["parquet", "arrow"]].concat(),
        "no text has to be shown in tables"
    );
}

//! The sample blog: the same articles as a feed, a page, Markdown files and other feeds, against what is true of each block.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};
use snipcheck::catalog::{Checked, File};
use snipcheck::diagnostic::{Diagnostic, Severity};
use snipcheck::syntax::Status;

use super::common::{at, checked, files_below, files_in};

fn folder() -> PathBuf {
    at("snippets/articles")
}

fn check(path: &Path) -> File {
    checked(&path.display().to_string(), fs::read(path).unwrap())
}

fn feed() -> File {
    check(&folder().join("feed.xml"))
}

fn truth() -> Vec<Value> {
    fs::read_to_string(folder().join("truth.jsonl")).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn snippets(file: &File) -> Vec<&Checked> {
    file.snippets().map(|(_, checked)| checked).collect()
}

fn codes(file: &File) -> Vec<String> {
    snippets(file).iter().map(|checked| checked.snippet.code().trim_end_matches('\n').to_owned()).collect()
}

fn language(checked: &Checked) -> String {
    let id = |language: Option<&'static snipcheck::language::Language>| language.map_or("text", |l| l.id);
    match checked.verdict.status {
        Status::Mixed => checked.verdict.segments.iter().map(|segment| id(segment.language)).collect::<Vec<_>>().join("+"),
        _ => id(checked.snippet.detection.language).to_owned(),
    }
}

#[test]
fn each_block_is_found_where_it_is_and_exactly() {
    let (file, truth) = (feed(), truth());
    let found = snippets(&file);
    assert_eq!(found.len(), truth.len());
    for (checked, row) in found.iter().zip(&truth) {
        let digest: String = Sha256::digest(checked.snippet.code()).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, row["sha256"], "text of {}", row["n"]);
        let span = checked.snippet.block.text.origin(0..checked.snippet.code().len());
        assert_eq!(file.source.position(span.start).line, row["line"], "line of {}", row["n"]);
    }
}

#[test]
fn the_page_and_the_posts_hold_the_same_code() {
    let expected = codes(&feed());
    assert_eq!(codes(&check(&folder().join("page.html"))), expected);
    let posts = files_in(&folder().join("posts"));
    assert_eq!(posts.iter().flat_map(|post| codes(&check(post))).collect::<Vec<_>>(), expected);
}

#[test]
fn the_same_articles_in_other_formats_hold_the_same_code() {
    let expected = codes(&feed());
    for (name, kind) in [("page.adoc", "asciidoc"), ("page.rst", "rst"), ("book.xml", "docbook"), ("notebook.ipynb", "notebook")] {
        let file = check(&folder().join(name));
        assert_eq!(file.kind, kind, "{name}");
        // In reStructuredText, what all lines begin with is what marks them as code.
        let written = |code: &String| if kind == "rst" { dedented(code) } else { code.clone() };
        for (found, code) in codes(&file).iter().zip(expected.iter().map(written)) {
            assert_eq!(*found, code, "{name}");
        }
        assert_eq!(codes(&file).len(), expected.len(), "{name}");
    }
}

fn dedented(code: &str) -> String {
    let width = code.lines().filter(|line| !line.is_empty()).map(|line| line.len() - line.trim_start().len()).min().unwrap();
    code.lines().map(|line| line.get(width..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_other_feeds_hold_some_of_the_same_code() {
    let expected = codes(&feed());
    for name in ["atom.xml", "feed.json", "rdf.xml"] {
        let found = codes(&check(&folder().join(name)));
        assert!(!found.is_empty(), "{name} holds no code");
        assert!(found.iter().all(|code| expected.contains(code)), "{name} holds other code than the feed");
    }
}

#[test]
fn languages_and_statuses_are_as_people_say() {
    let (file, truth) = (feed(), truth());
    let mut wrong = Vec::new();
    for (checked, row) in snippets(&file).iter().zip(&truth) {
        let (language, status) = (language(checked), checked.verdict.status.as_str());
        if language != row["language"] || status != row["status"] {
            wrong.push(format!("{}: {language} {status}, should be {} {}", row["n"], row["language"], row["status"]));
        }
    }
    // What is left is told in the list; it may shrink, and must not grow.
    assert!(wrong.len() <= 4, "{}", wrong.join("\n"));
}

#[test]
fn each_mistake_is_found_and_nothing_else_is_called_one() {
    let (file, truth) = (feed(), truth());
    for (checked, row) in snippets(&file).iter().zip(&truth) {
        let lines = || checked.diagnostics.iter().filter(|d| d.severity == Severity::Error).filter_map(|d| d.primary.in_code.clone());
        let code = checked.snippet.code();
        let lines: Vec<usize> = lines().map(|range| code[..range.start].matches('\n').count() + 1).collect();
        match row["error_line"].as_u64() {
            // A person points at the line that lacks something, a compiler at the next one or at the end.
            Some(line) => {
                assert!(lines.first().is_some_and(|found| found.abs_diff(line.try_into().unwrap()) <= 3), "{}: {lines:?}", row["n"]);
            }
            None => assert!(lines.is_empty(), "{} is right, but {lines:?} are flagged", row["n"]),
        }
    }
}

#[test]
fn each_finding_cuts_what_it_speaks_of_out_of_the_file() {
    let mut count = 0;
    for path in files_below(&folder()) {
        let file = check(&path);
        let bytes = file.source.bytes();
        for checked in snippets(&file) {
            let text = &checked.snippet.block.text;
            for piece in text.origins(0..text.len()).filter(|piece| piece.verbatim) {
                assert_eq!(text.as_str()[piece.range].as_bytes(), &bytes[piece.origin.range()], "{}", path.display());
            }
            for Diagnostic { primary, .. } in &checked.diagnostics {
                let Some(range) = primary.in_code.clone() else { continue };
                count += 1;
                assert_eq!(primary.span, text.origin(range.clone()), "{}", path.display());
                if text.origins(range.clone()).all(|piece| piece.verbatim) && text.origins(range.clone()).count() == 1 {
                    assert_eq!(&bytes[primary.span.range()], text.as_str()[range].as_bytes(), "{}", path.display());
                }
            }
        }
    }
    assert!(count >= 10, "only {count} findings");
}

#[test]
fn the_same_input_gives_the_same_findings() {
    let shown =
        |file: &File| snippets(file).iter().map(|checked| format!("{:?}{:?}", checked.verdict, checked.diagnostics)).collect::<Vec<_>>();
    assert_eq!(shown(&feed()), shown(&feed()));
}

/// The statuses of a page's snippets.
fn statuses(page: &str) -> Vec<Status> {
    checked("page.html", page).snippets().map(|(_, checked)| checked.verdict.status).collect()
}

#[test]
fn a_no_break_space_is_a_space_only_where_spaces_collapse() {
    let code = "def f(x):\n&nbsp;&nbsp;&nbsp;&nbsp;if x:\n&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;return [x]\n&nbsp;&nbsp;&nbsp;&nbsp;return None";
    let listing = format!("<table class=\"code-listing\"><tr><td class=\"code\">{}</td></tr></table>", code.replace('\n', "<br>\n"));
    assert_eq!(statuses(&listing), [Status::Valid]);
    assert_eq!(statuses(&format!("<pre><code>{code}</code></pre>")), [Status::Invalid]);
}

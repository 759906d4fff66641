//! The sample blog: the same articles as a feed, a page, Markdown files and other feeds, against what is true of each block.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};
use snipcheck::catalog::{Checked, CheckedArticle, File};
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

/// Each snippet of the feed with what is true of it.
fn pairs<'f>(file: &'f File, truth: &'f [Value]) -> Vec<(&'f Checked, &'f Value)> {
    let found = snippets(file);
    assert_eq!(found.len(), truth.len());
    found.into_iter().zip(truth).collect()
}

fn language(checked: &Checked) -> String {
    let id = |language: Option<&'static snipcheck::language::Language>| language.map_or("text", |l| l.id);
    match checked.verdict.status() {
        Status::Mixed => checked.verdict.segments.iter().map(|segment| id(segment.language)).collect::<Vec<_>>().join("+"),
        _ => id(checked.snippet.detection.language).to_owned(),
    }
}

#[test]
fn each_block_is_found_where_it_is_and_exactly() {
    let (file, truth) = (feed(), truth());
    for (checked, row) in pairs(&file, &truth) {
        let digest: String = Sha256::digest(checked.snippet.code()).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, row["sha256"], "text of {}", row["n"]);
        let span = checked.snippet.block.text.origin(0..checked.snippet.code().len());
        assert_eq!(file.source.position(span.start).line, row["line"], "line of {}", row["n"]);
    }
}

/// `code` with the line break that ends it where its lines are whole ones, and without where they are what stands between two marks.
fn ended(code: &str, with_a_line_break: bool) -> String {
    code.trim_end_matches('\n').to_owned() + if with_a_line_break { "\n" } else { "" }
}

/// Asserts that `found` are the snippets of the feed, each as `written`, and that the same is said of them.
fn assert_same(name: &str, found: &[&Checked], written: impl Fn(&str, &Checked) -> String) {
    let feed = feed();
    let expected = snippets(&feed);
    assert_eq!(found.len(), expected.len(), "{name}");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found.snippet.code(), written(expected.snippet.code(), found), "{name}");
        assert_eq!(
            (language(found), found.verdict.status()),
            (language(expected), expected.verdict.status()),
            "{name}: {}",
            found.snippet.code()
        );
    }
}

#[test]
fn the_page_and_the_posts_hold_the_same_code() {
    let page = check(&folder().join("page.html"));
    assert_same("page", &snippets(&page), |code, _| code.to_owned());
    let posts: Vec<_> = files_in(&folder().join("posts")).iter().map(|post| check(post)).collect();
    assert_same("posts", &posts.iter().flat_map(snippets).collect::<Vec<_>>(), |code, _| ended(code, true));
}

#[test]
fn the_same_articles_in_other_formats_hold_the_same_code() {
    for (name, kind) in [("page.adoc", "asciidoc"), ("page.rst", "rst"), ("book.xml", "docbook"), ("notebook.ipynb", "notebook")] {
        let file = check(&folder().join(name));
        assert_eq!(file.kind, kind, "{name}");
        assert_same(name, &snippets(&file), |code, found| match kind {
            // What all lines begin with is what marks them as code.
            "rst" => ended(&dedented(code), true),
            // A cell of code ends without a line break.
            "notebook" => ended(code, found.snippet.block.producer != "snippet"),
            _ => ended(code, true),
        });
    }
}

fn dedented(code: &str) -> String {
    let width = code.lines().filter(|line| !line.is_empty()).map(|line| line.len() - line.trim_start().len()).min().unwrap();
    code.split_inclusive('\n').map(|line| line.get(width..).unwrap_or("\n")).collect()
}

#[test]
fn the_other_feeds_hold_the_code_of_their_articles() {
    let feed = feed();
    for (name, count) in [("atom.xml", 2), ("feed.json", 2), ("rdf.xml", 1)] {
        let file = check(&folder().join(name));
        assert_eq!(file.articles.len(), count, "{name}");
        for article in &file.articles {
            let same = feed.articles.iter().find(|same| same.article.url == article.article.url).unwrap();
            let codes =
                |article: &CheckedArticle| article.snippets.iter().map(|checked| checked.snippet.code().to_owned()).collect::<Vec<_>>();
            assert_eq!(codes(article), codes(same), "{name}");
        }
    }
}

#[test]
fn languages_and_statuses_are_as_people_say() {
    let (file, truth) = (feed(), truth());
    let told = |(checked, row): &(&Checked, &Value)| format!("{}: {} {}", row["n"], language(checked), checked.verdict.status());
    let people_say = |row: &Value| format!("{}: {} {}", row["n"], row["language"].as_str().unwrap(), row["status"].as_str().unwrap());
    assert_eq!(
        pairs(&file, &truth).iter().map(told).collect::<Vec<_>>().join("\n"),
        truth.iter().map(people_say).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn each_mistake_is_found_and_nothing_else_is_called_one() {
    let (file, truth) = (feed(), truth());
    for (checked, row) in pairs(&file, &truth) {
        let code = checked.snippet.code();
        let errors = checked.diagnostics.iter().filter(|d| d.severity == Severity::Error).map(|d| d.primary.in_code.clone().unwrap());
        let mut lines: Vec<_> = errors.map(|range| code[..range.start].matches('\n').count() + 1).collect();
        let expected: Vec<_> = row["error_line"].as_u64().into_iter().map(|line| usize::try_from(line).unwrap()).collect();
        // One line may have two.
        lines.dedup();
        assert_eq!(lines, expected, "{}", row["n"]);
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
    checked("page.html", page).snippets().map(|(_, checked)| checked.verdict.status()).collect()
}

#[test]
fn a_no_break_space_is_a_space_only_where_spaces_collapse() {
    let code = "def f(x):\n&nbsp;&nbsp;&nbsp;&nbsp;if x:\n&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;return [x]\n&nbsp;&nbsp;&nbsp;&nbsp;return None";
    let listing = format!("<table class=\"code-listing\"><tr><td class=\"code\">{}</td></tr></table>", code.replace('\n', "<br>\n"));
    assert_eq!(statuses(&listing), [Status::Valid]);
    assert_eq!(statuses(&format!("<pre><code>{code}</code></pre>")), [Status::Invalid]);
}

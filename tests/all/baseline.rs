//! A baseline through the program: what it accepts, what it outlives, and what is said of it.

use std::fs;
use std::path::Path;
use std::process::Output;

use super::common::{at, files_below, program};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program().current_dir(folder).args(["check", "--no-config", "--format", "concise"]).args(arguments).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The exit code, the report and what is said besides.
fn told(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = run(folder, arguments);
    (output.status.code(), said(&output.stdout), said(&output.stderr))
}

const PAGE: &str = "# T\n\n```json\n{\n  \"a\": 1\n  \"b\": 2\n}\n```\n\n```json\n{\n  \"a\": 1\n  \"b\": 2\n}\n```\n";

/// A folder with a page that has the same mistake twice, and a baseline that accepts both.
fn accepted() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("docs")).unwrap();
    fs::write(folder.path().join("docs/a.md"), PAGE).unwrap();
    let (code, report, note) = told(folder.path(), &["--write-baseline", "docs"]);
    assert_eq!((code, report.as_str()), (Some(0), ""), "{note}");
    assert!(note.starts_with("note: 2 findings are accepted in snipcheck.baseline.json; `--baseline"), "{note}");
    folder
}

fn edit(folder: &tempfile::TempDir, edit: impl FnOnce(String) -> String) {
    let path = folder.path().join("docs/a.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, edit(text)).unwrap();
}

const USED: [&str; 3] = ["--baseline", "snipcheck.baseline.json", "docs"];

#[test]
fn findings_that_are_alike_are_counted() {
    let folder = accepted();
    let text = fs::read_to_string(folder.path().join("snipcheck.baseline.json")).unwrap();
    assert_eq!(text.lines().filter(|line| line.contains("\"path\": \"docs/a.md\"") && line.contains("\"count\": 2")).count(), 1, "{text}");
    assert_eq!(told(folder.path(), &USED), (Some(0), String::new(), String::new()));
    edit(&folder, |text| text + "\n```json\n{\n  \"a\": 1\n  \"b\": 2\n}\n```\n");
    let (code, report, _) = told(folder.path(), &USED);
    assert_eq!((code, report.lines().count()), (Some(1), 1), "a third one is new: {report}");
}

#[test]
fn edits_elsewhere_leave_a_baseline_true() {
    let folder = accepted();
    let quiet = |what: &str| assert_eq!(told(folder.path(), &USED), (Some(0), String::new(), String::new()), "{what}");
    edit(&folder, |text| text.replace("# T\n", "# T\n\n```js\nlet a = 1;\n```\n\nMore words.\n"));
    quiet("a block and lines above");
    edit(&folder, |text| text.replacen("  \"b\": 2\n", "  \"b\": 3,\n  \"c\": [4]\n", 1));
    quiet("an edit of the block at another line");
    edit(&folder, |text| text.replace("  \"a\"", "\t\"a\""));
    quiet("another indentation");
    edit(&folder, |text| text.replacen("\"a\": 1", "\"a\": 12", 1));
    let (code, report, note) = told(folder.path(), &USED);
    assert_eq!((code, report.lines().count()), (Some(1), 1), "the line itself: {report}");
    assert!(note.starts_with("warning: 1 finding of the baseline snipcheck.baseline.json is mended"), "{note}");
}

#[test]
fn what_is_mended_is_said_and_dropped() {
    let folder = accepted();
    edit(&folder, |text| text.replacen("\"a\": 1\n", "\"a\": 1,\n", 1));
    let (code, report, note) = told(folder.path(), &USED);
    assert_eq!((code, report.as_str()), (Some(0), ""));
    assert_eq!(note, "warning: 1 finding of the baseline snipcheck.baseline.json is mended: `--write-baseline` drops it\n");
    assert_eq!(told(folder.path(), &[&USED[..], &["--fail-on-stale"]].concat()).0, Some(1));
    assert_eq!(told(folder.path(), &[&USED[..], &["--fail-on-stale", "--exit-zero"]].concat()).0, Some(0));
    let (_, _, note) = told(folder.path(), &["--write-baseline", "docs"]);
    assert!(note.starts_with("note: 1 finding is accepted in snipcheck.baseline.json, 1 that were are mended; "), "{note}");
    assert_eq!(told(folder.path(), &USED), (Some(0), String::new(), String::new()));
}

#[test]
fn what_was_accepted_for_a_group_is_accepted_for_its_rules() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("docs")).unwrap();
    fs::write(folder.path().join("docs/a.md"), "# T\n\n```json\n{\"a\": 1,}\n```\n\n```js\nlet a = “x”;\n```\n").unwrap();
    told(folder.path(), &["--write-baseline", "docs"]);
    let path = folder.path().join("snipcheck.baseline.json");
    let written = fs::read_to_string(&path).unwrap();
    let before = written.replace("trailing-comma-in-json", "syntax-error").replace("curly-quotes", "syntax-error");
    assert_eq!(before.matches("syntax-error").count(), 2, "{written}");
    fs::write(&path, before).unwrap();
    assert_eq!(told(folder.path(), &USED), (Some(0), String::new(), String::new()));
    let (_, _, note) = told(folder.path(), &["--write-baseline", "docs"]);
    assert!(!note.contains("mended"), "{note}");
    assert_eq!(fs::read_to_string(&path).unwrap(), written, "it is written by its rules");
}

#[test]
fn files_that_are_not_checked_keep_what_is_accepted_in_them_while_they_are_there() {
    let folder = accepted();
    fs::write(folder.path().join("docs/b.md"), PAGE).unwrap();
    told(folder.path(), &["--write-baseline", "docs/b.md"]);
    let text = || fs::read_to_string(folder.path().join("snipcheck.baseline.json")).unwrap();
    assert!(text().contains("docs/a.md") && text().contains("docs/b.md"), "{}", text());
    assert_eq!(told(folder.path(), &["--baseline", "snipcheck.baseline.json", "docs/b.md"]).2, "", "nothing of a.md is mended");
    fs::remove_file(folder.path().join("docs/a.md")).unwrap();
    assert!(told(folder.path(), &USED).2.starts_with("warning: 2 findings of the baseline"));
    told(folder.path(), &["--write-baseline", "docs/b.md"]);
    assert!(!text().contains("docs/a.md") && text().contains("docs/b.md"), "{}", text());
}

#[test]
fn paths_count_from_the_baseline() {
    let folder = accepted();
    fs::create_dir(folder.path().join("ci")).unwrap();
    told(folder.path(), &["--write-baseline=ci/b.json", "docs"]);
    assert!(fs::read_to_string(folder.path().join("ci/b.json")).unwrap().contains("\"path\": \"../docs/a.md\""));
    let inside = told(&folder.path().join("docs"), &["--baseline", "../ci/b.json"]);
    assert_eq!(inside, (Some(0), String::new(), String::new()));
    fs::write(folder.path().join("snipcheck.toml"), "baseline = \"ci/b.json\"\n").unwrap();
    let output = program().current_dir(folder.path().join("docs")).args(["check", "."]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(said(&output.stdout).starts_with("no findings, 2 accepted by the baseline; "), "{}", said(&output.stdout));
    let json = program().current_dir(folder.path()).args(["check", "docs", "--format", "json"]).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["summary"]["accepted"], 2);
}

#[test]
fn what_is_not_looked_for_is_not_mended() {
    let folder = accepted();
    for off in [&["--rule", "syntax-error=off"][..], &["--set", "languages-off=[\"json\"]"]] {
        assert_eq!(
            told(folder.path(), &[&USED[..], &["--fail-on-stale"], off].concat()),
            (Some(0), String::new(), String::new()),
            "{off:?}"
        );
        told(folder.path(), &[&["--write-baseline", "docs"], off].concat());
        assert_eq!(told(folder.path(), &USED), (Some(0), String::new(), String::new()), "{off:?}");
    }
}

#[test]
fn entries_carry_what_was_said() {
    let folder = accepted();
    let text = fs::read_to_string(folder.path().join("snipcheck.baseline.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(json["findings"][0]["message"].as_str().is_some_and(|message| !message.is_empty()), "{text}");
}

#[cfg(unix)]
#[test]
fn a_link_is_known_by_what_it_leads_to() {
    let folder = accepted();
    std::os::unix::fs::symlink("docs", folder.path().join("link")).unwrap();
    let (code, report, _) = told(folder.path(), &["--baseline", "snipcheck.baseline.json", "link/a.md"]);
    assert_eq!((code, report.as_str()), (Some(0), ""));
}

#[test]
fn a_baseline_that_is_no_file_or_stands_among_the_inputs_is_told() {
    let folder = accepted();
    let (code, _, error) = told(folder.path(), &["--write-baseline", "new.json", "docs"]);
    assert!(code == Some(2) && error.contains("--write-baseline=new.json"), "{error}");
    assert_eq!(told(folder.path(), &["--baseline", "docs", "docs"]).0, Some(2));
    fs::write(
        folder.path().join("bom.json"),
        format!("\u{feff}{}", fs::read_to_string(folder.path().join("snipcheck.baseline.json")).unwrap()),
    )
    .unwrap();
    assert_eq!(told(folder.path(), &["--baseline", "bom.json", "docs"]).0, Some(0));
}

#[test]
fn a_bad_baseline_is_told_with_its_place() {
    let folder = accepted();
    fs::write(folder.path().join("bad.json"), "{\n  \"version\": 1,\n  \"findings\": [{ \"path\": 7 }]\n}\n").unwrap();
    let (code, report, error) = told(folder.path(), &["--baseline", "bad.json", "docs"]);
    assert_eq!((code, report.as_str()), (Some(2), ""));
    assert!(error.starts_with("error: expected a string, found an integer\n") && error.contains("bad.json:3:26"), "{error}");
    assert_eq!(told(folder.path(), &["--write-baseline=bad.json", "docs"]).0, Some(2), "it is not overwritten");
    let (code, _, error) = told(folder.path(), &["--baseline", "none.json", "docs"]);
    assert_eq!(code, Some(2));
    assert!(error.starts_with("error: cannot read the baseline none.json, which `--write-baseline` writes"), "{error}");
}

#[test]
fn findings_about_a_document_are_accepted() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.xml"), "<rss><channel><item><title>T</title>").unwrap();
    let all = ["--fail-on", "info", "a.xml"];
    assert_eq!(told(folder.path(), &all).0, Some(1));
    told(folder.path(), &["--write-baseline", "a.xml"]);
    fs::write(folder.path().join("a.xml"), "\n\n<rss><channel><item><title>Title</title>").unwrap();
    let (code, report, _) = told(folder.path(), &[&all[..], &["--baseline", "snipcheck.baseline.json"]].concat());
    assert_eq!((code, report.as_str()), (Some(0), ""));
}

/// `bytes` of a file called `name` with forty lines more near its top, where its kind takes them.
fn moved(name: &str, bytes: &[u8]) -> Vec<u8> {
    let extension = std::path::Path::new(name).extension().and_then(|extension| extension.to_str());
    let words = extension.is_some_and(|extension| ["md", "mdx", "rst", "adoc"].contains(&extension));
    // Words before front matter would make it none; an XML declaration stands first.
    let first = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
    let at = if words || bytes.starts_with(b"<?xml") { first } else { 0 };
    [&bytes[..at], "\n".repeat(40).as_bytes(), &bytes[at..]].concat()
}

#[test]
fn the_second_run_is_quiet_and_so_is_one_after_lines_were_inserted_at_the_top_of_each_file() {
    let (from, folder) = (at("snippets/articles"), tempfile::tempdir().unwrap());
    let copies: Vec<_> = files_below(&from).into_iter().map(|file| (folder.path().join(file.strip_prefix(&from).unwrap()), file)).collect();
    for (copy, file) in &copies {
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(file, copy).unwrap();
    }
    let before = told(folder.path(), &["--fail-on", "info"]);
    assert!(before.1.lines().count() > 20, "{}", before.1);
    told(folder.path(), &["--write-baseline"]);
    let with = ["--fail-on", "info", "--baseline", "snipcheck.baseline.json"];
    assert_eq!(told(folder.path(), &with), (Some(0), String::new(), String::new()));
    for (copy, file) in &copies {
        fs::write(copy, moved(&file.to_string_lossy(), &fs::read(file).unwrap())).unwrap();
    }
    assert_eq!(told(folder.path(), &with), (Some(0), String::new(), String::new()));
}

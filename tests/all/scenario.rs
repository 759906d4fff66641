//! A docs team takes the program into use: a first run, what exists is accepted, a pull request breaks one block and moves all others, its
//! reports, a waiver and a fix.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::common::{at, files_in, git, program};

/// The exit code, and what is written to standard output and to standard error.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut program = program();
    // The services that this may be tested on name folders of their own.
    for variable in ["GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"] {
        program.env_remove(variable);
    }
    let output = program.current_dir(folder).args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A repository with the sample site's posts in `docs`, of which some blocks are wrong.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let docs = folder.path().join("docs");
    fs::create_dir(&docs).unwrap();
    for post in files_in(&at("snippets/articles/posts")) {
        fs::copy(&post, docs.join(post.file_name().unwrap())).unwrap();
    }
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "the site"]);
    folder
}

/// The page that the pull request changes, and the line that it breaks.
const PAGE: &str = "docs/05-rate-limits.md";

/// Puts lines on top of each page, which moves every block, and adds a block that is wrong to one of them.
fn pull_request(site: &Path) {
    for page in files_in(&site.join("docs")) {
        let text = fs::read_to_string(&page).unwrap();
        let end_of_front_matter = text.get(4..).and_then(|rest| rest.find("\n---\n")).map_or(0, |end| end + 4 + 5);
        let (front, rest) = text.split_at(end_of_front_matter);
        fs::write(&page, format!("{front}\n{}{rest}", "A line of words, and one more.\n\n".repeat(20))).unwrap();
    }
    let page = site.join(PAGE);
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, format!("{text}\n## Ports\n\n```json\n{{\n  \"north\": 4\n  \"south\": 2\n}}\n```\n")).unwrap();
}

#[test]
fn a_team_accepts_what_there_is_and_hears_of_what_is_new() {
    let site = site();
    let path = site.path();
    let (code, out, _) = run(path, &["check", "docs"]);
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("snipcheck: skip"), "the first report says how to silence it: {out}");

    let (code, ..) = run(path, &["init"]);
    assert_eq!(code, Some(0));
    let settings = path.join("snipcheck.toml");
    let written = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("include = [\"docs/**\"]\nbaseline = \"snipcheck.baseline.json\"\n{written}")).unwrap();

    let (code, ..) = run(path, &["check", "--write-baseline"]);
    assert!(matches!(code, Some(0 | 1)), "{code:?}");
    let (code, out, _) = run(path, &["check"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.starts_with("no findings, ") && out.contains("accepted by the baseline"), "{out}");
    git(path, &["add", "."]);
    git(path, &["commit", "-qm", "snipcheck"]);

    git(path, &["switch", "-qc", "ports"]);
    pull_request(path);
    for arguments in [&["check"][..], &["check", "--changed-since", "main"]] {
        let (code, out, _) = run(path, &[arguments, &["--format", "concise"]].concat());
        assert_eq!((code, out.lines().count()), (Some(1), 1), "{out}");
        assert!(out.starts_with(PAGE), "{out}");
    }
}

#[test]
fn every_report_tells_of_what_is_new_and_of_nothing_else() {
    let site = site();
    let path = site.path();
    run(path, &["check", "docs", "--write-baseline"]);
    pull_request(path);
    let formats = [
        "human",
        "concise",
        "grouped",
        "json",
        "jsonl",
        "github",
        "gitlab",
        "azure",
        "sarif",
        "rdjson",
        "rdjsonl",
        "checkstyle",
        "junit",
        "tap",
        "step-summary",
    ];
    let named: Vec<_> = formats.iter().map(|format| format!("--format={format}=reports/{format}")).collect();
    fs::create_dir(path.join("reports")).unwrap();
    let flags: Vec<_> =
        ["check", "docs", "--baseline", "snipcheck.baseline.json"].into_iter().chain(named.iter().map(String::as_str)).collect();
    let (code, out, err) = run(path, &flags);
    assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
    let report = |format: &str| fs::read_to_string(path.join("reports").join(format)).unwrap();
    for format in formats {
        let report = report(format);
        assert!(report.contains("missing comma"), "{format}: {report}");
        assert_eq!(report.matches("missing comma").count() > 0, report.contains(PAGE), "{format}: {report}");
    }
    let json = |format: &str| serde_json::from_str::<Value>(&report(format)).unwrap();
    assert_eq!(json("json")["diagnostics"].as_array().unwrap().len(), 1);
    assert_eq!(json("gitlab").as_array().unwrap().len(), 1);
    assert_eq!(json("sarif")["runs"][0]["results"].as_array().unwrap().len(), 1);
    assert_eq!(json("rdjson")["diagnostics"].as_array().unwrap().len(), 1);
    for lines in ["jsonl", "rdjsonl", "concise"] {
        assert_eq!(report(lines).lines().count(), 1, "{lines}");
    }
    assert_eq!(report("github").matches("::error ").count(), 1);
    assert_eq!(report("azure").matches("##vso[task.logissue type=error").count(), 1);
    assert_eq!(report("checkstyle").matches("<error ").count(), 1);
    assert_eq!(report("junit").matches("<failure").count(), 1);
    assert_eq!(report("tap").matches("\nnot ok").count(), 1);

    // From within the folder, services are told the same paths.
    let (_, inside, _) = run(&path.join("docs"), &["check", "--baseline", "../snipcheck.baseline.json", "--format", "github", "."]);
    assert_eq!(inside, report("github"));
}

#[test]
fn what_is_new_is_waived_or_mended() {
    let site = site();
    let path = site.path();
    run(path, &["check", "docs", "--write-baseline"]);
    pull_request(path);
    let check = ["check", "docs", "--baseline", "snipcheck.baseline.json"];
    let broken = fs::read_to_string(path.join(PAGE)).unwrap();

    let waived = broken.replace("## Ports\n\n", "## Ports\n\n<!-- snipcheck: skip - shows what is asked for below -->\n\n");
    fs::write(path.join(PAGE), &waived).unwrap();
    let (code, out, _) = run(path, &check);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("1 waived"), "{out}");

    fs::write(path.join(PAGE), &broken).unwrap();
    let (code, diff, _) = run(path, &["check", "docs", "--baseline", "snipcheck.baseline.json", "--diff"]);
    assert_eq!(code, Some(1));
    assert!(diff.contains("-  \"north\": 4\n+  \"north\": 4,\n"), "{diff}");
    let (code, out, _) = run(path, &["check", "docs", "--baseline", "snipcheck.baseline.json", "--fix"]);
    assert_eq!(code, Some(0), "{out}");
    assert_eq!(fs::read_to_string(path.join(PAGE)).unwrap(), broken.replace("\"north\": 4\n", "\"north\": 4,\n"));
}

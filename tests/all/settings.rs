//! Where the configuration is looked for, and what it does to what is read and reported.

use std::fs;
use std::path::Path;

use snipcheck::report::FORMATS;

use super::common::program;

/// A page with one snippet that is wrong.
const WRONG: &str = "# Title\n\n```json\n{\"a\": 1,}\n```\n";

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The exit code, standard output and standard error of the program in `folder`.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = program().args(arguments).current_dir(folder).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

const CONCISE: [&str; 3] = ["check", "--format", "concise"];

#[test]
fn the_nearest_file_upwards_is_taken() {
    let folder = folder(&[
        ("snipcheck.toml", "rules.syntax-error = \"off\""),
        ("near/pyproject.toml", "[tool.snipcheck]\nrules.syntax-error = \"warning\"\n"),
        ("near/deep/package.json", "{\"name\": \"snipcheck-docs\"}"),
        ("near/deep/a.md", WRONG),
        ("near/json/package.json", "{\"snipcheck\": {\"rules\": {\"syntax-error\": \"info\"}}}"),
        ("near/json/a.md", WRONG),
        ("far/away/a.md", WRONG),
    ]);
    for (place, expected) in [("near/deep", "warning["), ("near/json", "info["), ("far/away", "")] {
        let (code, out, said) = run(&folder.path().join(place), &CONCISE);
        assert_eq!((code, said.as_str()), (Some(0), ""), "{place}");
        assert!(out.contains(expected) && out.is_empty() == expected.is_empty(), "{place}: {out}");
    }
    // The working folder counts, and not that of the file; a file that is named wins, and none is none.
    let concise = |more: &[&str]| run(folder.path(), &[&CONCISE, more].concat()).1;
    assert_eq!(concise(&["near/json/a.md"]), "");
    assert!(concise(&["--config", "near/pyproject.toml", "near/json/a.md"]).contains("warning["));
    assert!(concise(&["--no-config", "near/json/a.md"]).contains("error["));
}

#[test]
fn a_bad_file_ends_with_2_and_says_where() {
    for (name, text, place) in [
        ("snipcheck.toml", "[rules]\nsyntax-eror = \"off\"\n", "snipcheck.toml:2:1"),
        ("pyproject.toml", "[tool.snipcheck]\nfail-on = 3\n", "pyproject.toml:2:11"),
        ("package.json", "{\n  \"snipcheck\": { \"jobs\": \"2\" }\n}\n", "package.json:2:26"),
    ] {
        let folder = folder(&[(name, text), ("sub/a.md", WRONG)]);
        for (place, here) in [(place.to_owned(), folder.path().to_owned()), (format!("../{place}"), folder.path().join("sub"))] {
            for command in [&["check"][..], &["dump"], &["catalog"], &["config"]] {
                let (code, out, said) = run(&here, command);
                assert_eq!((code, out.as_str()), (Some(2), ""), "{said}");
                assert!(said.contains(&format!("--> {place}\n")), "{said}");
            }
        }
    }
}

#[test]
fn severities_hold_in_every_format_and_for_the_exit_code() {
    let folder = folder(&[("snipcheck.toml", "[rules]\nsyntax-error = \"off\"\n"), ("a.md", WRONG), ("b.md", WRONG)]);
    for format in FORMATS {
        let (code, out, _) = run(folder.path(), &["check", "--format", format.name]);
        assert_eq!(code, Some(0), "{}", format.name);
        // SARIF lists all rules that there are.
        assert!(format.name == "sarif" || !out.contains("syntax-error"), "{}: {out}", format.name);
    }
    let (_, out, _) = run(folder.path(), &["check", "--statistics"]);
    assert!(!out.contains("Findings by rule") && out.contains("no findings"), "{out}");
    let (_, out, _) = run(folder.path(), &["catalog"]);
    assert!(!out.contains("\"syntax-error\""), "{out}");
    fs::write(
        folder.path().join("snipcheck.toml"),
        "fail-on = \"warning\"\n[[per-path]]\npaths = [\"b.md\"]\nrules.syntax-error = \"info\"\n",
    )
    .unwrap();
    assert_eq!(run(folder.path(), &["check", "b.md"]).0, Some(0));
    assert_eq!(run(folder.path(), &["check", "a.md"]).0, Some(1));
    assert_eq!(run(folder.path(), &["check", "--fail-on", "never", "a.md"]).0, Some(0));
    assert_eq!(run(folder.path(), &["check", "--fail-on", "info", "b.md"]).0, Some(1));
    assert_eq!(run(folder.path(), &["check", "--rule", "syntax-error=warning", "b.md"]).0, Some(1), "a flag wins over a path");
}

#[test]
fn what_is_read_is_included_and_not_excluded() {
    let folder = folder(&[
        ("snipcheck.toml", "include = [\"docs/**\", \"*.html\"]\nexclude = [\"docs/old/\", \"!docs/old/keep.md\"]\n"),
        ("docs/a.md", WRONG),
        ("docs/old/b.md", WRONG),
        ("docs/old/keep.md", WRONG),
        ("other/c.md", WRONG),
        ("other/d.html", "<pre><code class=\"language-json\">{\"a\": 1,}</code></pre>"),
    ]);
    let names = |place: &str, more: &[&str]| -> Vec<String> {
        let (_, out, _) = run(&folder.path().join(place), &[&CONCISE, more].concat());
        out.lines().map(|line| line.split(':').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names(".", &[]), ["docs/a.md", "docs/old/keep.md", "other/d.html"]);
    assert_eq!(names(".", &["**/*.md"]), ["docs/a.md", "docs/old/keep.md"]);
    assert_eq!(names("docs", &["."]), ["a.md", "old/keep.md"], "patterns count from the file's folder");
    assert_eq!(names("docs", &["old/b.md", "../other/c.md"]), ["../other/c.md", "old/b.md"], "what is named is read");
    assert_eq!(names("docs", &["--force-exclude", "old/b.md", "a.md"]), ["a.md"]);
    assert_eq!(names("docs", &["--exclude", "a.md", "."]), ["old/keep.md"]);
    assert_eq!(
        names(".", &["--exclude", "/a.md", "--exclude", "other", "."]),
        ["docs/a.md", "docs/old/keep.md"],
        "a flag's patterns count from here"
    );
    let (code, _, said) = run(folder.path(), &["check", "--force-exclude", "docs/old/b.md"]);
    assert_eq!((code, said.as_str()), (Some(0), "warning: all files are excluded, or too large\n"));
}

#[test]
fn the_report_goes_where_the_file_says() {
    let folder = folder(&[("snipcheck.toml", "format = \"concise\"\noutput = \"out.txt\"\n"), ("sub/a.md", WRONG)]);
    let (code, out, _) = run(&folder.path().join("sub"), &["check"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(fs::read_to_string(folder.path().join("out.txt")).unwrap().starts_with("a.md:4:8: error[trailing-comma-in-json]"));
}

#[test]
fn a_house_is_heard_by_workers_too() {
    let page = "# T\n\n```js\nconst a = f(@@NAME@@, 2);\n```\n\n```json title=\"tsconfig.json\"\n{\n  \"a\": 1, // one\n}\n```\n\n```perl\nmy $a = ;\n```\n";
    let settings = "jsonc = [\"**/tsconfig*.json\"]\nlanguages-off = [\"perl\"]\nplaceholders = ['@@[A-Z]+@@']\n";
    let folder = folder(&[("snipcheck.toml", settings), ("a.md", page)]);
    assert_eq!(run(folder.path(), &CONCISE), (Some(0), String::new(), String::new()));
    assert_eq!(run(folder.path(), &[&CONCISE[..], &["--no-config"]].concat()).0, Some(1));
}

#[test]
fn a_first_file_fits_and_overwrites_nothing() {
    let folder = folder(&[("docusaurus.config.js", ""), ("docs/a.md", WRONG), ("build/b.md", WRONG)]);
    let (code, out, _) = run(folder.path(), &["init", "--dry-run"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("\ninclude = [\"docs/**\", \"blog/**\"") && !folder.path().join("snipcheck.toml").exists(), "{out}");
    let (code, said, _) = run(folder.path(), &["init"]);
    assert_eq!((code, said.as_str()), (Some(0), "wrote snipcheck.toml, fitted to Docusaurus; `snipcheck check` goes by it\n"));
    assert_eq!(fs::read_to_string(folder.path().join("snipcheck.toml")).unwrap(), out);
    assert_eq!(run(folder.path(), &CONCISE).1.lines().count(), 1);
    let (code, _, said) = run(folder.path(), &["init"]);
    assert_eq!((code, said.as_str()), (Some(2), "error: snipcheck.toml is there already, and stays as it is\n"));
}

#[test]
fn a_file_without_settings_hides_none() {
    let off = "[tool.snipcheck.rules]\nsyntax-error = \"off\"\n";
    let folder = folder(&[("pyproject.toml", off), ("sub/snipcheck.toml", "# nothing\n"), ("sub/a.md", WRONG), ("snipcheck.toml", "")]);
    assert_eq!(run(&folder.path().join("sub"), &CONCISE).0, Some(0));
    fs::remove_file(folder.path().join("snipcheck.toml")).unwrap();
    let (code, _, said) = run(folder.path(), &["init"]);
    assert!(code == Some(2) && said.contains("pyproject.toml has settings already"), "{said}");
    fs::remove_file(folder.path().join("sub/snipcheck.toml")).unwrap();
    let (code, out, _) = run(&folder.path().join("sub"), &["init"]);
    assert!(code == Some(0) && out.contains("the settings of ../pyproject.toml count no more"), "{out}");
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let own = folder(&[("a.md", WRONG)]);
    fs::create_dir(own.path().join("snipcheck.toml")).unwrap();
    let (code, _, said) = run(own.path(), &CONCISE);
    assert!(code == Some(2) && said.contains("cannot read the configuration snipcheck.toml"), "{said}");
    let others = folder(&[("a.md", WRONG), ("package.json", "{\"snipcheck\": {"), ("pyproject.toml", "[tool.snipcheck\n")]);
    let (code, _, said) = run(others.path(), &CONCISE);
    assert_eq!(code, Some(1));
    assert!(said.contains("warning: pyproject.toml cannot be parsed") && said.contains("warning: package.json cannot be parsed"), "{said}");
    assert_eq!(run(others.path(), &[&CONCISE[..], &["-q"]].concat()).2, "", "what is quiet says only what is wrong");
    let marked = folder(&[("a.md", WRONG), ("package.json", "\u{feff}{\"snipcheck\": {\"rules\": {\"syntax-error\": \"off\"}}}")]);
    assert_eq!(run(marked.path(), &CONCISE).0, Some(0));
}

#[test]
fn what_leaves_nothing_is_named() {
    let folder = folder(&[("docs/a.md", WRONG)]);
    let check = |set: &str, path: &str| run(folder.path(), &["check", "--no-config", "--set", set, path]);
    let (code, _, said) = check("exclude=[\"docs/\"]", ".");
    assert!(code == Some(3) && said.contains("the pattern `docs/` of `exclude` leaves out"), "{said}");
    let (_, _, said) = check("include=[\"blog/**\"]", "docs/*.md");
    assert!(said.contains("no pattern of `include` matches"), "{said}");
    assert_eq!(check("exclude=[\"./docs/\"]", ".").0, Some(3));
    let whole = folder.path().canonicalize().unwrap().join("docs");
    assert_eq!(check(&format!("exclude=[{whole:?}]"), ".").0, Some(3));
    assert_eq!(check("exclude=[\"../docs/\"]", ".").0, Some(2));
}

#[test]
fn values_that_make_no_sense_are_told_in_words() {
    let folder = folder(&[("a.md", WRONG)]);
    let check = |set: &str| run(folder.path(), &["check", "--no-config", "--set", set, "a.md"]);
    for (set, expected) in [
        ("baseline=", "`baseline` is given no value"),
        ("baseline=\"\"", "it is empty, and names no file"),
        ("blocks=[\"\"]", "it is empty, and selects nothing"),
    ] {
        let (code, _, said) = check(set);
        assert!(code == Some(2) && said.contains(expected), "{said}");
    }
    let many = format!("exclude=[{}]", "\"a\",".repeat(10_001));
    let (code, _, said) = check(&many);
    assert!(code == Some(2) && said.contains("10001 are more than there may be: 10000"), "{said}");
    assert!(check("jobs=999").2.starts_with("warning: 999 threads are more than there may be: 256 are used"));
}

#[test]
fn empty_standard_input_is_an_error() {
    for (more, expected) in [(&[][..], 3), (&["--input", "markdown"], 3), (&["--no-matching-inputs=ok"], 0)] {
        let output = program().args(["check", "--no-config", "-"]).args(more).stdin(std::process::Stdio::null()).output().unwrap();
        assert_eq!(output.status.code(), Some(expected), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn configured_reports_are_written_besides_and_not_where_a_format_is_chosen() {
    let folder = folder(&[
        ("snipcheck.toml", "format = \"concise\"\n[reports]\nsarif = \"out/a.sarif\"\ntap = \"out/a.tap\"\n"),
        ("deep/a.md", WRONG),
        ("out/kept", ""),
    ]);
    let deep = folder.path().join("deep");
    let (code, out, _) = run(&deep, &["check"]);
    assert!(code == Some(1) && out.starts_with("a.md:4:"), "{out}");
    let written = |name: &str| fs::read_to_string(folder.path().join("out").join(name));
    assert!(written("a.sarif").unwrap().contains("\"2.1.0\"") && written("a.tap").unwrap().starts_with("TAP version"));
    fs::remove_file(folder.path().join("out/a.sarif")).unwrap();
    assert!(run(&deep, &["check", "--format", "json"]).1.starts_with('{'));
    assert!(written("a.sarif").is_err());
    let (code, _, said) = run(&deep, &["check", "--set", "reports={sarrif = \"a\"}"]);
    assert!(code == Some(2) && said.contains("did you mean `sarif`?"), "{said}");
}

#[test]
fn files_that_are_too_large_are_left_out_and_named() {
    let folder = folder(&[("a.md", WRONG), ("large.md", &WRONG.repeat(10)), ("snipcheck.toml", "max-file-bytes = 100")]);
    for paths in [[".", "."], ["a.md", "large.md"]] {
        let (code, out, said) = run(folder.path(), &[&CONCISE[..], &paths].concat());
        assert!(
            code == Some(1) && out.lines().count() == 1 && said.contains("large.md is larger than 100 bytes, and left out"),
            "{out}{said}"
        );
    }
    assert_eq!(run(folder.path(), &["check", "large.md"]).0, Some(0));
    assert_eq!(run(folder.path(), &["check", "--set", "max-file-bytes=1000", "large.md"]).0, Some(1));
}

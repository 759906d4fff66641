//! Several reports in one run, and what services demand of each: the constraints of their schemas, as far as reports could break them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use super::common::program;

const PAGE: &str = "# A & \"B\" <c>\n\n```json\n{\n  \"é\": 1\n  \"b\": 2\n}\n```\n\n```json\n{\n  \"é\": 1\n  \"b\": 2\n}\n```\n\n\
                    ```pyhton\nprint(1)\n```\n\n```text\nwords\n```\n\n```js snipcheck-none\nlet a = 1;\n```\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), PAGE).unwrap();
    fs::write(folder.path().join("clean.md"), "# T\n\n```js\nlet a = 1;\n```\n").unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = program();
    command.current_dir(folder).env_remove("GITHUB_STEP_SUMMARY").args(["check", "--no-config"]).args(arguments).output().unwrap()
}

fn written(format: &str) -> String {
    let folder = folder();
    String::from_utf8(run(folder.path(), &["--format", format, "."]).stdout).unwrap()
}

fn json(format: &str) -> Value {
    serde_json::from_str(&written(format)).unwrap()
}

#[test]
fn one_run_writes_several_reports_each_as_if_it_were_alone() {
    let folder = folder();
    let path = folder.path();
    let formats: Vec<_> = snipcheck::report::FORMATS.iter().map(|format| format.name).collect();
    let alone: Vec<_> = formats.iter().map(|format| run(path, &["--format", format, "."]).stdout).collect();
    let out = tempfile::tempdir().unwrap();
    let to = |format: &str| format!("--format={format}={}", out.path().join(format).display());
    let mut arguments: Vec<_> = formats.iter().map(|format| to(format)).collect();
    arguments.extend(["--format=human".to_owned(), ".".to_owned()]);
    let together = run(path, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(together.status.code(), Some(1));
    assert_eq!(together.stdout, alone[0]);
    for (format, alone) in formats.iter().zip(alone) {
        assert_eq!(fs::read_to_string(out.path().join(format)).unwrap(), String::from_utf8(alone).unwrap(), "{format}");
    }
}

#[test]
fn no_two_reports_go_to_one_place() {
    let folder = folder();
    let refused = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, said) = refused(&["--format", "json", "--format", "sarif"]);
    assert_eq!(code, Some(2));
    assert_eq!(said, "error: `json` and `sarif` would both go to standard output: name a file, as in `--format sarif=FILE`\n");
    assert_eq!(
        refused(&["--format", "json=x", "--format", "sarif=x"]),
        (Some(2), "error: two reports would go to x: name another file\n".into())
    );
    let (code, said) = refused(&["--format", "sarfi=x"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("'sarif'"), "{said}");
    let (code, said) = refused(&["--format", "sarif=a.md", "a.md"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("is read, and would be overwritten"), "{said}");
    let both = run(folder.path(), &["--format", "concise", "--format", "json=j", "--output", "o", "a.md"]);
    assert_eq!((both.status.code(), both.stdout.len()), (Some(1), 0));
    assert!(folder.path().join("o").is_file() && folder.path().join("j").is_file());
}

#[test]
fn the_exit_code_alone_is_changed_by_exit_zero() {
    let folder = folder();
    for format in snipcheck::report::FORMATS {
        let (plain, zero) = (run(folder.path(), &["--format", format.name]), run(folder.path(), &["--format", format.name, "--exit-zero"]));
        assert_eq!((plain.status.code(), zero.status.code()), (Some(1), Some(0)));
        assert_eq!(plain.stdout, zero.stdout, "{}", format.name);
    }
}

#[test]
fn a_summary_is_added_to_the_file_of_the_step() {
    let folder = folder();
    let summary = folder.path().join("summary");
    fs::write(&summary, "before\n").unwrap();
    let mut command = program();
    command.current_dir(folder.path()).env("GITHUB_STEP_SUMMARY", &summary);
    let output = command.args(["check", "--no-config", "--format=concise", "--format=step-summary", "a.md"]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 3);
    let text = fs::read_to_string(summary).unwrap();
    assert!(text.starts_with("before\n## snipcheck\n\n2 errors, 1 info; 5 snippets in 1 article of 1 file: "), "{text}");
    assert!(text.contains("| error | a.md:5:9 | missing comma"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("| error") || line.starts_with("| info")).count(), 3);
}

#[test]
fn gitlab_gets_what_it_takes() {
    let report = json("gitlab");
    let entries = report.as_array().unwrap();
    assert_eq!(entries.len(), 3);
    for entry in entries {
        assert!(["description", "check_name", "fingerprint"].iter().all(|key| entry[key].as_str().is_some_and(|text| !text.is_empty())));
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&entry["severity"].as_str().unwrap()));
        assert_eq!(entry["location"]["path"], "a.md");
        assert!(entry["location"]["lines"]["begin"].as_u64().unwrap() > 0);
    }
    let fingerprints: BTreeSet<_> = entries.iter().map(|entry| entry["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(fingerprints.len(), 3, "two findings that are alike are two");
}

#[test]
fn reviewdog_gets_what_it_takes() {
    let report = json("rdjson");
    assert_eq!(report["source"]["name"], "snipcheck");
    let whole = report["diagnostics"].as_array().unwrap();
    let lines: Vec<Value> = written("rdjsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((whole.len(), lines.len()), (3, 3));
    for (diagnostic, line) in whole.iter().zip(&lines) {
        assert!(["message", "location", "severity", "code"].iter().all(|key| diagnostic[key] == line[key] && !line[key].is_null()));
        assert!(["ERROR", "WARNING", "INFO"].contains(&diagnostic["severity"].as_str().unwrap()));
        assert!(diagnostic["code"]["url"].as_str().unwrap().starts_with("https://"));
        assert_eq!(line["source"]["name"], "snipcheck");
    }
    // Columns count bytes: `é` has two. A change inserts where it says.
    assert_eq!(whole[0]["location"]["range"]["start"], serde_json::json!({ "line": 5, "column": 10 }));
    let suggestion = &whole[0]["suggestions"][0];
    assert_eq!((&suggestion["text"], &suggestion["range"]["start"]), (&Value::from(","), &suggestion["range"]["end"]));
}

#[test]
fn json_has_the_address_of_each_rule_s_page() {
    let report = json("json");
    let findings = report["diagnostics"].as_array().unwrap();
    assert!(
        findings.iter().all(|finding| finding["rule_url"].as_str().unwrap().ends_with(&format!("#{}", finding["rule"].as_str().unwrap())))
    );
}

/// The elements of `xml`, each as its path and the names of its attributes.
fn elements(xml: &str) -> Vec<(String, Vec<String>)> {
    let (mut reader, mut open, mut found) = (Reader::from_str(xml), Vec::<String>::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                open.push(tag.name().as_ref().to_owned());
                let keys = tag.attributes().map(|attribute| attribute.unwrap().key.as_ref().to_owned());
                found.push((open.join("/"), keys.collect()));
                if matches!(event, Event::Empty(_)) {
                    open.pop();
                }
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn junit_is_what_its_schema_takes() {
    // Elements, and of each the attributes that the schema of Jenkins knows and those that it wants.
    let known: [(&str, &[&str], &[&str]); 6] = [
        ("testsuites", &["disabled", "errors", "failures", "name", "tests", "time"], &[]),
        (
            "testsuites/testsuite",
            &["name", "tests", "failures", "errors", "time", "disabled", "skipped", "timestamp", "hostname", "id", "package"],
            &["name", "tests"],
        ),
        ("testsuites/testsuite/testcase", &["name", "assertions", "time", "classname", "status"], &["name", "classname"]),
        ("testsuites/testsuite/testcase/failure", &["type", "message"], &[]),
        ("testsuites/testsuite/testcase/skipped", &["type", "message"], &[]),
        ("testsuites/testsuite/testcase/system-out", &[], &[]),
    ];
    let report = written("junit");
    for (path, attributes) in elements(&report) {
        let (_, allowed, wanted) = known.iter().find(|(known, _, _)| *known == path).unwrap_or_else(|| panic!("{path}"));
        assert!(attributes.iter().all(|attribute| allowed.contains(&attribute.as_str())), "{path}: {attributes:?}");
        assert!(wanted.iter().all(|wanted| attributes.iter().any(|attribute| attribute == wanted)), "{path}: {attributes:?}");
    }
    // In a case, what was printed stands behind how it ended.
    assert!(report.split("<testcase").all(|case| case.find("<system-out").is_none_or(|out| !case[out..].contains("<skipped"))));
    assert_eq!((report.matches("<failure").count(), report.contains("failures=\"2\"")), (2, true));
}

#[test]
fn checkstyle_is_what_its_readers_take() {
    let report = written("checkstyle");
    let found = elements(&report);
    assert!(found.iter().all(|(path, _)| ["checkstyle", "checkstyle/file", "checkstyle/file/error"].contains(&path.as_str())));
    let errors: Vec<_> = found.iter().filter(|(path, _)| path.ends_with("error")).collect();
    assert_eq!(errors.len(), 3);
    assert!(errors.iter().all(|(_, attributes)| *attributes == ["line", "column", "severity", "message", "source"]));
}

#[test]
fn tap_counts_its_points() {
    let report = written("tap");
    let lines: Vec<_> = report.lines().collect();
    assert_eq!(lines[0], "TAP version 14");
    let points: Vec<_> = lines.iter().filter(|line| line.starts_with("ok ") || line.starts_with("not ok ")).collect();
    assert_eq!(*lines.last().unwrap(), format!("1..{}", points.len()));
    assert!(points.iter().enumerate().all(|(index, line)| line.contains(&format!("ok {} - ", index + 1))), "{report}");
    assert_eq!(points.iter().filter(|line| line.starts_with("not")).count(), 2);
    assert_eq!(lines.iter().filter(|line| **line == "  ---").count(), lines.iter().filter(|line| **line == "  ...").count());
}

#[test]
fn azure_and_people_get_a_line_a_finding() {
    let azure = written("azure");
    assert_eq!(azure.lines().filter(|line| line.starts_with("##vso[task.logissue type=error;sourcepath=")).count(), 2, "{azure}");
    assert_eq!(azure.lines().count(), 3);
    let grouped = written("grouped");
    assert!(grouped.starts_with("a.md\n   5:9  error    missing comma"), "{grouped}");
    assert!(grouped.contains("\n\n2 errors, 1 info; "), "{grouped}");
}

#[test]
fn github_gets_the_blocking_ones_first_and_as_many_as_it_shows() {
    let folder = tempfile::tempdir().unwrap();
    let label = |n: usize| format!("```pyhton{n}\nprint(1)\n```\n\n");
    let labels: String = (0..15).map(label).collect();
    let wrong: String = (0..12).map(|n| format!("```json\n{{\n  \"a{n}\": 1\n  \"b\": [{n} {n}]\n}}\n```\n\n")).collect();
    fs::write(folder.path().join("a.md"), format!("# T\n\n{labels}{wrong}")).unwrap();
    let report = run(folder.path(), &["--format", "github", "a.md"]);
    let report = String::from_utf8(report.stdout).unwrap();
    let lines: Vec<_> = report.lines().collect();
    let (commands, logged): (Vec<&str>, Vec<&str>) = lines.iter().copied().partition(|line| line.starts_with("::"));
    assert_eq!(logged.len(), lines.len() - commands.len());
    assert!(logged.iter().all(|line| line.starts_with("- a.md:")), "the log has the others: {report}");
    let levels: Vec<_> = commands.iter().map(|line| line.split(' ').next().unwrap()).collect();
    let mut sorted = levels.clone();
    sorted.sort_by_key(|level| ["::error", "::warning", "::notice"].iter().position(|known| known == level));
    assert_eq!(levels, sorted);
    let count = |level| levels.iter().filter(|found| **found == level).count();
    assert_eq!(count("::notice"), 10, "the last line is one: {report}");
    assert!(count("::error") <= 10 && commands.len() <= 50);
    assert!(lines.last().unwrap().starts_with("::notice title=snipcheck::and more than GitHub shows: "), "{report}");
    assert!(lines.last().unwrap().contains("6 of severity info"), "{report}");
}

#[test]
fn what_was_not_checked_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let code = "```vim\nset number\n```\n\n```vim\nset wrap\n```\n";
    fs::write(folder.path().join("a.md"), format!("# T\n\n{code}")).unwrap();
    let said = String::from_utf8(run(folder.path(), &["a.md"]).stdout).unwrap();
    let catalog = String::from_utf8(run(folder.path(), &["--format", "json", "a.md"]).stdout).unwrap();
    let unparsed = &serde_json::from_str::<Value>(&catalog).unwrap()["summary"]["unparsed"];
    let (name, count) = unparsed.as_object().unwrap().iter().next().unwrap();
    assert_eq!(count, 2);
    assert!(said.ends_with(&format!("\n2 {name} snippets have no parser\n")), "{said}");
}

//! What of a git repository is checked: blocks that changed, and lists of files as git prints them.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use super::common::{git, program};

/// The exit code, the places of what was found, and what is said besides.
fn checked(folder: &Path, arguments: &[&str]) -> (Option<i32>, Vec<String>, String) {
    let output = program().current_dir(folder).args(["check", "--no-config", "--format", "concise"]).args(arguments).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let places = out.lines().map(|line| line.split(": ").next().unwrap().to_owned()).collect();
    (output.status.code(), places, String::from_utf8(output.stderr).unwrap())
}

const WRONG: &str = "```json\n{\n  \"a\": 1\n  \"b\": 2\n}\n```\n";

/// A repository with a page that has two blocks, both wrong, and a page to be renamed.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    git(path, &["init", "-q"]);
    fs::create_dir(path.join("docs")).unwrap();
    fs::write(path.join("docs/a.md"), format!("# T\n\nWords.\n\n{WRONG}\nWords between.\n\n{WRONG}")).unwrap();
    let words: String = (1..40).map(|n| format!("Line {n} of many words.\n\n")).collect();
    fs::write(path.join("docs/old name é.md"), format!("# Old\n\n{words}\n{WRONG}")).unwrap();
    git(path, &["add", "."]);
    git(path, &["commit", "-qm", "one"]);
    folder
}

#[test]
fn only_blocks_that_the_diff_touches_are_reported() {
    let folder = repository();
    let path = folder.path();
    let since = ["--changed-since", "HEAD", "docs"];
    let (code, places, said) = checked(path, &since);
    assert_eq!((code, places.len()), (Some(0), 0));
    assert_eq!(said, "note: nothing of it changed since HEAD\n");

    let page = fs::read_to_string(path.join("docs/a.md")).unwrap();
    fs::write(path.join("docs/a.md"), page.replace("Words.\n", "Words.\n\nMore of them.\n")).unwrap();
    assert_eq!(checked(path, &since), (Some(0), vec![], String::new()), "lines moved, and no block changed");
    let (first, second) = page.split_at(page.find("Words between").unwrap());
    fs::write(path.join("docs/a.md"), format!("{first}{}", second.replace("\"b\": 2", "\"b\": 3"))).unwrap();
    let (code, places, _) = checked(path, &since);
    assert_eq!((code, places.as_slice()), (Some(1), &["docs/a.md:16:9".to_owned()][..]), "the second block, not the first");
    fs::write(path.join("docs/a.md"), page.replacen("```json", "```jsonc", 1)).unwrap();
    assert_eq!(checked(path, &since).1, ["docs/a.md:7:9"], "its label");
    fs::write(path.join("docs/a.md"), page.replacen("  \"a\": 1\n", "", 1).replacen("{\n", "{ ,\n", 1)).unwrap();
    assert!(checked(path, &since).1.iter().all(|place| place.starts_with("docs/a.md:6:")), "the first block alone");
}

#[test]
fn new_files_are_reported_as_a_whole_and_renamed_ones_by_what_changed() {
    let folder = repository();
    let path = folder.path();
    fs::write(path.join("docs/new.md"), format!("# N\n\n{WRONG}\n{WRONG}")).unwrap();
    fs::write(path.join("docs/ignored.md"), WRONG).unwrap();
    fs::write(path.join(".gitignore"), "ignored.md\n").unwrap();
    git(path, &["mv", "docs/old name é.md", "docs/new name \"é\".md"]);
    assert_eq!(checked(path, &["--changed-since", "HEAD"]).1, ["docs/new.md:5:9", "docs/new.md:12:9"]);
    let renamed = path.join("docs/new name \"é\".md");
    fs::write(&renamed, fs::read_to_string(&renamed).unwrap().replace("\"b\": 2", "\"b\": 3")).unwrap();
    let inside = checked(&path.join("docs"), &["--changed-since", "HEAD", "new name \"é\".md", "new.md"]).1;
    assert_eq!(inside.len(), 3, "{inside:?}");
}

#[test]
fn what_another_branch_did_meanwhile_is_no_change() {
    let folder = repository();
    let path = folder.path();
    git(path, &["checkout", "-qb", "side"]);
    fs::write(path.join("docs/side.md"), WRONG).unwrap();
    git(path, &["add", "."]);
    git(path, &["commit", "-qm", "side"]);
    git(path, &["checkout", "-q", "main"]);
    let page = fs::read_to_string(path.join("docs/a.md")).unwrap();
    fs::write(path.join("docs/a.md"), page.replace("\"b\": 2", "\"b\": 3")).unwrap();
    git(path, &["commit", "-qam", "main"]);
    git(path, &["checkout", "-q", "side"]);
    assert_eq!(checked(path, &["--changed-since", "main", "docs"]).1, ["docs/side.md:3:9"]);
}

#[test]
fn what_git_does_not_know_is_told_in_its_words() {
    let folder = repository();
    let (code, _, said) = checked(folder.path(), &["--changed-since", "nosuch"]);
    assert_eq!(code, Some(2));
    assert!(said.starts_with("error: cannot tell what changed since \"nosuch\": ") && said.contains("nosuch\n"), "{said}");
    assert_eq!(checked(folder.path(), &["--changed-since=--output=x"]).0, Some(2));
    let outside = tempfile::tempdir().unwrap();
    let (code, _, said) = checked(outside.path(), &["--changed-since", "HEAD"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("not a git repository"), "{said}");
}

#[test]
fn a_waiver_that_goes_changes_its_block() {
    let folder = repository();
    let path = folder.path();
    let since = ["--changed-since", "HEAD", "docs/b.md"];
    for (waiver, places) in [
        ("<!-- snipcheck: skip -->", &["docs/b.md:7:9"][..]),
        ("<!-- snipcheck: off -->", &["docs/b.md:7:9", "docs/b.md:14:9"]),
        ("<!-- snipcheck: skip-file -->", &["docs/b.md:7:9", "docs/b.md:14:9"]),
    ] {
        let page = |waiver: &str| format!("# T\n\nWords.{waiver}\n{WRONG}\n{WRONG}");
        fs::write(path.join("docs/b.md"), page(&format!("\n\n{waiver}"))).unwrap();
        git(path, &["add", "."]);
        git(path, &["commit", "-qm", "with"]);
        fs::write(path.join("docs/b.md"), page("")).unwrap();
        let (code, found, said) = checked(path, &since);
        let lines: Vec<_> = places.iter().map(|place| place.replace(":7:", ":6:").replace(":14:", ":13:")).collect();
        assert_eq!((code, found), (Some(1), lines), "{waiver}: {said}");
        fs::write(path.join("docs/b.md"), "# T\n").unwrap();
    }
}

#[test]
fn each_file_is_asked_of_its_own_repository() {
    let folder = repository();
    let path = folder.path();
    let other = repository();
    let page = other.path().join("docs/a.md");
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("a.md"), WRONG).unwrap();
    let since = |file: &Path| checked(path, &["--changed-since", "HEAD", file.to_str().unwrap()]);
    assert_eq!(since(&page).0, Some(0), "nothing changed there");
    fs::write(&page, fs::read_to_string(&page).unwrap().replacen("\"b\": 2", "\"b\": 3", 1)).unwrap();
    assert_eq!((since(&page).0, since(&page).1.len()), (Some(1), 1));
    assert_eq!(since(&outside.path().join("a.md")).0, Some(1), "what belongs to no repository is new");

    let url = other.path().to_str().unwrap().to_owned();
    git(path, &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "sub"]);
    git(path, &["commit", "-qm", "sub"]);
    let inner = path.join("sub/docs/a.md");
    assert_eq!(since(&inner).0, Some(0));
    fs::write(&inner, fs::read_to_string(&inner).unwrap().replace("\"b\": 2", "\"b\": 3")).unwrap();
    assert_eq!(since(&inner).1.len(), 2);
}

/// What is said where `list` is read from standard input.
fn listed(folder: &Path, list: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = program();
    command.current_dir(folder).args(["check", "--no-config", "--files-from", "-", "--format", "concise"]).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(list.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8([output.stderr, output.stdout].concat()).unwrap())
}

#[test]
fn lists_are_taken_as_git_prints_them() {
    let folder = repository();
    let path = folder.path();
    let said = |list: &str, arguments: &[&str]| listed(path, list, arguments);
    assert_eq!(said("", &[]), (Some(0), "note: there is nothing to check\n".to_owned()));
    let (code, text) = said("gone.md\n", &[]);
    assert!(code == Some(3) && text.starts_with("note: gone.md is not there, and left out\nerror: no input matched"), "{text}");
    assert_eq!(said("gone.md\n", &["--no-matching-inputs=ok"]).0, Some(0));
    assert_eq!(said("\u{feff}docs/a.md\n", &[]).0, Some(1), "a byte order mark is no part of a name");
    fs::write(path.join("code.rs"), "fn main() {").unwrap();
    let list = "a.md\nb.md\nc.md\nd.md\ncode.rs\ndocs/a.md\n";
    let (code, text) = said(list, &[]);
    assert_eq!((code, text.lines().count()), (Some(1), 4), "{text}");
    assert!(
        text.starts_with(
            "note: a.md, b.md, c.md and 1 more are not there, and left out\nnote: code.rs is of no known kind, and left out\n"
        )
    );
    assert_eq!(said("docs/a.md\n", &["--changed-since", "HEAD"]).0, Some(0));
}

#[test]
fn that_nothing_matches_may_be_well() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(checked(folder.path(), &["*.md"]).0, Some(3));
    let (code, places, said) = checked(folder.path(), &["--no-matching-inputs", "ok", "*.md"]);
    assert_eq!((code, places.len()), (Some(0), 0), "{said}");
    assert!(said.ends_with("note: there is nothing to check\n"), "{said}");
    assert_eq!(checked(folder.path(), &["--no-matching-inputs=error", "*.md"]).0, Some(3));
}

//! Fixes that are applied: what holds of every one of them in the library, and what the program does with files.

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};
use std::sync::Arc;

use snipcheck::catalog::File;
use snipcheck::diagnostic::FixTrust;
use snipcheck::fixing::{Fixer, choose};
use snipcheck::run::{self, Options};
use snipcheck::source::Source;

use super::common::{at, checked, files_in, program};
use super::samples::each;
use super::snippets::samples;

/// The file after its fixes, which are trusted at least as far as `least`; `None` if none is made.
fn fixed(name: &str, bytes: &[u8], least: FixTrust) -> Option<File> {
    let mut reread = |bytes: Vec<u8>| Some(run::check(Source::new(name, bytes, None), &Options::default()));
    let mut select = |file: File, _: &dyn Fn(usize) -> usize| file;
    Fixer { least, reread: &mut reread, select: &mut select }.fix(checked(name, bytes)).after
}

/// What is between the blocks of `file`: all of its bytes that are no code.
fn around(file: &File) -> Vec<u8> {
    let bytes = file.source.bytes();
    let (mut out, mut behind) = (Vec::new(), 0);
    for (_, checked) in file.snippets() {
        let code = &checked.snippet.block.text;
        for piece in code.origins(0..code.len()) {
            out.extend_from_slice(bytes.get(behind..piece.origin.start).unwrap_or_default());
            behind = behind.max(piece.origin.end);
        }
    }
    out.extend_from_slice(&bytes[behind..]);
    out
}

/// Findings by their rules, in order.
fn rules(file: &File) -> Vec<&'static str> {
    let mut rules: Vec<_> = file.findings().map(|(_, diagnostic)| diagnostic.rule.id).collect();
    rules.sort_unstable();
    rules
}

/// What must hold of every file called `name` that holds `bytes`; gives what the fixes make of it, `None` if none is made.
fn holds(name: &str, bytes: &[u8], least: FixTrust) -> Result<Option<Vec<u8>>, String> {
    let Some(after) = fixed(name, bytes, least) else { return Ok(None) };
    let before = checked(name, bytes);
    let result = after.source.bytes().to_vec();
    let shown = String::from_utf8_lossy(&result).into_owned();
    let err = |what: &str| Err(format!("{what}:\n{shown}"));
    if fixed(name, &result, least).is_some() {
        return err("it is fixed once more");
    }
    let again = checked(name, result.as_slice());
    // A line that is put in brings what parts it from the next: blanks, and in a notebook the quotes and the comma between two strings.
    let parts = |byte: u8| {
        byte.is_ascii_whitespace()
            || Path::new(name).extension().is_some_and(|extension| extension == "ipynb") && matches!(byte, b'"' | b',')
    };
    let squeezed = |file: &File| around(file).into_iter().filter(|byte| !parts(*byte)).collect::<Vec<_>>();
    if squeezed(&again) != squeezed(&before) {
        return err("what is around the code changed");
    }
    let (mut left, found) = (rules(&before), rules(&again));
    if !found.iter().all(|rule| left.iter().position(|other| other == rule).map(|index| left.remove(index)).is_some()) {
        return err("it has new findings");
    }
    if found.len() >= rules(&before).len() {
        return err("nothing was lost");
    }
    Ok(Some(result))
}

#[test]
fn every_sample_that_is_fixed_is_fixed_for_good_and_nothing_else_changes() {
    let page = |(name, sample): (String, super::snippets::Sample)| {
        let ticks = sample.code.split(|c| c != '`').map(str::len).max().unwrap_or_default().max(2) + 1;
        let fence = "`".repeat(ticks);
        let (label, code) = (sample.label.id, sample.code);
        // The same twice, and something else between.
        (name, format!("# T\n\n{fence}{label}\n{code}{fence}\n\nText “quoted”.\n\n- item\n\n{fence}{label}\n{code}{fence}\n\nEnd\n"))
    };
    let pages: Vec<_> = samples().into_iter().map(page).collect();
    each(&pages, |page: &String| {
        // Where no fix is made at all, none is that can be trusted.
        if holds("page.md", page.as_bytes(), FixTrust::Unsafe)?.is_some() {
            holds("page.md", page.as_bytes(), FixTrust::Safe)?;
        }
        let lone = |bytes: &[u8]| bytes.iter().enumerate().any(|(at, byte)| *byte == b'\n' && !bytes[..at].ends_with(b"\r"));
        match holds("page.md", page.replace('\n', "\r\n").as_bytes(), FixTrust::Unsafe)? {
            Some(fixed) if lone(&fixed) => Err("a line ends without its `\\r`".to_owned()),
            _ => Ok(()),
        }
    });
}

#[test]
fn articles_are_fixed_for_good_and_nothing_else_changes() {
    let mut count = 0;
    for path in files_in(&at("snippets/articles")).into_iter().filter(|path| path.extension().is_some_and(|e| e != "jsonl")) {
        let (name, bytes) = (path.display().to_string(), fs::read(&path).unwrap());
        for least in [FixTrust::Safe, FixTrust::Unsafe] {
            let fixed = holds(&name, &bytes, least).unwrap_or_else(|why| panic!("{name}: {why}"));
            count += usize::from(fixed.is_some());
        }
    }
    assert!(count > 0, "nothing was fixed");
}

#[test]
fn a_character_is_written_as_the_kind_of_file_has_it() {
    let notebook = concat!(
        r#"{"cells": [{"cell_type": "code", "metadata": {}, "source": ["x = “a”\n", "print(x)\n"], "outputs": [], "execution_count": null}], "#,
        r#""metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}"#
    );
    for (name, source, quote) in [("a.ipynb", notebook, "\\\""), ("a.rst", ".. code-block:: python\n\n   x = “a”\n", "\"")] {
        let file = fixed(name, source.as_bytes(), FixTrust::Unsafe).unwrap();
        assert_eq!(String::from_utf8_lossy(file.source.bytes()), source.replace(['“', '”'], quote));
    }
}

#[test]
fn fixes_that_are_only_shown_are_never_made() {
    let page = "```json\n{\"a\": 1 \"b\": [1 2}\n```\n\n```python\nf(a b)\n```\n";
    let file = checked("a.md", page);
    let shown = file.findings().filter(|(_, diagnostic)| diagnostic.fix.as_ref().is_some_and(|fix| fix.trust == FixTrust::Shown)).count();
    assert!(shown > 0, "none is only shown");
    assert!(choose::choose(&file, FixTrust::Shown).iter().all(|fix| !fix.edits.is_empty()));
    let places: Vec<_> = choose::choose(&file, FixTrust::Shown).iter().map(|fix| file.source.position(fix.at).line).collect();
    assert!(!places.contains(&6), "{places:?}");
}

#[test]
fn a_file_that_would_not_be_right_stays_as_it_was() {
    let page = "```python\nprint(“a”)\n```\n\n```json\n{\n  \"a\": 1\n  \"b\": 2\n}\n```\n";
    // Whoever reads it again finds that the second block is damaged by what is done to it.
    let mut reread = |bytes: Vec<u8>| {
        let broken = String::from_utf8(bytes).unwrap().replace("1,\n", "1,,\n");
        Some(run::check(Source::new("a.md", broken.into_bytes(), None), &Options::default()))
    };
    let mut select = |file: File, _: &dyn Fn(usize) -> usize| file;
    let fixed = Fixer { least: FixTrust::Unsafe, reread: &mut reread, select: &mut select }.fix(checked("a.md", page));
    let after = fixed.after.unwrap();
    assert_eq!(String::from_utf8_lossy(after.source.bytes()), page.replace(['“', '”'], "\""));
    assert_eq!(after.fixed, 2);
    // And where it cannot be read again at all, nothing is.
    let mut never = |_: Vec<u8>| None;
    let source = Arc::clone(&checked("a.md", page).source);
    let fixed = Fixer { least: FixTrust::Unsafe, reread: &mut never, select: &mut select }.fix(checked("a.md", page));
    assert!(fixed.after.is_none());
    assert_eq!(fixed.before.source.bytes(), source.bytes());
}

const BROKEN: &str = "# T\n\n```python\nprint(“hello”)\n```\n";
const MENDED: &str = "# T\n\n```python\nprint(\"hello\")\n```\n";

fn check(folder: &Path, arguments: &[&str]) -> Output {
    program().current_dir(folder).args(["check", "--no-config", "--format", "concise"]).args(arguments).output().unwrap()
}

/// The exit code, what is on standard output and what on standard error.
fn told(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A folder with these files in it.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

#[test]
fn marks_line_ends_and_encodings_stay() {
    let crlf = BROKEN.replace('\n', "\r\n");
    let marked = [b"\xEF\xBB\xBF".as_slice(), BROKEN.as_bytes()].concat();
    // Windows-1252 writes the quotes as 0x93 and 0x94, and an é as 0xE9.
    let old = b"# Caf\xE9\n\n```python\nprint(\x93hello\x94)\n```\n";
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(BROKEN.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let folder = folder(&[("crlf.md", crlf.as_bytes()), ("mark.md", &marked), ("old.md", old), ("wide.md", &wide)]);
    let (code, report, notes) = told(&check(folder.path(), &["--fix", "."]));
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("crlf.md"), MENDED.replace('\n', "\r\n").as_bytes());
    assert_eq!(read("mark.md"), [b"\xEF\xBB\xBF".as_slice(), MENDED.as_bytes()].concat());
    assert_eq!(read("old.md"), b"# Caf\xE9\n\n```python\nprint(\"hello\")\n```\n");
    assert_eq!(read("wide.md"), wide);
    assert_eq!(code, Some(1), "{report}{notes}");
    assert!(report.lines().all(|line| line.starts_with("wide.md:4:")), "{report}");
    assert!(notes.contains("2 fixes are not made, for it is not certain how the file writes it: wide.md:4, wide.md:4"), "{notes}");
}

#[cfg(unix)]
#[test]
fn modes_and_links_stay_and_what_is_read_only_is_an_error() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder(&[("real.txt", BROKEN.as_bytes()), ("kept.md", BROKEN.as_bytes()), ("other.md", BROKEN.as_bytes())]);
    let path = |name: &str| folder.path().join(name);
    symlink("real.txt", path("link.md")).unwrap();
    fs::set_permissions(path("other.md"), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(path("kept.md"), fs::Permissions::from_mode(0o444)).unwrap();
    let (code, report, notes) = told(&check(folder.path(), &["--fix", "kept.md", "link.md", "other.md"]));
    assert_eq!(code, Some(2), "{report}{notes}");
    assert!(notes.contains("error: cannot fix kept.md: it is read-only"), "{notes}");
    assert!(report.lines().count() == 2 && report.lines().all(|line| line.starts_with("kept.md:4:")), "{report}");
    assert!(path("link.md").is_symlink());
    for (name, content, mode) in [("real.txt", MENDED, 0o644), ("kept.md", BROKEN, 0o444), ("other.md", MENDED, 0o755)] {
        assert_eq!(fs::read_to_string(path(name)).unwrap(), content, "{name}");
        assert_eq!(fs::metadata(path(name)).unwrap().permissions().mode() & 0o755, mode, "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "something is left behind");
}

fn piped(folder: &Path, arguments: &[&str], input: &[u8]) -> (Option<i32>, Vec<u8>, String) {
    use std::io::Write as _;
    let mut command = program();
    command.current_dir(folder).args(["check", "--no-config", "--format", "concise"]).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.code(), output.stdout, String::from_utf8(output.stderr).unwrap())
}

#[test]
fn standard_input_is_given_back_whatever_it_holds() {
    let folder = folder(&[("page.md", BROKEN.as_bytes())]);
    let (code, text, notes) = piped(folder.path(), &["--fix", "-", "--stdin-name", "page.md"], BROKEN.as_bytes());
    assert_eq!((code, String::from_utf8(text).unwrap().as_str(), notes.as_str()), (Some(0), MENDED, ""));
    assert_eq!(fs::read_to_string(folder.path().join("page.md")).unwrap(), BROKEN);
    let wrong = b"# T\n\n```json\n{\"a\": 1 2 3}\n```\n";
    let (code, text, report) = piped(folder.path(), &["--fix", "-"], wrong);
    assert_eq!((code, text.as_slice()), (Some(1), wrong.as_slice()));
    assert!(report.starts_with("-:4:"), "{report}");
    for whole in [b"\xFF\x00\xFE".as_slice(), b"", b"<rss><channel></channel></rss>"] {
        assert_eq!(piped(folder.path(), &["--fix", "-"], whole).1, whole);
    }
}

#[test]
fn a_diff_is_taken_by_git_and_makes_what_fix_makes() {
    let folder = folder(&[("a b.md", BROKEN.as_bytes()), ("ž.md", BROKEN.replace('\n', "\r\n").trim_end().as_bytes())]);
    let diff = || program().current_dir(folder.path()).args(["check", "--no-config", "--diff", "."]).output().unwrap();
    let output = diff();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_to_string(folder.path().join("a b.md")).unwrap(), BROKEN);
    fs::write(folder.path().join("patch"), &output.stdout).unwrap();
    let mut git = std::process::Command::new("git");
    let applied = git
        .current_dir(folder.path())
        .args(["apply", "--whitespace=nowarn", "patch"])
        .env("GIT_CEILING_DIRECTORIES", "/")
        .output()
        .unwrap();
    assert!(applied.status.success(), "{}", String::from_utf8_lossy(&applied.stderr));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("a b.md"), MENDED);
    assert_eq!(read("ž.md"), MENDED.replace('\n', "\r\n").trim_end());
    let output = diff();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
}

#[test]
fn only_what_is_reported_is_fixed() {
    let waived = BROKEN.replace("```python", "<!-- snipcheck: skip -->\n\n```python");
    let folder = folder(&[("a.md", BROKEN.as_bytes()), ("waived.md", waived.as_bytes())]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let (code, _, _) = told(&check(folder.path(), &["--fix", "--rule", "syntax-error=off", "."]));
    assert_eq!((code, read("a.md").as_str()), (Some(0), BROKEN));
    assert_eq!(check(folder.path(), &["--write-baseline", "."]).status.code(), Some(0));
    // A second place like the one that is accepted is new.
    fs::write(folder.path().join("a.md"), BROKEN.replace("# T\n", "# T\n\n```python\nprint(“new”)\n```\n")).unwrap();
    let (code, report, notes) = told(&check(folder.path(), &["--fix", "--baseline", "snipcheck.baseline.json", "."]));
    assert_eq!((code, report.as_str(), notes.as_str()), (Some(0), "", ""));
    assert_eq!(read("a.md"), BROKEN.replace("# T\n", "# T\n\n```python\nprint(\"new\")\n```\n"));
    assert_eq!(read("waived.md"), waived);
    let (code, report, _) = told(&check(folder.path(), &["--fix", "."]));
    assert_eq!((code, report.as_str(), read("waived.md").as_str()), (Some(0), "", waived.as_str()));
    assert!(!read("a.md").contains('“'));
}

#[test]
fn lines_that_did_not_change_are_left_alone() {
    let folder = folder(&[("a.md", BROKEN.as_bytes())]);
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=n", "-c", "user.email=e@example.com"];
        let done = std::process::Command::new("git").current_dir(folder.path()).args(who).args(arguments).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "first"]);
    let more = "\n```js\nf({\n  a: 1\n  b: 2,\n});\n```\n";
    fs::write(folder.path().join("a.md"), format!("{BROKEN}{more}")).unwrap();
    let (code, report, notes) = told(&check(folder.path(), &["--fix", "--unsafe-fixes", "--changed-since", "HEAD", "."]));
    assert_eq!((code, report.as_str(), notes.as_str()), (Some(0), "", ""));
    let mended = more.replace("1\n", "1,\n");
    assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), format!("{BROKEN}{mended}"));
}

#[test]
fn feeds_are_never_touched() {
    let feed = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>T</title><item><title>A</title><description><![CDATA[<pre><code class=\"language-python\">print(“hello”)\n</code></pre>]]></description></item></channel></rss>\n";
    let folder = folder(&[("feed.xml", feed.as_bytes())]);
    let (code, _, notes) = told(&check(folder.path(), &["--fix", "--unsafe-fixes", "feed.xml"]));
    assert_eq!(code, Some(1));
    assert_eq!(notes, "note: 2 fixes are not made in a file that is made from others (feeds, lines of JSON): fix their sources\n");
    assert_eq!(fs::read_to_string(folder.path().join("feed.xml")).unwrap(), feed);
}

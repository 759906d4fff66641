//! Inputs that are no files, files whose names are odd, and what is said of both.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Stdio;

use snipcheck::report::FORMATS;
use snipcheck::report::visible::is_hidden;

use super::{RIGHT, WRONG, ended, folder, make_pipe, run, snipcheck};

/// A name that clears the screen, sets the window's title, turns what follows around, and starts a line of its own.
const HOSTILE: &str = "a\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}\u{9b}\n::error::x.md";

/// How that name is shown.
const SHOWN: &str = "a\\u{1b}[2J\\u{1b}]0;x\\u{7}\\u{202e}\\u{9b}\\u{a}::error::x.md";

#[cfg(target_os = "linux")]
#[test]
fn files_whose_names_are_not_utf8_are_read_and_told_apart() {
    let folder = folder();
    let path = folder.path();
    let odd = [&b"a\xFF.md"[..], b"a\xFE.md", b"a\\xff.md"].map(OsStr::from_bytes);
    for name in odd {
        fs::write(path.join(name), WRONG).unwrap();
    }
    let expected = "a\\\\xff.md:4:8: error[trailing-comma-in-json] M\na\\xfe.md:4:8: error[trailing-comma-in-json] M\na\\xff.md:4:8: error[trailing-comma-in-json] M\n";
    let list = odd.map(OsStr::as_bytes).join(&b'\n');
    fs::write(path.join("list"), list).unwrap();
    let concise: [&[&OsStr]; 4] =
        [&[OsStr::new(".")], &[OsStr::new("*.md")], &[odd[0], odd[1], odd[2], odd[0]], &[OsStr::new("--files-from"), OsStr::new("list")]];
    for inputs in concise {
        let (_, out, _) = run(path, &[&["check", "--format", "concise"].map(OsStr::new), inputs].concat());
        let message = out.lines().next().and_then(|line| line.split_once("] ")).unwrap().1.to_owned();
        assert_eq!(out.replace(&message, "M"), expected);
    }
    let (_, out, _) = run(path, &["check", "--format", "sarif", "."]);
    for uri in ["a%FF.md", "a%FE.md", "a%5Cxff.md"] {
        assert!(out.contains(&format!("\"uri\": \"{uri}\"")), "{uri}");
    }
}

#[test]
fn a_hostile_name_gets_through_nowhere() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join(HOSTILE), WRONG).unwrap();
    for format in FORMATS {
        let (code, out, said) = run(path, &["check", "--format", format.name, "."]);
        assert_eq!((code, said.as_str()), (Some(1), ""), "{}", format.name);
        assert_plain(&out);
    }
    for command in [&["dump", "."][..], &["catalog", "."], &["catalog", "--format", "jsonl", "."], &["detect", HOSTILE]] {
        let (code, out, _) = run(path, command);
        assert_eq!(code, Some(0));
        assert_plain(&out);
        let shown = if command[0] == "catalog" { "a\\u001b[2J\\u001b]0;x\\u0007\\u202e\\u009b\\n::error::x.md" } else { SHOWN };
        assert!(out.contains(shown), "{out}");
    }
}

fn assert_plain(out: &str) {
    for line in out.split('\n') {
        assert!(!line.contains(is_hidden), "{line:?}");
        assert!(!line.trim_start().starts_with("::") || line.starts_with("::error file=a\\u{1b}[2J"), "{line:?}");
    }
}

#[test]
fn what_is_said_of_hostile_arguments_hides_nothing() {
    let folder = folder();
    let path = folder.path();
    let pattern = format!("{HOSTILE}*");
    let option = format!("--{HOSTILE}");
    let output = format!("none/{HOSTILE}");
    fs::write(path.join("a.md"), RIGHT).unwrap();
    for arguments in [
        &["check", HOSTILE][..],
        &["check", &pattern],
        &["check", &option],
        &["check", "--format", HOSTILE],
        &["check", "--blocks", HOSTILE],
        &["check", "--files-from", HOSTILE],
        &["check", "a.md", "-o", &output],
        &["dump", "a.md", "--language", HOSTILE],
        &["dump", "a.md", "-o", &format!("a.md/{HOSTILE}")],
        &["detect", HOSTILE],
        &["explain", HOSTILE],
        &["man", HOSTILE],
        &[HOSTILE],
    ] {
        let (code, _, said) = run(path, arguments);
        assert!(matches!(code, Some(2 | 3)), "{arguments:?}");
        assert!(said.contains("u{1b}"), "{said}");
        assert_plain(&said);
    }
}

#[test]
fn what_is_no_file_is_said_and_the_rest_is_read() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("a.md"), WRONG).unwrap();
    make_pipe(&path.join("pipe.md"));
    make_pipe(&path.join("pipe.xml"));
    symlink("nothing", path.join("dangling.md")).unwrap();
    symlink("circle.md", path.join("circle.md")).unwrap();
    symlink("/dev/zero", path.join("zero.md")).unwrap();
    symlink(".", path.join("here")).unwrap();
    let (code, out, said) = run(path, &["check", "--format", "concise", "."]);
    assert_eq!(code, Some(1));
    assert_eq!(out.lines().count(), 1, "{out}");
    for name in ["pipe.md", "dangling.md", "circle.md", "zero.md"] {
        assert!(said.contains(&format!("warning: {name} is no file, and is not read")), "{said}");
    }
    // Named, each is an error.
    let (code, out, said) =
        run(path, &["check", "--format", "concise", "a.md", "pipe.md", "dangling.md", "circle.md", "zero.md", "here/a.md"]);
    assert_eq!(code, Some(2));
    assert_eq!(out.lines().count(), 2, "{out}");
    for name in ["pipe.md: a pipe that nobody writes to", "dangling.md: ", "circle.md: ", "zero.md: a device, and no file"] {
        assert!(said.contains(&format!("error: cannot read {name}")), "{said}");
    }
}

#[test]
fn a_pipe_that_somebody_writes_to_is_read() {
    let folder = folder();
    let path = folder.path();
    make_pipe(&path.join("pipe"));
    let child = snipcheck(path, &["check", "--format", "concise", "pipe"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    fs::write(path.join("pipe"), WRONG).unwrap();
    let (code, out, said) = ended(child.wait_with_output().unwrap());
    assert_eq!((code, said.as_str()), (Some(1), ""));
    assert!(out.starts_with("pipe:4:"), "{out}");
}

#[test]
fn rules_of_a_folder_that_are_no_rules_end_nothing() {
    for rules in [".gitignore", ".ignore"] {
        let folder = folder();
        let path = folder.path();
        fs::write(path.join("a.md"), WRONG).unwrap();
        for name in ["endless", "waiting"] {
            fs::create_dir(path.join(name)).unwrap();
            fs::write(path.join(name).join("b.md"), WRONG).unwrap();
        }
        symlink("/dev/zero", path.join("endless").join(rules)).unwrap();
        make_pipe(&path.join("waiting").join(rules));
        for (input, found) in [(".", 1), ("**/*.md", 1), ("endless", 0), ("waiting", 0)] {
            let (code, out, said) = run(path, &["check", "--format", "concise", input]);
            assert_eq!((code, out.lines().count()), (Some(2), found), "{said}");
            assert!(said.contains(&format!(": its {rules} is no file")), "{said}");
        }
    }
}

#[test]
fn standard_input_and_a_file_may_have_one_name() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("-"), WRONG).unwrap();
    fs::write(path.join("other.md"), RIGHT).unwrap();
    let stdin = fs::File::open(path.join("other.md")).unwrap();
    let (_, out, _) = ended(snipcheck(path, &["catalog", "--format", "jsonl", "-", "./-"]).stdin(stdin).output().unwrap());
    assert_eq!(out.lines().count(), 2, "{out}");
}

#[test]
fn more_threads_than_there_may_be_are_not_started() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), RIGHT).unwrap();
    let (code, _, said) = run(folder.path(), &["check", "-j", "100000", "a.md"]);
    assert_eq!(code, Some(0));
    assert_eq!(said, "warning: 100000 threads are more than there may be: 256 are used\n");
}

#[test]
fn a_dump_that_goes_to_a_program_is_exact() {
    let folder = folder();
    let code = "let a = \"\u{1b}[31m\u{202e}\";\u{9b}\n::x\n";
    fs::write(folder.path().join("a.md"), format!("# T\n\n```js\n{code}```\n")).unwrap();
    let (_, out, _) = run(folder.path(), &["dump", "a.md"]);
    assert!(out.ends_with(&format!("invalid\n{code}\n")), "{out:?}");
}

#[test]
fn a_folder_that_changes_is_read_as_far_as_it_is_there() {
    let folder = folder();
    let path = folder.path();
    let gone = Path::new("gone.md");
    make_pipe(&path.join("first.md"));
    for name in ["a.md", "gone.md"] {
        fs::write(path.join(name), WRONG).unwrap();
    }
    // While the list is still being read, what it names goes.
    let list = path.join("list");
    make_pipe(&list);
    let child = snipcheck(path, &["check", "--format", "concise", "--files-from", "list"]);
    let child = { child }.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut names = fs::File::options().write(true).open(&list).unwrap();
    std::io::Write::write_all(&mut names, b"a.md\ngone.md\n").unwrap();
    fs::remove_file(path.join(gone)).unwrap();
    drop(names);
    let (code, out, said) = ended(child.wait_with_output().unwrap());
    assert_eq!((code, out.lines().count()), (Some(1), 1), "{out}");
    assert_eq!(said, "note: gone.md is not there, and left out\n");
}

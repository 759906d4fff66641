//! A report's file is the old one or the new one, and never what is being read.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

use super::{RIGHT, WRONG, ended, folder, make_pipe, names, read, run, snipcheck};

/// Every command that takes `--output FILE`, with what it needs before it.
const WRITERS: [&[&str]; 4] =
    [&["check", "--exit-zero"], &["check", "--exit-zero", "--format", "junit"], &["catalog"], &["catalog", "--format", "csv"]];

fn with_output<'a>(command: &[&'a str], input: &'a str, output: &'a str) -> Vec<&'a str> {
    [command, &[input, "--output", output]].concat()
}

#[test]
fn what_is_read_is_not_overwritten() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("x.md"), WRONG).unwrap();
    fs::create_dir(path.join("sub")).unwrap();
    symlink("x.md", path.join("soft.md")).unwrap();
    symlink("..", path.join("sub/up")).unwrap();
    fs::hard_link(path.join("x.md"), path.join("hard.md")).unwrap();
    let absolute = path.join("x.md").into_os_string().into_string().unwrap();
    let outputs = ["x.md", "./x.md", "sub/../x.md", "sub/up/x.md", "soft.md", "hard.md", &absolute];
    for command in WRITERS {
        for (input, output) in outputs.iter().map(|output| ("x.md", *output)).chain([("soft.md", "x.md"), (".", "x.md"), ("*.md", "x.md")])
        {
            let (code, out, said) = run(path, &with_output(command, input, output));
            assert_eq!((code, out.as_str()), (Some(2), ""), "{command:?} {input} {output}");
            assert!(said.contains("is read, and would be overwritten by the report"), "{said}");
            assert_eq!(read(path.join("x.md")), WRONG);
        }
    }
    assert_eq!(names(path), ["hard.md", "soft.md", "sub", "x.md"]);
}

#[test]
fn neither_is_standard_input_nor_a_list_of_files() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("x.md"), WRONG).unwrap();
    fs::write(path.join("list"), "x.md\n").unwrap();
    let mut from_stdin = snipcheck(path, &["catalog", "-", "-o", "x.md"]);
    let (code, _, said) = ended(from_stdin.stdin(fs::File::open(path.join("x.md")).unwrap()).output().unwrap());
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(run(path, &["catalog", "--files-from", "list", "-o", "list"]).0, Some(2));
    assert_eq!((read(path.join("x.md")), read(path.join("list"))), (WRONG.to_owned(), "x.md\n".to_owned()));
}

#[test]
fn a_report_takes_the_place_of_an_older_one() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("x.md"), WRONG).unwrap();
    fs::write(path.join("report"), "old").unwrap();
    fs::set_permissions(path.join("report"), fs::Permissions::from_mode(0o604)).unwrap();
    for command in WRITERS {
        assert_eq!(run(path, &with_output(command, "x.md", "report")).0, Some(0));
        assert!(read(path.join("report")).contains("x.md"));
        assert_eq!(fs::metadata(path.join("report")).unwrap().permissions().mode() & 0o777, 0o604);
    }
    assert_eq!(run(path, &["catalog", "--schema", "-o", "report"]).0, Some(0));
    assert!(read(path.join("report")).contains("json-schema.org"));
    assert_eq!(names(path), ["report", "x.md"]);
}

#[test]
fn findings_and_what_cannot_be_read_do_not_keep_a_report_from_being_written() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("x.md"), WRONG).unwrap();
    assert_eq!(run(path, &["check", "x.md", "-o", "report"]).0, Some(1));
    assert!(read(path.join("report")).contains("x.md"));
    assert_eq!(run(path, &["check", "x.md", "none.md", "-o", "report"]).0, Some(2));
    assert!(read(path.join("report")).contains("x.md"));
}

#[test]
fn pipes_and_devices_are_written_directly() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("x.md"), WRONG).unwrap();
    for output in ["/dev/stdout", "/dev/fd/1"] {
        let (code, out, _) = run(path, &["check", "--format", "concise", "x.md", "-o", output]);
        assert_eq!(code, Some(1));
        assert!(out.starts_with("x.md:4:"), "{out}");
    }
    assert_eq!(run(path, &["catalog", "x.md", "-o", "/dev/null"]).0, Some(0));
    make_pipe(&path.join("pipe"));
    let reader = Command::new("cat").arg("pipe").current_dir(path).stdout(Stdio::piped()).spawn().unwrap();
    assert_eq!(run(path, &["catalog", "x.md", "-o", "pipe"]).0, Some(0));
    assert!(ended(reader.wait_with_output().unwrap()).1.contains("\"schema_version\": 1"));
    assert_eq!(names(path), ["pipe", "x.md"]);
}

#[test]
fn what_stood_before_a_redirected_report_stays() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("x.md"), WRONG).unwrap();
    fs::write(path.join("log"), "before\n").unwrap();
    let log = fs::File::options().append(true).open(path.join("log")).unwrap();
    let status = snipcheck(path, &["check", "--format", "concise", "x.md", "-o", "/dev/stdout"]).stdout(log).status().unwrap();
    assert_eq!(status.code(), Some(1));
    assert!(read(path.join("log")).starts_with("before\nx.md:4:"));
}

#[test]
fn a_full_disk_leaves_the_old_file() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("x.md"), WRONG.repeat(200)).unwrap();
    fs::write(path.join("report"), "old").unwrap();
    for (arguments, whose) in
        [("-o /dev/full", "cannot write /dev/full: "), ("> /dev/full", "cannot write: "), ("-o report", "cannot write report: ")]
    {
        // A limit on the size of files fails as a full disk does.
        let script = format!("trap '' XFSZ; ulimit -f 4; exec \"$0\" catalog x.md {arguments}");
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_snipcheck")).current_dir(path).env("NO_COLOR", "1");
        let (code, _, said) = ended(shell.output().unwrap());
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(whose), "{said}");
        assert_eq!(read(path.join("report")), "old");
    }
    assert_eq!(names(path), ["report", "x.md"]);
}

#[test]
fn a_file_that_must_not_be_written_is_not_replaced() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("x.md"), WRONG).unwrap();
    fs::create_dir(path.join("sub")).unwrap();
    fs::create_dir_all(path.join("sub/part-00001-of-00001.json")).unwrap();
    for output in ["none/report", "x.md/report", &"long".repeat(64)] {
        let (code, out, said) = run(path, &["catalog", "x.md", "-o", output]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{output}");
        assert!(said.starts_with(&format!("error: cannot write {output}: ")), "{said}");
    }
    // Of a folder, it is the file in it that is written.
    let (code, _, said) = run(path, &["catalog", "x.md", "-o", "sub"]);
    assert!(code == Some(2) && said.starts_with("error: cannot write sub/part-00001-of-00001.json: "), "{said}");
    fs::write(path.join("report"), "old").unwrap();
    fs::set_permissions(path.join("report"), fs::Permissions::from_mode(0o444)).unwrap();
    // The superuser may write to it.
    if fs::File::options().write(true).open(path.join("report")).is_err() {
        assert_eq!(run(path, &["catalog", "x.md", "-o", "report"]).0, Some(2));
        assert_eq!(read(path.join("report")), "old");
    }
}

/// Starts `arguments` in `path`, one of which reads `pipe`, and sends `signal` when it does.
fn interrupted(path: &Path, arguments: &[&str], signal: &str) -> Option<i32> {
    // Whoever runs the tests behind `nohup` or in the background ignores some of them, and the program would do so too. What is caught
    // here is what programs begin with there. Whoever interrupts the tests ends them as ever.
    flag::register(SIGHUP, Arc::default()).unwrap();
    for caught in [SIGINT, SIGTERM] {
        flag::register_conditional_default(caught, Arc::new(true.into())).unwrap();
    }
    let mut child = snipcheck(path, arguments).stdout(Stdio::null()).spawn().unwrap();
    // It opens when somebody reads; nothing is written, so that there is nothing to be done but wait.
    let pipe = fs::File::options().write(true).open(path.join("pipe")).unwrap();
    assert!(Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap().success());
    let status = child.wait().unwrap();
    drop(pipe);
    status.signal()
}

#[test]
fn a_signal_leaves_the_old_file() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("report"), "old").unwrap();
    make_pipe(&path.join("pipe"));
    for (signal, number) in [("HUP", 1), ("INT", 2), ("TERM", 15)] {
        assert_eq!(interrupted(path, &["catalog", "pipe", "-o", "report"], signal), Some(number));
        assert_eq!(interrupted(path, &["check", "pipe"], signal), Some(number));
        assert_eq!(interrupted(path, &["dump", "pipe", "-o", "snippets"], signal), Some(number));
        assert_eq!(read(path.join("report")), "old");
        assert!(!path.join("snippets").exists() || names(&path.join("snippets")).is_empty());
    }
    assert_eq!(names(path).iter().filter(|name| *name != "snippets").collect::<Vec<_>>(), ["pipe", "report"]);
}

#[test]
fn a_signal_that_is_ignored_stays_so() {
    let folder = folder();
    let path = folder.path();
    make_pipe(&path.join("pipe"));
    let mut shell = Command::new("sh");
    let script = "trap '' HUP; exec \"$0\" catalog pipe -o report";
    let mut child = shell.arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_snipcheck")).current_dir(path).spawn().unwrap();
    let mut pipe = fs::File::options().write(true).open(path.join("pipe")).unwrap();
    assert!(Command::new("kill").args(["-s", "HUP", &child.id().to_string()]).status().unwrap().success());
    pipe.write_all(RIGHT.as_bytes()).unwrap();
    drop(pipe);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(read(path.join("report")).contains("Other"));
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let folder = folder();
    let path = folder.path();
    let pages = [WRONG, RIGHT].map(|page| page.repeat(100));
    let reports = [0, 1].map(|index| {
        fs::write(path.join(format!("{index}.md")), &pages[index]).unwrap();
        run(path, &["catalog", &format!("{index}.md")]).1
    });
    let mut both = [0, 1].map(|index| snipcheck(path, &["catalog", &format!("{index}.md"), "-o", "report"]).spawn().unwrap());
    assert!(both.iter_mut().all(|child| child.wait().unwrap().success()));
    assert!(reports.contains(&read(path.join("report"))));
    assert_eq!(names(path), ["0.md", "1.md", "report"]);
}

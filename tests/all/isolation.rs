//! What parsers do to their process costs a snippet, and the run goes on. The worker is the program itself, with its guards lifted.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use snipcheck::catalog::File;
use snipcheck::guard::{Death, FailureCause};
use snipcheck::isolate::{self, Outcome, Patience, Standing, Workers};
use snipcheck::run::{self, Input, Options, Origin};
use snipcheck::syntax::Status;

use super::common::{at, checked, program};

/// A worker of this program that gives parsers whatever comes.
fn unguarded() -> Command {
    let mut command = program();
    command.args(["__worker", "--unguarded"]);
    command
}

/// What ends a process: a label, and the code.
fn deadly() -> Vec<(&'static str, String)> {
    vec![
        // A stack that runs over.
        ("ocaml", "(*".repeat(2_000_000)),
        // A scanner that writes past its buffer, or asserts that it does not.
        ("yaml", "? ".repeat(400)),
        // A word that is read again at each of its tokens.
        ("nix", format!("a = {}(", "x+".repeat(20_000))),
    ]
}

/// Snippets as JSON lines, those in `codes` between valid ones.
fn lines(codes: &[(&str, String)]) -> Vec<u8> {
    let line = |id: &str, label: &str, code: &str| serde_json::json!({ "id": id, "label": label, "code": code }).to_string() + "\n";
    let lines = codes.iter().map(|(label, code)| line("deadly", label, code) + &line("fine", "python", "print(1)"));
    lines.collect::<String>().into_bytes()
}

fn input(name: &str, bytes: Vec<u8>) -> Input {
    Input::new(name, Origin::Bytes(bytes.into()))
}

fn statuses(file: &File) -> Vec<Status> {
    file.snippets().map(|(_, checked)| checked.verdict.status()).collect()
}

#[test]
fn a_parser_that_dies_costs_its_snippet() {
    let deadly = deadly();
    let inputs = [input("a.jsonl", lines(&deadly)), input("b.md", b"```js\nlet a = (1;\n```\n".to_vec())];
    let workers = Workers::new(unguarded, 2);
    let (files, unreadable) = isolate::run(&inputs, &Options::default(), &workers, |files| files.collect::<Vec<_>>());
    assert!(unreadable.is_empty(), "{unreadable:?}");
    assert_eq!(files.iter().map(|file| file.source.name()).collect::<Vec<_>>(), ["a.jsonl", "b.md"]);
    assert_eq!(statuses(&files[0]), [Status::Unchecked, Status::Valid].repeat(deadly.len()));
    assert_eq!(statuses(&files[1]), [Status::Invalid]);
    let verdicts = files[0].snippets().map(|(_, checked)| checked).filter(|checked| checked.verdict.status() == Status::Unchecked);
    for (checked, (label, _)) in verdicts.zip(&deadly) {
        let failure = checked.verdict.failure().cloned().unwrap();
        let slow = *label == "nix";
        let expected =
            matches!(failure.cause, FailureCause::Died(Death::TimedOut)) == slow && matches!(failure.cause, FailureCause::Died(_));
        assert!(expected, "{label}: {failure:?}");
        assert_eq!(checked.diagnostics.iter().map(|diagnostic| diagnostic.rule.id).collect::<Vec<_>>(), ["parser-failed"]);
    }
}

#[test]
fn without_workers_the_guards_hold() {
    let deadly = deadly();
    let file = checked("a.jsonl", lines(&deadly));
    assert_eq!(file.snippets().count(), 2 * deadly.len());
}

#[test]
fn workers_find_what_one_process_finds() {
    let files = ["snippets/articles/feed.xml", "snippets/articles/zoo/asciidoctor.html"];
    let inputs = files.map(|file| Input::new(file, Origin::Path(at(file))));
    let written = |files: &mut dyn Iterator<Item = File>| {
        let mut out = Vec::new();
        let format = snipcheck::report::export::by_name("json").unwrap();
        format.write(files, &snipcheck::report::View::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let workers = Workers::new(unguarded, 0);
    let (isolated, _) = isolate::run(&inputs, &Options::default(), &workers, written);
    let (alone, _) = run::run(&inputs, &Options::default(), written);
    assert!(alone.len() > 1000);
    assert_eq!(isolated, alone);
}

#[test]
fn a_worker_stays_between_runs() {
    let started = Arc::new(AtomicUsize::new(0));
    let starts = Arc::clone(&started);
    let command = move || {
        starts.fetch_add(1, Ordering::Relaxed);
        unguarded()
    };
    let mut standing = Standing::new(Workers::new(command, 2), Options::default());
    let missing = || Input::new("b.md", Origin::Nowhere("it is gone".to_owned()));
    let places = |standing: &mut Standing, inputs: &[Input]| {
        let mut places = Vec::new();
        standing.run(inputs, &mut |Outcome { place, result }| {
            places.push((place, result.ok().map(|file| statuses(&file))));
            true
        });
        places
    };
    let fine = || input("a.md", b"```js\nlet a = 1;\n```\n".to_vec());
    for _ in 0..3 {
        let expected = [(0, Some(vec![Status::Valid])), (1, None), (2, Some(vec![Status::Valid]))];
        assert_eq!(places(&mut standing, &[fine(), missing(), fine()]), expected);
    }
    assert_eq!(started.load(Ordering::Relaxed), 1);
    let deadly = [input("c.jsonl", lines(&deadly()[..1]))];
    for _ in 0..2 {
        assert_eq!(places(&mut standing, &deadly), [(0, Some(vec![Status::Unchecked, Status::Valid]))]);
    }
    // What ended the first worker and the second, which had one thread, is not asked again. So had the third; the fourth has all of them.
    assert_eq!(started.load(Ordering::Relaxed), 4);
    // One that nobody takes the rest from is of no more use.
    standing.run(&[fine(), fine()], &mut |_| false);
    assert_eq!(places(&mut standing, &[fine()]).len(), 1);
    assert_eq!(started.load(Ordering::Relaxed), 5);
}

/// As where the system has no memory left, and ends a worker in the middle of a call that is not to blame. The second worker is not ended by
/// that call, for it has its guards.
#[test]
fn what_ends_a_worker_only_once_is_not_blamed() {
    for threads in [1, 2] {
        let started = AtomicUsize::new(0);
        let command = move || {
            if started.fetch_add(1, Ordering::Relaxed) == 0 {
                return unguarded();
            }
            let mut guarded = program();
            guarded.arg("__worker");
            guarded
        };
        let inputs = [input("a.jsonl", lines(&deadly()[..1])), input("b.md", b"```js\nlet a = 1;\n```\n".to_vec())];
        let (files, unreadable) =
            isolate::run(&inputs, &Options::default(), &Workers::new(command, threads), |files| files.collect::<Vec<_>>());
        assert!(unreadable.is_empty(), "{unreadable:?}");
        assert_eq!(statuses(&files[0]), [Status::Unchecked, Status::Valid]);
        assert_eq!(statuses(&files[1]), [Status::Valid]);
        let failure = files[0].snippets().find_map(|(_, checked)| checked.verdict.failure().cloned()).unwrap();
        assert!(matches!(failure.cause, FailureCause::Refused(_)), "{failure:?}");
    }
}

#[test]
fn a_program_that_is_no_worker_is_done_without() {
    let inputs = [input("a.md", b"```js\nlet a = 1;\n```\n".to_vec()), Input::new("b.md", Origin::Nowhere("it is gone".to_owned()))];
    let workers = Workers::new(|| Command::new(at("")), 1);
    let (files, unreadable) = isolate::run(&inputs, &Options::default(), &workers, |files| files.collect::<Vec<_>>());
    assert_eq!(statuses(&files[0]), [Status::Valid]);
    assert_eq!(unreadable.iter().map(ToString::to_string).collect::<Vec<_>>(), ["cannot read b.md: it is gone"]);
}

#[test]
fn what_no_new_worker_can_read_is_said() {
    let started = AtomicUsize::new(0);
    let command = move || match started.fetch_add(1, Ordering::Relaxed) {
        0 => unguarded(),
        _ => Command::new(at("")),
    };
    let workers = Workers::new(command, 1);
    let inputs = [input("a.jsonl", lines(&deadly()[..1])), input("b.md", Vec::new())];
    let (files, unreadable) = isolate::run(&inputs, &Options::default(), &workers, |files| files.count());
    assert_eq!(files + unreadable.len(), 2);
    assert!(unreadable.iter().any(|failure| failure.to_string().starts_with("cannot read a.jsonl: no worker can be started: ")));
}

/// Runs two inputs with one thread, whose first two workers say that they are ready, do what `then` says to a shell, and never answer; the
/// third one reads what is left. Gives why the first input could not be read.
#[cfg(unix)]
fn costs_its_input(then: &'static str, patience: Patience) -> String {
    let started = Arc::new(AtomicUsize::new(0));
    let starts = Arc::clone(&started);
    let command = move || {
        if starts.fetch_add(1, Ordering::Relaxed) == 2 {
            return unguarded();
        }
        let worker = unguarded();
        let mut command = Command::new("sh");
        // Nine bytes are the answer that it is ready.
        let script = format!("\"$@\" | head -c 9; {then}");
        command.args(["-c", &script, "sh"]).arg(worker.get_program()).args(worker.get_args());
        command
    };
    // With one thread, none is in the middle of a call when another finds nobody to answer to.
    let workers = Workers { patience, ..Workers::new(command, 1) };
    let page = || b"```js\nlet a = 1;\n```\n".to_vec();
    let inputs = [input("a.md", page()), input("b.md", page())];
    let (files, unreadable) = isolate::run(&inputs, &Options::default(), &workers, |files| files.collect::<Vec<_>>());
    assert_eq!(files.iter().map(|file| file.source.name()).collect::<Vec<_>>(), ["b.md"]);
    assert_eq!(started.load(Ordering::Relaxed), 3);
    let [failure] = unreadable.as_slice() else { panic!("{unreadable:?}") };
    failure.to_string()
}

/// As one that goes on for ever, or waits for something that never comes.
#[cfg(unix)]
#[test]
fn a_worker_that_gives_no_sign_of_life_costs_its_input() {
    let patience = Patience { time: Duration::from_millis(100), ..Patience::default() };
    let why = costs_its_input("exec sleep 600", patience);
    assert_eq!(why, "cannot read a.md: the process that read it gave no sign of life for 0 seconds");
}

#[cfg(target_os = "linux")]
#[test]
fn a_worker_that_takes_ever_more_memory_costs_its_input() {
    let patience = Patience { bytes: 50_000_000, ..Patience::default() };
    let why = costs_its_input("x=$(head -c 200000000 /dev/zero | tr '\\0' x); exec sleep 600", patience);
    assert_eq!(why, "cannot read a.md: the process that read it took more than 50 MB of memory outside of parsers");
}

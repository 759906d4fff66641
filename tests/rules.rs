//! Each rule's page holds samples: one marked `bad` gives the rule's finding, one marked `good` does not.

#![allow(clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use snipcheck::diagnostic::RuleInfo;
use snipcheck::rules::RULES;
use snipcheck::run::{Options, check};
use snipcheck::source::Source;

/// A fenced block of a page whose info string is a file extension and what is expected of it.
struct Sample {
    line: usize,
    extension: String,
    expected: Expected,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    Bad,
    Good,
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for rule in RULES {
        let samples = samples(rule.info.page);
        let found: Vec<_> = samples.iter().map(|sample| sample.expected).collect();
        trials.push(Trial::test(format!("{}: has samples of both sorts", rule.info.id), move || both(&found)));
        for sample in samples {
            let name = format!("{}.md:{}: {:?}", rule.info.id, sample.line, sample.expected).to_lowercase();
            trials.push(Trial::test(name, move || run(rule.info, &sample)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn both(found: &[Expected]) -> Result<(), Failed> {
    if found.contains(&Expected::Bad) && found.contains(&Expected::Good) { Ok(()) } else { Err("a sort is missing".into()) }
}

fn run(rule: &RuleInfo, sample: &Sample) -> Result<(), Failed> {
    let name = format!("sample.{}", sample.extension);
    let file = check(Source::new(name, sample.text.clone().into_bytes(), None), &Options::default());
    let found: Vec<_> = file.findings().map(|(_, diagnostic)| diagnostic.rule.id).collect();
    let expected = sample.expected == Expected::Bad;
    match (found.contains(&rule.id), sample.expected) {
        (true, Expected::Good) | (false, Expected::Bad) => Err(format!("{} expected: {expected}; found: {found:?}", rule.id).into()),
        // What is shown as good must be good.
        (false, Expected::Good) if !found.is_empty() => Err(format!("found: {found:?}").into()),
        _ => Ok(()),
    }
}

fn samples(page: &str) -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        let ticks = line.chars().take_while(|c| *c == '`').count();
        if ticks < 3 {
            continue;
        }
        let fence = &line[..ticks];
        let text: Vec<_> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != fence).collect();
        let Some((extension, expected)) = line[ticks..].split_once(' ') else { continue };
        let expected = match expected {
            "bad" => Expected::Bad,
            "good" => Expected::Good,
            other => panic!("line {}: {other:?} is neither bad nor good", index + 1),
        };
        samples.push(Sample { line: index + 1, extension: extension.to_owned(), expected, text: text.join("\n") + "\n" });
    }
    samples
}

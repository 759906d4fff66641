//! Each rule's page holds samples: one marked `bad` gives the rule's finding, one marked `good` does not.

use std::collections::BTreeMap;

use snipcheck::catalog::File;
use snipcheck::config::{ConfigFile, Layer, Policy, Settings};
use snipcheck::diagnostic::RuleInfo;
use snipcheck::paths::Root;
use snipcheck::rules::RULES;
use snipcheck::run::{self, Options};
use snipcheck::source::Source;

use super::samples::each;

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

#[test]
fn every_page_has_samples_of_both_sorts() {
    for rule in RULES {
        let found: Vec<_> = samples(rule.info.page).iter().map(|sample| sample.expected).collect();
        assert!(found.contains(&Expected::Bad) && found.contains(&Expected::Good), "the page of {} has {found:?}", rule.info.id);
    }
}

#[test]
fn samples_give_the_finding_of_their_page_or_none() {
    let named = |rule: &'static RuleInfo, sample: Sample| {
        let name = format!("{}.md:{}: {:?}", rule.id, sample.line, sample.expected).to_lowercase();
        (name, (rule, sample))
    };
    let all = RULES.iter().flat_map(|rule| samples(rule.info.page).into_iter().map(move |sample| named(rule.info, sample)));
    each(&all.collect::<Vec<_>>(), |(rule, sample)| tried(rule, sample));
}

fn tried(rule: &RuleInfo, sample: &Sample) -> Result<(), String> {
    let name = format!("sample.{}", sample.extension);
    let file = checked_as(&name, sample.text.as_str(), &configuration(rule.page));
    let found: Vec<_> = file.findings().map(|(_, diagnostic)| diagnostic.rule.id).collect();
    let expected = sample.expected == Expected::Bad;
    match (found.contains(&rule.id), sample.expected) {
        (true, Expected::Good) | (false, Expected::Bad) => Err(format!("{} expected: {expected}; found: {found:?}", rule.id)),
        // What is shown as good must be good.
        (false, Expected::Good) if !found.is_empty() => Err(format!("found: {found:?}")),
        _ => Ok(()),
    }
}

/// What the page has its samples checked with: its block that is marked `config`, if it has one.
fn configuration(page: &str) -> String {
    let Some((_, rest)) = page.split_once("```toml config\n") else { return String::new() };
    rest.split_once("```").unwrap().0.to_owned()
}

/// What the program finds in a file called `name` that holds `text`, by a `configuration`.
fn checked_as(name: &str, text: &str, configuration: &str) -> File {
    let mut settings = Settings::default();
    settings.put(Layer::of_file(ConfigFile::Own, "page", configuration).unwrap().unwrap());
    let config = settings.config();
    let policy = Policy::new(&config, Root::default(), &BTreeMap::new()).unwrap();
    let options = Options::configured(&config, &Root::default(), &policy).unwrap();
    policy.apply(run::check(Source::new(name, text.as_bytes().to_vec(), None), &options))
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
            "config" => continue,
            "bad" => Expected::Bad,
            "good" => Expected::Good,
            other => panic!("line {}: {other:?} is neither bad nor good", index + 1),
        };
        samples.push(Sample { line: index + 1, extension: extension.to_owned(), expected, text: text.join("\n") + "\n" });
    }
    samples
}

//! Each rule's page holds samples: one marked `bad` gives the rule's finding, one marked `good` does not.

use snipcheck::diagnostic::RuleInfo;
use snipcheck::rules::RULES;

use super::common::checked;
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
    each(&all.collect::<Vec<_>>(), |(rule, sample)| run(rule, sample));
}

fn run(rule: &RuleInfo, sample: &Sample) -> Result<(), String> {
    let name = format!("sample.{}", sample.extension);
    let file = checked(&name, sample.text.as_str());
    let found: Vec<_> = file.findings().map(|(_, diagnostic)| diagnostic.rule.id).collect();
    let expected = sample.expected == Expected::Bad;
    match (found.contains(&rule.id), sample.expected) {
        (true, Expected::Good) | (false, Expected::Bad) => Err(format!("{} expected: {expected}; found: {found:?}", rule.id)),
        // What is shown as good must be good.
        (false, Expected::Good) if !found.is_empty() => Err(format!("found: {found:?}")),
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

//! A label that says one language over code that is another one.

use super::at_label::at_label;
use super::{Check, Rule};
use crate::block::Trust;
use crate::diagnostic::{Findings, RuleInfo, Severity};
use crate::language::{Elements, Kind, Language};
use crate::snippet::Snippet;
use crate::syntax::{self, ReadAs, Status, Verdict};

pub(super) static RULE: Rule = Rule {
    info: &RuleInfo {
        id: "mislabelled",
        group: None,
        severity: Severity::Warning,
        is_off: false,
        since: "0.1.0",
        summary: "a language label over code that does not parse as that language, and does as another one",
        page: include_str!("mislabelled.md"),
    },
    check: Check::Snippet(check),
};

/// How probable the other language must be by the code alone.
const CONFIDENT: f32 = 0.7;

/// Shortest code, in bytes without the space around it, that says enough about itself.
const TELLING_BYTES: usize = 12;

/// Languages that any text parses as, so that it proves nothing.
const ACCEPTS_ALL: [&str; 1] = ["markdown"];

fn check(snippet: &Snippet, verdict: &Verdict, findings: &mut Findings) {
    let Some(label) = snippet.block.label.as_ref().filter(|label| label.trust > Trust::Low) else { return };
    let Some(said) = label.language().filter(|said| said.kind != Kind::Text) else { return };
    if let Some(larger) = larger(said, verdict) {
        let message = format!("labelled `{}`, but it does not parse as {}, and does as {}", label.value, said.name, larger.name);
        findings.report(message, at_label(snippet, label)).help = Some(format!("label it `{}`", larger.id));
        return;
    }
    if snippet.code().trim().len() < TELLING_BYTES || status_as(said, snippet, verdict) != Status::Invalid {
        return;
    }
    let Some(found) = by_code_alone(snippet)
        .or_else(|| against_label(said, snippet))
        .filter(|found| found.family != said.family && !ACCEPTS_ALL.contains(&found.id))
    else {
        return;
    };
    // To a page, the braces of a component or a template are text, broken ones too.
    let has_elements = said.markup.is_some() || said.elements == Elements::InCode;
    let is_taken_for_said = snippet.detection.language.is_some_and(|detected| detected.id == said.id);
    if found.permissive && found.elements == Elements::Loose && has_elements && is_taken_for_said {
        return;
    }
    if found.kind == Kind::Text || !matches!(status_as(found, snippet, verdict), Status::Valid | Status::Fragment) {
        return;
    }
    let message = format!("labelled `{}`, but it does not parse as {}, and does as {}", label.value, said.name, found.name);
    let diagnostic = findings.report(message, at_label(snippet, label));
    diagnostic.help = Some(format!("label it `{}`", found.id));
}

/// The larger language of its family that data was read as, which is another format: JSON has no comments, and what reads it takes none.
fn larger(said: &Language, verdict: &Verdict) -> Option<&'static Language> {
    let Some(ReadAs::Language(read)) = verdict.read_as else { return None };
    (said.literal && read.id != said.id && read.family == said.family).then_some(read)
}

/// The language that the code is taken for though its label says that it is a value: the label weighs much, and the code more.
fn against_label(said: &Language, snippet: &Snippet) -> Option<&'static Language> {
    snippet.detection.language.filter(|found| said.literal && found.kind == Kind::Code)
}

/// The verdict's status had the snippet been taken for `language`.
fn status_as(language: &'static Language, snippet: &Snippet, verdict: &Verdict) -> Status {
    if snippet.detection.language.is_some_and(|detected| detected.id == language.id) {
        return verdict.status();
    }
    syntax::check(&snippet.taken_for(language)).status()
}

/// The language that the code is in by its own looks, whatever it is labelled.
fn by_code_alone(snippet: &Snippet) -> Option<&'static Language> {
    let looks = snippet.looks();
    looks.language.filter(|_| looks.confidence >= CONFIDENT)
}

//! A label that says one language over code that is another one.

use std::borrow::Cow;

use super::at_label::at_label;
use super::{Check, Rule};
use crate::block::Trust;
use crate::detect;
use crate::diagnostic::{Findings, RuleInfo, Severity};
use crate::language::{Elements, Kind, Language};
use crate::snippet::Snippet;
use crate::syntax::{self, Finding, ReadAs, Status, Verdict};

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

/// The same where the parser of the label's language takes nearly anything.
const CLEAR: f32 = 0.9;

/// Shortest code, in bytes without the space around it, that says enough about itself.
const TELLING_BYTES: usize = 12;

/// Languages that any text parses as, so that it proves nothing.
const ACCEPTS_ALL: [&str; 1] = ["markdown"];

/// Languages of which JSON is a part.
const HOLDS_JSON: [&str; 1] = ["yaml"];

fn check(snippet: &Snippet, verdict: &Verdict, findings: &mut Findings) {
    let Some(label) = snippet.block.label.as_ref().filter(|label| label.trust > Trust::Low) else { return };
    let Some(said) = label.language().filter(|said| said.kind != Kind::Text) else { return };
    // Markdown that shows code by its indentation is Markdown.
    let is_indented = || snippet.code().lines().all(|line| line.trim().is_empty() || line.starts_with("    ") || line.starts_with('\t'));
    if ACCEPTS_ALL.contains(&said.id) && is_indented() {
        return;
    }
    let as_said = verdict_as(said, snippet, verdict);
    if let Some(larger) = larger(said, &as_said, snippet, verdict) {
        let message = format!("labelled `{}`, but it does not parse as {}, and does as {}", label.value, said.name, larger.name);
        findings.report(message, at_label(snippet, label)).help = Some(format!("label it `{}`", larger.id));
        return;
    }
    // A parser that takes nearly anything proves nothing for its language.
    let is_none = is_none_of(said, &as_said);
    let may_be_other = is_none || said.permissive && is_outdone(said, snippet);
    if snippet.code().trim().len() < TELLING_BYTES || !may_be_other {
        return;
    }
    let Some(found) = by_code_alone(snippet)
        .or_else(|| against_label(said, snippet))
        .filter(|found| found.family != said.family && !ACCEPTS_ALL.contains(&found.id) && !is_within(found, said))
    else {
        return;
    };
    // To a page, the braces of a component or a template are text, broken ones too.
    let has_elements = said.markup.is_some() || said.elements == Elements::InCode;
    let is_taken_for_said = snippet.detection.language.is_some_and(|detected| detected.id == said.id);
    if found.permissive && found.elements == Elements::Loose && has_elements && is_taken_for_said {
        return;
    }
    let as_found = verdict_as(found, snippet, verdict);
    if found.kind == Kind::Text || !as_found.parses_as(found) {
        return;
    }
    // A session with a shell goes by the shell's name.
    let may_be_meant = found.kind == Kind::Session || found.literal && HOLDS_JSON.contains(&said.id);
    let is_sure = as_found.status() == Status::Valid && snippet.looks().confidence >= CLEAR;
    let is_proof = is_sure && !found.permissive && !may_be_meant;
    let message = match () {
        () if is_none => format!("labelled `{}`, but it does not parse as {}, and does as {}", label.value, said.name, found.name),
        () if is_proof => format!("labelled `{}`, but it looks like {}, and parses as that", label.value, found.name),
        () => return,
    };
    let diagnostic = findings.report(message, at_label(snippet, label));
    diagnostic.help = Some(format!("label it `{}`", found.id));
}

/// The larger language of its family that data was read as, or is valid in, which is another format: JSON has no comments, and what reads it
/// takes none. `as_said` is the verdict under the label.
fn larger(said: &Language, as_said: &Verdict, snippet: &Snippet, verdict: &Verdict) -> Option<&'static Language> {
    let read = match as_said.read_as {
        Some(ReadAs::Language(read)) => Some(read),
        _ if as_said.status() == Status::Invalid => snippet.detection.language.filter(|found| verdict.parses_as(found)),
        _ => None,
    };
    read.filter(|read| said.literal && read.id != said.id && read.family == said.family)
}

/// The language that the code is taken for though its label says that it is a value: the label weighs much, and the code more.
fn against_label(said: &Language, snippet: &Snippet) -> Option<&'static Language> {
    snippet.detection.language.filter(|found| said.literal && found.kind == Kind::Code)
}

/// Whether code of `inner` stands in the tags of `outer`, so that a template may hold nothing else: one of Blade may be all PHP.
fn is_within(inner: &Language, outer: &Language) -> bool {
    let expressions = outer.markup.iter().filter_map(|markup| markup.expressions);
    let programs = outer.markup.iter().flat_map(|markup| markup.programs).map(|program| program.language);
    expressions.chain(programs).any(|language| language == inner.id)
}

/// The verdict had the snippet been taken for `language`.
fn verdict_as<'a>(language: &'static Language, snippet: &Snippet, verdict: &'a Verdict) -> Cow<'a, Verdict> {
    if snippet.detection.language.is_some_and(|detected| detected.id == language.id) {
        return Cow::Borrowed(verdict);
    }
    Cow::Owned(syntax::check(&snippet.taken_for(language)))
}

/// Whether `verdict` is that code does not parse as `language`.
fn is_none_of(language: &Language, verdict: &Verdict) -> bool {
    match &verdict.finding {
        Finding::Invalid(_) => true,
        Finding::Valid | Finding::Fragment(_) | Finding::Mixed(_) => verdict.is_read_as_other(language),
        Finding::Text(why) | Finding::Unchecked(why) => why.speaks_against_language(),
        Finding::Waived(..) => false,
    }
}

/// Whether there is more evidence for another language than for `said`, but for the label itself: if not, its looks need not be told.
fn is_outdone(said: &Language, snippet: &Snippet) -> bool {
    let evidence = || snippet.detection.evidence.iter().filter(|piece| piece.clue != detect::LABEL.name);
    let sum = |language: &Language| evidence().filter(|piece| piece.language.id == language.id).map(|piece| piece.weight).sum::<f32>();
    let own = sum(said);
    evidence().any(|piece| piece.language.family != said.family && sum(piece.language) > own)
}

/// The language that the code is in by its own looks, whatever it is labelled.
fn by_code_alone(snippet: &Snippet) -> Option<&'static Language> {
    let looks = snippet.looks();
    looks.language.filter(|_| looks.confidence >= CONFIDENT)
}

//! Every sample, as an article that has it under the label of its folder: the status is the folder's name, and what is wrong is where its
//! name says.

use std::fs;

use snipcheck::block::Block;
use snipcheck::catalog::Checked;
use snipcheck::detect;
use snipcheck::diagnostic::Severity;
use snipcheck::language::{self, Language};
use snipcheck::syntax::Status;
use snipcheck::text::{Lines, Text};

use super::common::{at, checked, files_in};
use super::samples::each;

/// A snippet with all that is true of it: `LABEL/STATUS/WORDS[.as-LANGUAGE][.by-label][.line-N[-M]].EXTENSION`.
pub(crate) struct Sample {
    /// The language that its label names.
    pub(crate) label: &'static Language,
    /// The language that it is in.
    pub(crate) language: &'static Language,
    pub(crate) status: Status,
    /// Whether its language is told by its label alone.
    by_label: bool,
    /// The lines with something wrong in them, from 1.
    lines: Vec<usize>,
    pub(crate) code: String,
}

/// Every sample, with its name.
pub(crate) fn samples() -> Vec<(String, Sample)> {
    let mut samples = Vec::new();
    for label in language::LANGUAGES {
        for status in Status::ALL {
            for path in files_in(&at(&format!("snippets/{}/{status}", label.id))) {
                let file = path.file_name().unwrap().to_str().unwrap();
                let marked = |mark: &str| file.split('.').skip(1).find_map(|part| part.strip_prefix(mark));
                let language = marked("as-").map_or(label, |id| language::by_id(id).unwrap());
                let lines = marked("line-").map_or_else(Vec::new, |lines| lines.split('-').map(|line| line.parse().unwrap()).collect());
                let by_label = marked("by-label").is_some();
                let code = fs::read_to_string(&path).unwrap();
                samples.push((format!("{}/{status}/{file}", label.id), Sample { label, language, status, by_label, lines, code }));
            }
        }
    }
    samples
}

impl Sample {
    /// Whether it is in a language that nothing parses: then its status says nothing of its code.
    pub(crate) fn has_no_parser(&self) -> bool {
        let console = self.language.session.as_ref().and_then(|session| language::by_id(session.language));
        let Language { grammar, reference, .. } = console.unwrap_or(self.language);
        grammar.is_none() && reference.is_none()
    }
}

#[test]
fn every_sample_is_what_its_folder_and_its_name_say() {
    each(&samples(), check);
}

fn check(sample: &Sample) -> Result<(), String> {
    let ticks = sample.code.split(|c| c != '`').map(str::len).max().unwrap_or_default().max(2) + 1;
    let fence = "`".repeat(ticks);
    let page = format!("{fence}{}\n{}{fence}\n", sample.label.id, sample.code);
    let file = checked("page.md", page);
    let found: Vec<_> = file.snippets().map(|(_, checked)| checked).collect();
    let [found] = found.as_slice() else { return Err(format!("{} snippets", found.len())) };
    same("code", &found.snippet.code(), &sample.code.as_str())?;
    let told = (found.verdict.status(), found.snippet.detection.language.map(|language| language.id), lines(found));
    let expected = (sample.status, Some(sample.language.id), sample.lines.clone());
    if told != expected {
        return Err(format!("it is said to be {}\nand not {expected:?}", said(found)));
    }
    if sample.has_no_parser() {
        let block = Block::new(Text::verbatim(sample.code.as_str(), 0), "sample");
        let told = detect::detect(&block).language.map_or("text", |language| language.id);
        same(&format!("language without its label, {told}, is told by its label alone:"), &(told != sample.language.id), &sample.by_label)?;
    }
    Ok(())
}

/// The lines that errors are reported in.
fn lines(found: &Checked) -> Vec<usize> {
    let lines = Lines::new(found.snippet.code());
    let errors = found.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let mut lines: Vec<_> = errors.map(|error| lines.line(error.primary.in_code.clone().unwrap().start)).collect();
    lines.dedup();
    lines
}

/// All that is said of a snippet.
fn said(found: &Checked) -> String {
    let (verdict, detection) = (&found.verdict, &found.snippet.detection);
    let lines = Lines::new(found.snippet.code());
    let findings = found.diagnostics.iter().map(|finding| {
        let line = finding.primary.in_code.clone().map_or(0, |range| lines.line(range.start));
        format!("\n  line {line}: {} ({})", finding.message, finding.rule.id)
    });
    let findings: String = findings.collect();
    let evidence = detection.evidence.iter().map(|e| format!("\n  {} {:+.1}: {}", e.language.id, e.weight, e.reason));
    let evidence: String = evidence.collect();
    let language = detection.language.map_or("text", |language| language.id);
    format!("{} {language} ({:?}, {:?}){findings}{evidence}", verdict.status(), verdict.context(), verdict.reason())
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, actual: &T, expected: &T) -> Result<(), String> {
    if actual == expected { Ok(()) } else { Err(format!("the {what} is {actual:?} and not {expected:?}")) }
}

//! Characters that are no mistake to a parser, and are one to a reader: where they stand in code that parses.

use std::ops::Range;

use crate::diagnostic::{Annotation, Diagnostic, Findings, Severity};
use crate::language::{Kind, Language};
use crate::snippet::Snippet;
use crate::syntax::{CodePlace, Status, Verdict, within};

/// A character that parses and may not be what it looks like.
#[derive(Clone, Copy, Debug)]
pub(super) struct OddPlace {
    /// Where it stands, in bytes of the snippet's code.
    pub at: usize,
    /// It.
    pub c: char,
    /// What it stands in.
    pub within: CodePlace,
}

/// The runs of a snippet that parse, in bytes, each with its language.
pub(super) fn parsed(snippet: &Snippet, verdict: &Verdict) -> Vec<(Range<usize>, &'static Language)> {
    if !matches!(verdict.status(), Status::Valid | Status::Fragment | Status::Mixed) {
        return Vec::new();
    }
    if verdict.segments.is_empty() {
        return snippet.detection.language.map(|language| (0..snippet.code().len(), language)).into_iter().collect();
    }
    let parses = |status| matches!(status, Status::Valid | Status::Fragment);
    let all = verdict.segments.iter().filter(|segment| parses(segment.status));
    all.filter_map(|segment| Some((segment.range.clone(), segment.language?))).collect()
}

/// Where characters that `is_odd` stand in code and data that parse, in order.
pub(super) fn odd(snippet: &Snippet, verdict: &Verdict, is_odd: fn(char) -> bool) -> Vec<OddPlace> {
    let code = snippet.code();
    if code.is_ascii() || !code.contains(is_odd) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (range, language) in parsed(snippet, verdict) {
        if !matches!(language.kind, Kind::Code | Kind::Data) {
            continue;
        }
        let run = code.get(range.clone()).unwrap_or_default();
        let places: Vec<_> = run.char_indices().filter(|(_, c)| is_odd(*c)).collect();
        let offsets: Vec<_> = places.iter().map(|(at, _)| *at).collect();
        let held = within(language, run, &offsets);
        found.extend(places.into_iter().zip(held).map(|((at, c), within)| OddPlace { at: range.start + at, c, within }));
    }
    found
}

/// Tells of `places`, at the first of which the message points.
pub(super) fn tell<'a>(
    snippet: &Snippet,
    places: &[Range<usize>],
    message: &str,
    help: &str,
    findings: &'a mut Findings,
) -> Option<&'a mut Diagnostic> {
    let first = places.first()?;
    let more = match places.len() - 1 {
        0 => String::new(),
        1 => ", and so does another one".to_owned(),
        more => format!(", and so do {more} others"),
    };
    let diagnostic = findings.report(format!("{message}{more}"), Annotation::in_code(&snippet.block.text, first.clone(), ""));
    diagnostic.severity = Severity::Warning;
    diagnostic.help = Some(help.to_owned());
    Some(diagnostic)
}

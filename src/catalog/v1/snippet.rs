//! One snippet, as it is published.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::id::id_of;
use super::{ArticleReference, Diagnostic, Location};
use crate::block::{self, TransformKind};
use crate::catalog::digest::sha256;
use crate::catalog::{Checked, File};
use crate::document;
use crate::source::Provenance;
use crate::syntax::{self, Status};
use crate::text::Lines;

/// One code block and all that is known of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Snippet {
    /// Stable: made of its article's id, its place there and its content. The same article in two files gives the same ids.
    pub id: String,
    /// The id that came with it, in a file of snippets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_id: Option<String>,
    /// Name of its file.
    pub source: String,
    /// The archive that its page is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warc_file: Option<String>,
    /// Where its page's record begins in the archive, in bytes: the record itself, or its gzip member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warc_offset: Option<u64>,
    /// Id of its page's record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warc_record: Option<String>,
    /// The address that its page was fetched from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warc_url: Option<String>,
    /// When its page was fetched, in ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warc_date: Option<String>,
    /// Its article.
    pub article: ArticleReference,
    /// Its place among its article's snippets, 1-based.
    pub ordinal: usize,
    /// Where its code stands in the file.
    pub location: Location,
    /// The heading above it.
    pub heading: Option<String>,
    /// Its caption or file name.
    pub title: Option<String>,
    /// The markup that it was published in.
    pub producer: String,
    /// The language's label as published.
    pub label: Option<String>,
    /// The info string of its fence, as published; null where it has none.
    pub info: Option<String>,
    /// What the info string says beside the label: keys with their values, without quotes, and words, whose value is null.
    pub attributes: BTreeMap<String, Option<String>>,
    /// Canonical id of its language; null where nothing deserves belief.
    pub language: Option<String>,
    /// How probable the language is, 0 to 1.
    pub confidence: f64,
    /// Why it is taken to be that language.
    pub evidence: Vec<Evidence>,
    /// What it is found to be.
    #[schemars(extend("enum" = Status::ALL.map(Status::as_str)))]
    pub status: String,
    /// Why it is unchecked, waived or text.
    pub reason: Option<String>,
    /// The parser that decided.
    pub parser: Option<String>,
    /// The rung of the ladder of judgement, or the review, that decided, as `docs/verdicts.md` lists them.
    pub rung: Option<String>,
    /// The runs of a mixed snippet.
    pub segments: Vec<Segment>,
    /// The context in which a fragment parses.
    pub context: Option<String>,
    /// What was left out on purpose and is accounted for.
    pub allowances: Vec<Allowance>,
    /// The exact code.
    pub code: String,
    /// What was done to the published markup to get the code, in the order in which it was done. All else is the file's bytes, or
    /// decoded character references.
    pub transforms: Vec<Transform>,
    /// The lines that are said to be removed, where a change is shown, 1-based. They are no part of the code that is checked.
    pub removed_lines: Vec<usize>,
    /// How many lines it has; a final line break starts no line.
    pub lines: usize,
    /// Its length in bytes of UTF-8.
    pub bytes: usize,
    /// SHA-256 of the code in UTF-8, in hexadecimal.
    pub sha256: String,
    /// What the rules say of it.
    pub diagnostics: Vec<Diagnostic>,
}

/// A piece of evidence for a language.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Evidence {
    /// The clue that gives it.
    pub clue: String,
    /// The language that it speaks of.
    pub language: String,
    /// Its weight, in natural-logarithm units of odds.
    pub weight: f64,
    /// What was seen.
    pub reason: String,
}

/// One run of a mixed snippet.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Segment {
    /// Canonical id of its language; null for text.
    pub language: Option<String>,
    /// Its status.
    #[schemars(extend("enum" = Status::ALL.map(Status::as_str)))]
    pub status: String,
    /// Its first line in the snippet, 1-based.
    pub start_line: usize,
    /// Its last line in the snippet, 1-based.
    pub end_line: usize,
}

/// One change between what was published and the code.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Transform {
    /// What was done.
    #[schemars(extend("enum" = TransformKind::ALL.map(TransformKind::name)))]
    pub kind: String,
    /// Offset in the file of the first byte that it was done to.
    pub start: usize,
    /// Offset behind the last one; the same where something was put in.
    pub end: usize,
}

/// Something that was left out on purpose.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Allowance {
    /// What was left out or stands for something: `ellipsis`, `placeholder` …
    pub kind: String,
    /// The line of its mark in the snippet, 1-based.
    pub line: usize,
    /// The column of its mark, 1-based, in code points.
    pub column: usize,
    /// Where the mark stands in the file.
    pub location: Location,
}

impl Snippet {
    /// The published form of one snippet.
    #[must_use]
    pub fn new(file: &File, article: &document::Article, checked: &Checked) -> Self {
        let (block, detection, verdict) = (&checked.snippet.block, &checked.snippet.detection, &checked.verdict);
        let code = block.text.as_str();
        let lines = Lines::new(code);
        let digest = sha256(code);
        let span = block.text.origin(0..code.len());
        let page = match file.source.provenance() {
            Provenance::Page(page) => Some(page),
            Provenance::File | Provenance::Archive(_) => None,
        };
        Self {
            id: id_of(file, article, checked, &digest),
            source_id: block.source_id.clone(),
            source: file.source.name().to_owned(),
            warc_file: page.map(|page| page.archive.clone()),
            warc_offset: page.map(|page| page.offset),
            warc_record: page.and_then(|page| page.id.clone()),
            warc_url: page.and_then(|page| page.url.clone()),
            warc_date: page.and_then(|page| page.date.clone()),
            article: article.into(),
            ordinal: checked.snippet.ordinal,
            location: file.source.location(span).into(),
            heading: block.heading.clone(),
            title: block.title.clone(),
            producer: block.producer.to_owned(),
            label: block.label.as_ref().map(|label| label.value.clone()),
            info: block.info.clone(),
            attributes: attributes(block.info.as_deref().unwrap_or_default()),
            language: detection.language.map(|language| language.id.to_owned()),
            confidence: rounded(detection.confidence),
            evidence: detection.evidence.iter().map(Evidence::from).collect(),
            status: verdict.status().as_str().to_owned(),
            reason: verdict.reason(),
            parser: verdict.parser.map(|parser| parser.as_str().to_owned()),
            rung: verdict.rung.map(str::to_owned),
            segments: verdict.segments.iter().map(|s| segment(code, &lines, s)).collect(),
            context: verdict.context().map(str::to_owned),
            allowances: verdict.allowances().iter().map(|a| allowance(file, checked, &lines, a)).collect(),
            code: code.to_owned(),
            transforms: block.transforms.iter().map(Transform::from).collect(),
            removed_lines: block
                .removed
                .iter()
                .flat_map(|range| lines.line(range.start)..=lines.line(range.end.saturating_sub(1)))
                .collect(),
            lines: code.lines().count(),
            bytes: code.len(),
            sha256: digest,
            diagnostics: checked
                .diagnostics
                .iter()
                .map(|d| Diagnostic::new(file, Some((&checked.snippet.block.text, &lines)), d))
                .collect(),
        }
    }
}

/// Three decimals: more would claim a precision that is not there.
pub(super) fn rounded(value: f32) -> f64 {
    (f64::from(value) * 1000.0).round() / 1000.0
}

impl From<&crate::detect::Evidence> for Evidence {
    fn from(evidence: &crate::detect::Evidence) -> Self {
        Self {
            clue: evidence.clue.to_owned(),
            language: evidence.language.id.to_owned(),
            weight: rounded(evidence.weight),
            reason: evidence.reason.clone(),
        }
    }
}

impl From<&crate::block::Transform> for Transform {
    fn from(transform: &crate::block::Transform) -> Self {
        Self { kind: transform.kind.name().to_owned(), start: transform.span.start, end: transform.span.end }
    }
}

/// The attributes of the info string `info`; of two with one name, the first.
fn attributes(info: &str) -> BTreeMap<String, Option<String>> {
    let mut all = BTreeMap::new();
    for (name, value) in block::attributes(info) {
        all.entry(name.to_owned()).or_insert_with(|| value.map(str::to_owned));
    }
    all
}

fn segment(code: &str, lines: &Lines, segment: &syntax::Segment) -> Segment {
    let last = code.get(segment.range.clone()).map_or(0, |run| run.trim_end_matches('\n').len());
    Segment {
        language: segment.language.map(|language| language.id.to_owned()),
        status: segment.status.as_str().to_owned(),
        start_line: lines.line(segment.range.start),
        end_line: lines.line((segment.range.start + last).saturating_sub(1).max(segment.range.start)),
    }
}

fn allowance(file: &File, checked: &Checked, lines: &Lines, allowance: &syntax::Allowance) -> Allowance {
    let text = &checked.snippet.block.text;
    let position = lines.position(text.as_str(), allowance.range.start);
    Allowance {
        kind: allowance.kind.to_owned(),
        line: position.line,
        column: position.column,
        location: file.source.location(text.origin(allowance.range.clone())).into(),
    }
}

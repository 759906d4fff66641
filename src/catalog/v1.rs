//! The published catalog, version 1: types of its own, so that the program may change without breaking its readers.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Checked, File};
use crate::diagnostic::{self, Severity};
use crate::document;
use crate::syntax::{self, Status};
use crate::text::Lines;

/// The version that these types are.
pub const SCHEMA_VERSION: u32 = 1;

/// A catalog of the snippets of a set of published files.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Catalog {
    /// Always 1.
    pub schema_version: u32,
    /// The program that wrote it, with its version.
    pub generator: String,
    /// The files, ordered by name.
    pub sources: Vec<Source>,
    /// The articles, in the order of the files.
    pub articles: Vec<Article>,
    /// The snippets, in the order of the articles.
    pub snippets: Vec<Snippet>,
    /// Counts.
    pub summary: Summary,
}

/// One file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source {
    /// Its path as given, with `/` between its parts, or `-`.
    pub name: String,
    /// The input kind that it was read as.
    pub kind: String,
    /// Its encoding, by its name in the Encoding Standard.
    pub encoding: String,
    /// Its length in bytes; of a gzip-ed file, inflated.
    pub bytes: usize,
    /// How many articles it holds.
    pub articles: usize,
    /// How many snippets it holds.
    pub snippets: usize,
    /// Findings about the file as a whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// One article.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Article {
    /// Name of its file.
    pub source: String,
    /// The publisher's id for it.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where it is published.
    pub url: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Categories and tags.
    pub categories: Vec<String>,
    /// How many snippets it holds.
    pub snippets: usize,
}

/// What a snippet says of its article.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleReference {
    /// The publisher's id for it.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where it is published.
    pub url: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
}

/// One code block and all that is known of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Snippet {
    /// Stable: made of its content and its place.
    pub id: String,
    /// The id that came with it, in a file of snippets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_id: Option<String>,
    /// Name of its file.
    pub source: String,
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
    /// Canonical id of its language; null where nothing deserves belief.
    pub language: Option<String>,
    /// How probable the language is, 0 to 1.
    pub confidence: f64,
    /// Why it is taken to be that language.
    pub evidence: Vec<Evidence>,
    /// What it is found to be.
    pub status: String,
    /// Why it is unchecked, waived or text.
    pub reason: Option<String>,
    /// The parser that decided.
    pub parser: Option<String>,
    /// The runs of a mixed snippet.
    pub segments: Vec<Segment>,
    /// The context in which a fragment parses.
    pub context: Option<String>,
    /// What was left out on purpose and is accounted for.
    pub allowances: Vec<Allowance>,
    /// The exact code.
    pub code: String,
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
    pub status: String,
    /// Its first line in the snippet, 1-based.
    pub start_line: usize,
    /// Its last line in the snippet, 1-based.
    pub end_line: usize,
}

/// Something that was left out on purpose.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Allowance {
    /// What it is.
    pub kind: String,
    /// The line of its mark in the snippet, 1-based.
    pub line: usize,
    /// The column of its mark, 1-based, in code points.
    pub column: usize,
    /// Where the mark stands in the file.
    pub location: Location,
}

/// A place and its extent in a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Location {
    /// Its first byte.
    pub start: Position,
    /// The byte behind it.
    pub end: Position,
}

/// A place in a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Position {
    /// Bytes before it in the file.
    pub offset: usize,
    /// Line, 1-based.
    pub line: usize,
    /// Column, 1-based, in code points.
    pub column: usize,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// What can be done about it.
    pub help: Option<String>,
    /// The line in the snippet, 1-based; null outside of snippets.
    pub line: Option<usize>,
    /// The column in the snippet, 1-based, in code points; null outside of snippets.
    pub column: Option<usize>,
    /// Where it is in the file.
    pub location: Location,
}

/// Counts over a catalog.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// How many files.
    pub sources: usize,
    /// How many articles.
    pub articles: usize,
    /// How many snippets.
    pub snippets: usize,
    /// How many of each language, by canonical id; `null` stands for none.
    pub languages: BTreeMap<String, usize>,
    /// How many of each status.
    pub statuses: BTreeMap<String, usize>,
    /// How many findings of each severity.
    pub diagnostics: BTreeMap<String, usize>,
}

impl From<&super::Catalog> for Catalog {
    fn from(catalog: &super::Catalog) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            generator: concat!("snipcheck ", env!("CARGO_PKG_VERSION")).to_owned(),
            sources: catalog.files.iter().map(Source::from).collect(),
            articles: catalog.files.iter().flat_map(articles).collect(),
            snippets: catalog.snippets().map(|(file, article, checked)| snippet(file, article, checked)).collect(),
            summary: Summary::from(catalog),
        }
    }
}

impl From<&File> for Source {
    fn from(file: &File) -> Self {
        Self {
            name: file.source.name().to_owned(),
            kind: file.kind.to_owned(),
            encoding: file.source.encoding().name().to_owned(),
            bytes: file.source.bytes().len(),
            articles: file.articles.len(),
            snippets: file.snippets().count(),
            diagnostics: file.diagnostics.iter().map(|d| diagnostic(file, None, d)).collect(),
        }
    }
}

impl From<&super::Catalog> for Summary {
    fn from(catalog: &super::Catalog) -> Self {
        let mut summary = Self { sources: catalog.files.len(), ..Self::default() };
        summary.statuses = Status::ALL.iter().map(|status| (status.as_str().to_owned(), 0)).collect();
        summary.diagnostics = Severity::ALL.iter().map(|severity| (severity.as_str().to_owned(), 0)).collect();
        summary.articles = catalog.files.iter().map(|file| file.articles.len()).sum();
        for (_, _, checked) in catalog.snippets() {
            let language = checked.snippet.detection.language.map_or("null", |l| l.id);
            summary.snippets += 1;
            *summary.languages.entry(language.to_owned()).or_default() += 1;
            *summary.statuses.entry(checked.verdict.status.as_str().to_owned()).or_default() += 1;
        }
        for (_, _, diagnostic) in catalog.diagnostics() {
            *summary.diagnostics.entry(diagnostic.severity.as_str().to_owned()).or_default() += 1;
        }
        summary
    }
}

fn articles(file: &File) -> impl Iterator<Item = Article> {
    file.articles.iter().map(|checked| {
        let article = checked.article.clone();
        Article {
            source: file.source.name().to_owned(),
            id: article.id,
            title: article.title,
            url: article.url,
            published: article.published,
            authors: article.authors,
            categories: article.categories,
            snippets: checked.snippets.len(),
        }
    })
}

/// The published form of one snippet.
#[must_use]
pub fn snippet(file: &File, article: &document::Article, checked: &Checked) -> Snippet {
    let (block, detection, verdict) = (&checked.snippet.block, &checked.snippet.detection, &checked.verdict);
    let code = block.text.as_str();
    let lines = Lines::new(code);
    let sha256 = hex(&Sha256::digest(code.as_bytes()));
    let span = block.text.origin(0..code.len());
    Snippet {
        id: id(file, article, checked, &sha256),
        source_id: block.source_id.clone(),
        source: file.source.name().to_owned(),
        article: ArticleReference {
            id: article.id.clone(),
            title: article.title.clone(),
            url: article.url.clone(),
            published: article.published.clone(),
        },
        ordinal: checked.snippet.ordinal,
        location: file.source.location(span).into(),
        heading: block.heading.clone(),
        title: block.title.clone(),
        producer: block.producer.to_owned(),
        label: block.label.as_ref().map(|label| label.value.clone()),
        language: detection.language.map(|language| language.id.to_owned()),
        confidence: rounded(detection.confidence),
        evidence: detection.evidence.iter().map(Evidence::from).collect(),
        status: verdict.status.as_str().to_owned(),
        reason: verdict.reason.clone(),
        parser: Some(verdict.parser.to_owned()).filter(|parser| !parser.is_empty()),
        segments: verdict.segments.iter().map(|s| segment(code, &lines, s)).collect(),
        context: verdict.context.map(str::to_owned),
        allowances: verdict.allowances.iter().map(|a| allowance(file, checked, &lines, a)).collect(),
        code: code.to_owned(),
        lines: code.lines().count(),
        bytes: code.len(),
        sha256,
        diagnostics: checked.diagnostics.iter().map(|d| diagnostic(file, Some((code, &lines)), d)).collect(),
    }
}

/// A name that stays while the snippet and its place among its article's stay: 16 hexadecimal digits.
fn id(file: &File, article: &document::Article, checked: &Checked, sha256: &str) -> String {
    let place = article.id.as_deref().or(article.url.as_deref()).unwrap_or(file.source.name());
    let mut id = hex(&Sha256::digest(format!("{place}\n{}\n{sha256}", checked.snippet.ordinal)));
    id.truncate(16);
    id
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Three decimals: more would claim a precision that is not there.
fn rounded(value: f32) -> f64 {
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

impl From<crate::source::Location> for Location {
    fn from(location: crate::source::Location) -> Self {
        let place = |offset, position: crate::text::Position| Position { offset, line: position.line, column: position.column };
        Self { start: place(location.span.start, location.start), end: place(location.span.end, location.end) }
    }
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

/// The published form of one finding; `code` is the snippet that it is about.
#[must_use]
pub fn diagnostic(file: &File, code: Option<(&str, &Lines)>, diagnostic: &diagnostic::Diagnostic) -> Diagnostic {
    let position = code.zip(diagnostic.primary.in_code.as_ref()).map(|((code, lines), range)| lines.position(code, range.start));
    Diagnostic {
        rule: diagnostic.rule.id.to_owned(),
        severity: diagnostic.severity.as_str().to_owned(),
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        line: position.map(|p| p.line),
        column: position.map(|p| p.column),
        location: file.source.location(diagnostic.primary.span).into(),
    }
}

//! The catalog's snippets as a table, one row a snippet.

use std::io;

use serde::Serialize;

use crate::catalog::v1;
use crate::report::{Files, Format, View};

pub(super) static FORMAT: Format = Format { name: "csv", summary: "the snippets as a table with a header, one row a snippet", write };

/// The columns, named and ordered as they are written.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    source: &'a str,
    article_id: Option<&'a str>,
    article_title: Option<&'a str>,
    article_url: Option<&'a str>,
    article_published: Option<&'a str>,
    ordinal: usize,
    offset: usize,
    line: usize,
    column: usize,
    heading: Option<&'a str>,
    title: Option<&'a str>,
    producer: &'a str,
    label: Option<&'a str>,
    language: Option<&'a str>,
    confidence: f64,
    status: &'a str,
    reason: Option<&'a str>,
    context: Option<&'a str>,
    lines: usize,
    bytes: usize,
    sha256: &'a str,
    diagnostics: usize,
    first_diagnostic: Option<&'a str>,
    code: &'a str,
}

fn write(files: Files<'_>, _view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().has_headers(false).from_writer(out);
    table.write_record(HEADER)?;
    for file in files {
        for (article, checked) in file.snippets() {
            table.serialize(Row::from(&v1::Snippet::new(&file, article, checked)))?;
        }
    }
    table.flush()
}

/// Written even if there is no snippet.
const HEADER: [&str; 25] = [
    "id",
    "source",
    "article_id",
    "article_title",
    "article_url",
    "article_published",
    "ordinal",
    "offset",
    "line",
    "column",
    "heading",
    "title",
    "producer",
    "label",
    "language",
    "confidence",
    "status",
    "reason",
    "context",
    "lines",
    "bytes",
    "sha256",
    "diagnostics",
    "first_diagnostic",
    "code",
];

impl<'a> From<&'a v1::Snippet> for Row<'a> {
    fn from(snippet: &'a v1::Snippet) -> Self {
        Self {
            id: &snippet.id,
            source: &snippet.source,
            article_id: snippet.article.id.as_deref(),
            article_title: snippet.article.title.as_deref(),
            article_url: snippet.article.url.as_deref(),
            article_published: snippet.article.published.as_deref(),
            ordinal: snippet.ordinal,
            offset: snippet.location.start.offset,
            line: snippet.location.start.line,
            column: snippet.location.start.column,
            heading: snippet.heading.as_deref(),
            title: snippet.title.as_deref(),
            producer: &snippet.producer,
            label: snippet.label.as_deref(),
            language: snippet.language.as_deref(),
            confidence: snippet.confidence,
            status: &snippet.status,
            reason: snippet.reason.as_deref(),
            context: snippet.context.as_deref(),
            lines: snippet.lines,
            bytes: snippet.bytes,
            sha256: &snippet.sha256,
            diagnostics: snippet.diagnostics.len(),
            first_diagnostic: snippet.diagnostics.first().map(|diagnostic| diagnostic.message.as_str()),
            code: &snippet.code,
        }
    }
}

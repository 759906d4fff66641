//! The catalog's snippets as a table, one row a snippet.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use crate::catalog::{File, v1};
use crate::report::{Cells, Format, ReportWriter, View};

pub(super) static FORMAT: Format = Format { name: "csv", summary: "the snippets as a table with a header, one row a snippet", begin };

/// The columns, named and ordered as they are written.
#[derive(Serialize)]
struct Row<'a> {
    id: Cow<'a, str>,
    source: Cow<'a, str>,
    article_id: Option<Cow<'a, str>>,
    article_title: Option<Cow<'a, str>>,
    article_url: Option<Cow<'a, str>>,
    article_published: Option<Cow<'a, str>>,
    ordinal: usize,
    offset: usize,
    line: usize,
    column: usize,
    heading: Option<Cow<'a, str>>,
    title: Option<Cow<'a, str>>,
    producer: Cow<'a, str>,
    label: Option<Cow<'a, str>>,
    language: Option<Cow<'a, str>>,
    confidence: f64,
    status: Cow<'a, str>,
    reason: Option<Cow<'a, str>>,
    context: Option<Cow<'a, str>>,
    lines: usize,
    bytes: usize,
    sha256: Cow<'a, str>,
    diagnostics: usize,
    first_diagnostic: Option<Cow<'a, str>>,
    code: Cow<'a, str>,
    article_published_date: Option<Cow<'a, str>>,
    source_id: Option<Cow<'a, str>>,
    warc_file: Option<Cow<'a, str>>,
    warc_offset: Option<u64>,
    warc_record: Option<Cow<'a, str>>,
    warc_url: Option<Cow<'a, str>>,
    warc_date: Option<Cow<'a, str>>,
    info: Option<Cow<'a, str>>,
    parser: Option<Cow<'a, str>>,
    rung: Option<Cow<'a, str>>,
}

fn begin(view: &View, out: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    let mut table = table(out);
    table.write_record(HEADER)?;
    table.flush()?;
    Ok(Box::new(CsvRows(view.cells)))
}

struct CsvRows(Cells);

impl ReportWriter for CsvRows {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        let mut table = table(out);
        for (article, checked) in file.snippets() {
            table.serialize(Row::new(&v1::Snippet::new(file, article, checked), self.0))?;
        }
        table.flush()
    }

    fn end(self: Box<Self>, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

fn table(out: &mut dyn io::Write) -> csv::Writer<&mut dyn io::Write> {
    csv::WriterBuilder::new().has_headers(false).from_writer(out)
}

/// Written even if there is no snippet.
const HEADER: [&str; 35] = [
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
    "article_published_date",
    "source_id",
    "warc_file",
    "warc_offset",
    "warc_record",
    "warc_url",
    "warc_date",
    "info",
    "parser",
    "rung",
];

impl<'a> Row<'a> {
    fn new(snippet: &'a v1::Snippet, cells: Cells) -> Self {
        let cell = |text: &'a str| cell(text, cells);
        let maybe = |text: &'a Option<String>| text.as_deref().map(cell);
        Self {
            id: cell(&snippet.id),
            source: cell(&snippet.source),
            article_id: maybe(&snippet.article.id),
            article_title: maybe(&snippet.article.title),
            article_url: maybe(&snippet.article.url),
            article_published: maybe(&snippet.article.published),
            ordinal: snippet.ordinal,
            offset: snippet.location.start.offset,
            line: snippet.location.start.line,
            column: snippet.location.start.column,
            heading: maybe(&snippet.heading),
            title: maybe(&snippet.title),
            producer: cell(&snippet.producer),
            label: maybe(&snippet.label),
            language: maybe(&snippet.language),
            confidence: snippet.confidence,
            status: cell(&snippet.status),
            reason: maybe(&snippet.reason),
            context: maybe(&snippet.context),
            lines: snippet.lines,
            bytes: snippet.bytes,
            sha256: cell(&snippet.sha256),
            diagnostics: snippet.diagnostics.len(),
            first_diagnostic: snippet.diagnostics.first().map(|diagnostic| cell(&diagnostic.message)),
            code: cell(&snippet.code),
            article_published_date: maybe(&snippet.article.published_date),
            source_id: maybe(&snippet.source_id),
            warc_file: maybe(&snippet.warc_file),
            warc_offset: snippet.warc_offset,
            warc_record: maybe(&snippet.warc_record),
            warc_url: maybe(&snippet.warc_url),
            warc_date: maybe(&snippet.warc_date),
            info: maybe(&snippet.info),
            parser: maybe(&snippet.parser),
            rung: maybe(&snippet.rung),
        }
    }
}

/// `text` as `cells` says.
fn cell(text: &str, cells: Cells) -> Cow<'_, str> {
    // Spreadsheets take the wide forms for the narrow ones.
    let computed = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    match cells {
        Cells::Safe if text.starts_with(computed) => Cow::Owned(format!("'{text}")),
        Cells::Safe | Cells::Exact => Cow::Borrowed(text),
    }
}

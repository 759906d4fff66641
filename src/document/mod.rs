//! From a source to its articles: one reader an input kind, chosen by content.

mod article;
mod asciidoc;
mod atom;
mod docbook;
mod entry;
mod fact;
mod feed;
mod front_matter;
mod html;
mod json_feed;
mod jsonl;
mod link;
mod markdown;
mod notebook;
mod plain;
mod rdf;
mod reader;
mod restructured_text;
mod rss;
mod text_file;
mod vocabulary;
mod yaml;

use std::path::Path;
use std::sync::Arc;

use crate::markup::xml::XmlCursor;
use crate::source::{Problem, ProblemKind, Provenance, Source, WARC};
use crate::text::Span;

pub use article::{Article, Body, BodyFormat, Given};
pub use reader::{Escapes, Reader, Take};

/// Bytes of a text that a reader may look at to recognise it.
const SNIFF_BYTES: usize = 4096;

/// What is known of a source once it is read, beside its articles.
#[derive(Debug)]
pub struct Document {
    /// The source that was read.
    pub source: Arc<Source>,
    /// Name of the reader that read it: the input kind.
    pub kind: &'static str,
    /// What is wrong with it, the source's own problems first.
    pub problems: Vec<Problem>,
}

/// Every input kind. Between readers that are equally sure, the first wins.
pub static READERS: &[&Reader] = &[
    &rss::READER,
    &atom::READER,
    &rdf::READER,
    &docbook::READER,
    &json_feed::READER,
    &notebook::READER,
    &jsonl::READER,
    &html::READER,
    &markdown::READER,
    &asciidoc::READER,
    &restructured_text::READER,
];

/// The reader called `name`.
#[must_use]
pub fn reader(name: &str) -> Option<&'static Reader> {
    READERS.iter().copied().find(|reader| reader.name == name)
}

/// Whether authors write files of the kind that goes by `kind`: a feed, and lines of JSON, are made of articles that stand elsewhere.
#[must_use]
pub fn is_authored(kind: &str) -> bool {
    reader(kind).is_some_and(|reader| reader.authored)
}

/// What opens and closes a comment in the file called `name` that was read by the reader `kind`; `None` where there is none around code.
#[must_use]
pub fn comment(kind: &str, name: &str) -> Option<(&'static str, &'static str)> {
    // In MDX, what looks like a comment of HTML is an error.
    let is_mdx = Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("mdx"));
    if is_mdx { Some(("{/* ", " */}")) } else { reader(kind)?.comment }
}

/// Reads `source` with `reader`, or the one that its content calls for, and hands its articles to `take`, in the order of the source.
pub fn read(source: Arc<Source>, reader: Option<&'static Reader>, take: Take<'_>) -> Document {
    if let Provenance::Archive(_) = source.provenance() {
        let problems = source.problems().to_vec();
        return Document { source, kind: WARC, problems };
    }
    let reader = reader.or_else(|| recognise(&source).map(|(reader, _)| reader));
    let (kind, problems) = match reader {
        Some(reader) => (reader.name, (reader.read)(&source, take)),
        None => ("unknown", vec![unknown(&source)]),
    };
    let problems = source.problems().iter().cloned().chain(problems).collect();
    Document { source, kind, problems }
}

/// Reads `source` as [`read`] does, and gives all its articles at once.
#[must_use]
pub fn read_all(source: Arc<Source>, reader: Option<&'static Reader>) -> (Document, Vec<Article>) {
    let mut articles = Vec::new();
    let document = read(source, reader, &mut |article| articles.push(article));
    (document, articles)
}

/// The reader that is surest of `source`, and how sure it is; `None` if none knows it.
#[must_use]
pub fn recognise(source: &Source) -> Option<(&'static Reader, u8)> {
    let text = source.text().as_str();
    let head = text.get(..text.floor_char_boundary(SNIFF_BYTES)).unwrap_or(text);
    if head.is_empty() || head.contains('\0') {
        return None;
    }
    let name = source.name().to_lowercase();
    let name = Path::new(&name).file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(name);
    let sure = READERS.iter().copied().map(|reader| (reader, (reader.sniff)(head, name))).filter(|(_, sure)| *sure > 0);
    // `rev`, for `max_by_key` takes the last of equals.
    sure.rev().max_by_key(|(_, sure)| *sure)
}

fn unknown(source: &Source) -> Problem {
    let text = source.text().as_str();
    let message = if source.bytes().is_empty() {
        "the file is empty".to_owned()
    } else if text.trim().is_empty() {
        "there is nothing but white space in the file".to_owned()
    } else if text.starts_with("WARC/1.") {
        format!("an archive of pages: name it with `--input {WARC}`, or call it `.warc` or `.warc.gz`")
    } else if text.contains('\0') {
        "a binary file, in which there are no articles".to_owned()
    } else if text.trim_start().starts_with('<')
        && let Some(root) = XmlCursor::new(source.text()).element()
    {
        match root.local() {
            "urlset" | "sitemapindex" => "a sitemap, which names pages and holds none: fetch the pages, and check those".to_owned(),
            root => format!("XML, but neither a feed nor a page: its root is <{root}>"),
        }
    } else {
        "neither a feed, nor a page, nor Markdown: name what it is with `--input KIND`".to_owned()
    };
    Problem { kind: ProblemKind::NoArticles, span: Span::at(0), message }
}

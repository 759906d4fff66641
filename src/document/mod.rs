//! From a source to its articles: one reader an input kind, chosen by content.

mod asciidoc;
mod atom;
mod docbook;
mod entry;
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
mod restructured_text;
mod rss;
mod text_file;
mod vocabulary;
mod yaml;

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::markup::xml::Cursor;
use crate::source::{Problem, ProblemKind, Source};
use crate::text::{Span, Text};

/// Bytes of a text that a reader may look at to recognise it.
const SNIFF_BYTES: usize = 4096;

/// What is known of a source once it is read, beside its articles.
#[derive(Debug)]
pub struct Document {
    /// Where it came from.
    pub source: Arc<Source>,
    /// Name of the reader that read it: the input kind.
    pub kind: &'static str,
    /// What is wrong with it, the source's own problems first.
    pub problems: Vec<Problem>,
}

/// One article: an entry of a feed, a page, a Markdown file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// What the publisher calls it for good (`guid`, `id`), if anything.
    pub id: Option<String>,
    /// Its title, as plain text.
    pub title: Option<String>,
    /// Where it is published, as written or resolved against the document's base.
    pub url: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Categories and tags.
    pub categories: Vec<String>,
    /// What it says, in order.
    #[serde(skip)]
    pub bodies: Vec<Body>,
}

impl Article {
    /// Whether its snippets are data, that stand beside each other by chance: nothing leads from one to the next.
    #[must_use]
    pub fn is_data(&self) -> bool {
        self.bodies.iter().any(|body| matches!(body.format, Format::Code(_)))
    }
}

/// A part of an article's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// How it is written.
    pub format: Format,
    /// It, without the container's escaping.
    pub text: Text,
}

/// How a body is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// HTML, whole or in part.
    Html,
    /// Markdown.
    Markdown,
    /// `AsciiDoc`.
    AsciiDoc,
    /// reStructuredText.
    ReStructuredText,
    /// One snippet, nothing around it.
    Code(Given),
}

/// What came with a snippet that stands by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Its label.
    pub label: Option<String>,
    /// Its name.
    pub source_id: Option<String>,
    /// Its caption or file name.
    pub title: Option<String>,
    /// The heading above it.
    pub heading: Option<String>,
    /// The paragraph right before it.
    pub lead: Option<String>,
    /// What stood in front of it and is no code, such as a notebook's `%%bash`.
    pub left_out: Option<Span>,
}

/// An input kind.
#[derive(Debug)]
pub struct Reader {
    /// Its name, as `--input` takes it and the catalog says it.
    pub name: &'static str,
    /// File extensions, lower case, that are read when a folder is walked.
    pub extensions: &'static [&'static str],
    /// How surely the text (its first bytes, and its file name in lower case) is of this kind: 0 is no.
    pub sniff: fn(&str, &str) -> u8,
    /// Reads it: hands on each article as soon as it is read, and tells what was in the way.
    pub read: fn(&Source, Take<'_>) -> Vec<Problem>,
}

/// Takes an article; a feed's bodies together are several times its size, so that nobody should have to hold them all.
pub type Take<'a> = &'a mut dyn FnMut(Article);

impl Reader {
    /// All articles of `source` at once, and what was in the way.
    #[must_use]
    pub fn articles(&self, source: &Source) -> (Vec<Article>, Vec<Problem>) {
        let mut articles = Vec::new();
        let problems = (self.read)(source, &mut |article| articles.push(article));
        (articles, problems)
    }

    /// Whether a file called `name` (lower case) has one of the reader's extensions.
    fn is_named(&self, name: &str) -> bool {
        name.rsplit_once('.').is_some_and(|(_, extension)| self.extensions.contains(&extension))
    }
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

/// Reads `source` with `reader`, or the one that its content calls for, and hands its articles to `take`, in the order of the source.
pub fn read(source: Arc<Source>, reader: Option<&'static Reader>, take: Take<'_>) -> Document {
    let reader = reader.or_else(|| recognise(&source).map(|(reader, _)| reader));
    let (kind, problems) = match reader {
        Some(reader) => (reader.name, (reader.read)(&source, take)),
        None => ("unknown", vec![unknown(&source)]),
    };
    let problems = source.problems().iter().cloned().chain(problems).collect();
    Document { source, kind, problems }
}

/// The same, with all articles at once.
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
    } else if text.contains('\0') {
        "a binary file, in which there are no articles".to_owned()
    } else if text.trim_start().starts_with('<')
        && let Some(root) = Cursor::new(source.text()).element()
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

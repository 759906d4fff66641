//! An article: what is known of it, and the texts that it says.

use serde::{Deserialize, Serialize};

use crate::text::{Span, Text};

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
    /// Its content, in order.
    #[serde(skip)]
    pub bodies: Vec<Body>,
}

impl Article {
    /// Whether its snippets are data, that stand beside each other by chance: nothing leads from one to the next.
    #[must_use]
    pub fn is_data(&self) -> bool {
        self.bodies.iter().any(|body| matches!(body.format, BodyFormat::Code(_)))
    }
}

/// A part of an article's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// How it is written.
    pub format: BodyFormat,
    /// Its text, without the escaping of the container (a feed, a notebook).
    pub text: Text,
}

/// How a body is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyFormat {
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
    /// Its language's label.
    pub label: Option<String>,
    /// The id that the input gives it.
    pub source_id: Option<String>,
    /// Its caption or file name.
    pub title: Option<String>,
    /// The heading above it.
    pub heading: Option<String>,
    /// The paragraph right before it.
    pub lead: Option<String>,
    /// What stood in front of it and is no code, such as a notebook's `%%bash`.
    pub left_out: Option<Span>,
    /// What its author says of it to this program, as written: a notebook's tag `snipcheck-skip`.
    pub directives: Vec<Text>,
    /// What comments right before it, and behind the snippet before, say to this program, as written: `snipcheck: skip`.
    pub above: Vec<Text>,
}

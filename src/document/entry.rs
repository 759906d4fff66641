//! An entry of a feed in the making: each fact can be told in several ways, of which the best that occurs counts.

use std::ops::Range;

use super::{Article, Body, BodyFormat, link, plain};
use crate::markup::damage::Damages;
use crate::markup::reference;
use crate::source::ProblemKind;
use crate::text::{Span, Text};

/// Bytes of a description without code that is the beginning of an article: a shorter one is none, a longer one may be all of it.
const SUMMARY: Range<usize> = 24..600;

/// What was read of an entry so far.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// What relative links start from.
    pub(super) base: Option<String>,
    id: RankedValue,
    title: RankedValue,
    url: RankedValue,
    published: RankedValue,
    authors: Vec<String>,
    categories: Vec<String>,
    content: Option<Body>,
    summary: Option<Body>,
    /// Where a content starts that is escaped once too often.
    escaped_twice: Option<Span>,
}

/// How well an element tells a fact, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The format's own element.
    Proper,
    /// An element of another vocabulary, as Dublin Core's `dc:date`.
    Borrowed,
    /// An element that says something close to it.
    Near,
}

/// A value and the rank of the way in which it was told.
type RankedValue = Option<(Rank, String)>;

fn tell(fact: &mut RankedValue, rank: Rank, value: Option<String>) {
    if let Some(value) = value
        && fact.as_ref().is_none_or(|(known, _)| rank < *known)
    {
        *fact = Some((rank, value));
    }
}

impl Entry {
    /// Nothing is known yet but what relative links start from.
    pub(super) fn new(base: Option<String>) -> Self {
        Self { base, ..Self::default() }
    }

    /// Notes the entry's id.
    pub(super) fn id(&mut self, rank: Rank, value: &str) {
        tell(&mut self.id, rank, non_empty(value));
    }

    /// Tells its title, which is plain text.
    pub(super) fn title(&mut self, rank: Rank, value: Option<String>) {
        tell(&mut self.title, rank, value);
    }

    /// Notes where the entry is published.
    pub(super) fn url(&mut self, rank: Rank, base: Option<&str>, value: &str) {
        let url = non_empty(value).map(|value| link::resolve(base.or(self.base.as_deref()), &value));
        tell(&mut self.url, rank, url);
    }

    /// Notes when the entry was published.
    pub(super) fn published(&mut self, rank: Rank, value: &str) {
        tell(&mut self.published, rank, non_empty(value));
    }

    /// Adds an author.
    pub(super) fn author(&mut self, value: &str) {
        add(&mut self.authors, plain::collapse(value));
    }

    /// Adds a category.
    pub(super) fn category(&mut self, value: &str) {
        add(&mut self.categories, plain::from_html(value));
    }

    /// Gives its whole content; the first that says something counts.
    pub(super) fn content(&mut self, body: Option<Body>) {
        if self.content.is_none() {
            self.content = self.body(body);
        }
    }

    /// Gives what may be its content, or a summary of it.
    pub(super) fn summary(&mut self, body: Option<Body>) {
        if self.summary.is_none() {
            self.summary = self.body(body);
        }
    }

    /// `body`, if it says something, as HTML that was escaped once.
    fn body(&mut self, body: Option<Body>) -> Option<Body> {
        let body = body.filter(says_something)?;
        match body.format {
            BodyFormat::Html => Some(match unescaped(&body.text) {
                Some(text) => {
                    self.escaped_twice = self.escaped_twice.or(Some(body.text.origin(0..body.text.len())));
                    html(text)
                }
                None => body,
            }),
            _ => Some(body),
        }
    }

    /// Whether its content was given.
    pub(super) fn has_content(&self) -> bool {
        self.content.is_some() || self.summary.is_some()
    }

    /// Whether it has the beginning of its content at most, and says where the rest is.
    pub(super) fn is_summary(&self) -> bool {
        let is_short =
            |body: &Body| SUMMARY.contains(&body.text.len()) && !["<pre", "<code"].iter().any(|tag| body.text.as_str().contains(tag));
        self.url.is_some() && self.content.is_none() && self.summary.as_ref().is_some_and(is_short)
    }

    /// The article, by `authors` if it names none; what was undone to read it is noted.
    pub(super) fn finish(mut self, authors: &[String], damages: &mut Damages) -> Article {
        if self.authors.is_empty() {
            for author in authors {
                self.author(author);
            }
        }
        if let Some(span) = self.escaped_twice {
            damages.note(ProblemKind::Malformed, "content that was escaped twice; it was read as if it were once", span);
        }
        let value = |fact: RankedValue| fact.map(|(_, value)| value);
        let body = match (self.content, self.summary) {
            (Some(content), Some(summary)) if has_more_code(&summary.text, &content.text) => Some(summary),
            (content, summary) => content.or(summary),
        };
        Article {
            id: value(self.id).or_else(|| self.url.clone().map(|(_, url)| url)),
            title: value(self.title),
            url: value(self.url),
            published: value(self.published),
            authors: self.authors,
            categories: self.categories,
            bodies: body.into_iter().collect(),
        }
    }
}

/// A body of HTML.
pub(super) fn html(text: Text) -> Body {
    Body { format: BodyFormat::Html, text }
}

/// What `text` says if its whole markup was escaped once too often: there is no tag in it, and there are many once it is unescaped.
fn unescaped(text: &Text) -> Option<Text> {
    if !text.as_str().trim_start().starts_with("&lt;") || text.as_str().contains('<') {
        return None;
    }
    let text = reference::unescape(text);
    ["</p>", "</pre>", "</div>", "</h2>", "</ul>", "</code>"].iter().any(|tag| text.as_str().contains(tag)).then_some(text)
}

fn says_something(body: &Body) -> bool {
    !body.text.as_str().trim().is_empty()
}

/// Whether `summary` is in truth the whole, and `content` was stripped of its code.
fn has_more_code(summary: &Text, content: &Text) -> bool {
    let blocks = |text: &Text| text.as_str().to_ascii_lowercase().matches("<pre").count();
    summary.len() > content.len() && blocks(summary) > blocks(content)
}

fn add(list: &mut Vec<String>, value: Option<String>) {
    if let Some(value) = value
        && !list.contains(&value)
    {
        list.push(value);
    }
}

fn non_empty(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

//! What the feeds in XML have in common: finding the entries, their constructs, and saying why there are none.

use super::entry::{self, Entry};
use super::vocabulary::Vocabulary;
use super::{Body, BodyFormat, Take, link, plain};
use crate::markup::xml::{Element, XmlCursor};
use crate::source::{Problem, ProblemKind, Source};
use crate::text::{Span, Text};

/// A dialect: how its entries are recognised and read.
pub(super) struct FeedDialect {
    /// Its name, for messages.
    pub(super) name: &'static str,
    /// Whether an element is an entry.
    pub(super) is_entry: fn(&Element<'_>) -> bool,
    /// Reads what stands in an entry.
    pub(super) read_entry: for<'a> fn(&mut XmlCursor<'a>, &Element<'a>, &mut Entry),
    /// Takes note of an element outside of entries.
    pub(super) read_head: for<'a> fn(&mut XmlCursor<'a>, &Element<'a>, &mut Head),
}

/// What a feed says of itself.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// What relative links start from, as declared.
    pub(super) base: Option<String>,
    /// An address of the site that the feed belongs to, or of the feed itself.
    pub(super) site: Option<String>,
    /// The author of all entries that name none.
    pub(super) authors: Vec<String>,
}

impl Head {
    /// Takes `address` for what links start from if nothing is declared, unless there is one or it is no whole address.
    pub(super) fn note_site(&mut self, address: &str) {
        let address = link::resolve(self.base.as_deref(), address);
        if self.site.is_none() && (address.starts_with("http://") || address.starts_with("https://")) {
            self.site = Some(address);
        }
    }
}

/// Hands on every entry of `source`. What the feed says of itself counts for the entries behind it.
pub(super) fn read(source: &Source, dialect: &FeedDialect, take: Take<'_>) -> Vec<Problem> {
    let mut cursor = XmlCursor::new(source.text());
    let mut head = Head::default();
    let (mut entries, mut summaries) = (0_usize, 0_usize);
    let mut root = None;
    while let Some(element) = cursor.element() {
        root.get_or_insert_with(|| element.clone());
        if (dialect.is_entry)(&element) {
            let mut entry = Entry::new(base_of(&element, head.base.as_deref().or(head.site.as_deref())));
            (dialect.read_entry)(&mut cursor, &element, &mut entry);
            entries += 1;
            summaries += usize::from(entry.is_summary());
            take(entry.finish(&head.authors, cursor.damages()));
        } else {
            if matches!(element.local(), "rss" | "channel" | "feed" | "RDF") {
                head.base = base_of(&element, head.base.as_deref());
            }
            (dialect.read_head)(&mut cursor, &element, &mut head);
        }
    }
    let mut problems = cursor.into_damages().into_problems();
    if entries == 0 {
        problems.extend(no_entries(source.text(), root.as_ref(), dialect));
    } else if summaries == entries {
        let span = root.map_or(Span::at(0), |root| source.text().origin(root.range()));
        let message = format!("the {} feed has summaries, and not the articles themselves", dialect.name);
        problems.push(Problem { kind: ProblemKind::Summaries, span, message });
    }
    problems
}

/// Why there are no entries. A feed of a site's tag or category may well have none.
fn no_entries(text: &Text, root: Option<&Element<'_>>, dialect: &FeedDialect) -> Option<Problem> {
    let name = dialect.name;
    let (span, message) = match root {
        None => (Span::at(0), format!("no {name} feed: there is no element in it")),
        Some(root) => {
            let message = match root.local() {
                local if local.eq_ignore_ascii_case("html") => format!("an HTML page, and no {name} feed"),
                "rss" | "RDF" | "feed" | "channel" => return None,
                local => format!("XML, but no {name} feed: its root is <{local}>"),
            };
            (text.origin(root.range()), message)
        }
    };
    Some(Problem { kind: ProblemKind::NoArticles, span, message })
}

/// What relative links within `element` start from, if they start from `outer` around it.
pub(super) fn base_of(element: &Element<'_>, outer: Option<&str>) -> Option<String> {
    element.attribute("xml:base").map(|base| link::resolve(outer, &base)).or_else(|| outer.map(str::to_owned))
}

/// The plain value of `element`.
pub(super) fn value<'a>(cursor: &mut XmlCursor<'a>, element: &Element<'a>) -> String {
    cursor.content(element).characters().as_str().trim().to_owned()
}

/// A title of RSS: plain text by the letter, HTML by custom.
pub(super) fn html_title<'a>(cursor: &mut XmlCursor<'a>, element: &Element<'a>) -> Option<String> {
    plain::from_html(cursor.content(element).html().as_str())
}

/// A title of Atom, which says what it is.
pub(super) fn typed_title<'a>(cursor: &mut XmlCursor<'a>, element: &Element<'a>) -> Option<String> {
    let content = cursor.content(element);
    match kind(element).as_str() {
        "html" | "text/html" => plain::from_html(content.html().as_str()),
        _ => plain::collapse(content.characters().as_str()),
    }
}

/// A person of Atom.
pub(super) fn person<'a>(cursor: &mut XmlCursor<'a>, element: &Element<'a>) -> Option<String> {
    let mut name = None;
    while let Some(child) = cursor.child(element) {
        if child.local() == "name" {
            name = Some(value(cursor, &child));
        }
    }
    name
}

/// A text construct or the content of Atom; none if it is somewhere else or no text.
pub(super) fn typed_body<'a>(cursor: &mut XmlCursor<'a>, element: &Element<'a>) -> Option<Body> {
    let content = cursor.content(element);
    match kind(element).as_str() {
        "html" | "xhtml" | "text/html" | "application/xhtml+xml" | "text/xhtml" => Some(entry::html(content.html())),
        "text/markdown" | "text/x-markdown" | "markdown" => Some(Body { format: BodyFormat::Markdown, text: content.characters() }),
        "" | "text" | "text/plain" if content.has_tags() => Some(entry::html(content.html())),
        "" | "text" | "text/plain" => {
            let text = content.characters();
            Some(entry::html(if is_html(text.as_str()) { text } else { escaped(&text) }))
        }
        _ => None,
    }
}

fn kind(element: &Element<'_>) -> String {
    let value = element.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
    value.split(';').next().unwrap_or_default().trim_end().to_owned()
}

/// Whether text that should be plain is HTML all the same.
fn is_html(text: &str) -> bool {
    ["</p>", "</pre>", "</div>", "</a>", "</code>", "</li>", "<br", "<p>", "</h2>"].iter().any(|tag| text.contains(tag))
}

/// Plain text as HTML.
pub(super) fn escaped(text: &Text) -> Text {
    let mut rewrite = text.rewrite();
    let mut from = 0;
    for (at, found) in text.as_str().match_indices(['<', '&']) {
        rewrite.keep(from..at).replace(at..at + 1, if found == "<" { "&lt;" } else { "&amp;" });
        from = at + 1;
    }
    rewrite.keep(from..text.len());
    rewrite.finish()
}

/// How surely `head` starts a document whose root `is_root` knows. Servers may have put their warnings before it.
pub(super) fn sniff(head: &str, is_root: impl Fn(Vocabulary, &str) -> bool) -> u8 {
    if !head.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') {
        return 0;
    }
    let text = Text::verbatim(head, 0);
    let mut cursor = XmlCursor::new(&text);
    for sure in [9, 6, 6, 6, 6, 6, 6, 6] {
        match cursor.element() {
            Some(element) if is_root(Vocabulary::of(&element), element.local()) => return sure,
            Some(element) if !element.local().eq_ignore_ascii_case("html") => {}
            _ => return 0,
        }
    }
    0
}

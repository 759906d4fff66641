//! An HTML page: one article, with what its head says of it.

use std::path::Path;

use scraper::{ElementRef, Html, Selector};

use super::{Article, Body, BodyFormat, Escapes, Reader, Take, link, plain};
use crate::markup::html::Dom;
use crate::markup::html::elements::{self, Role};
use crate::markup::xml::XmlCursor;
use crate::source::{Problem, ProblemKind, Source};
use crate::text::{Span, Text, sound};

/// HTML pages.
pub(super) static READER: Reader = Reader {
    name: "html",
    extensions: &["html", "htm", "xhtml", "shtml"],
    authored: true,
    escapes: Escapes::Markup,
    comment: Some(("<!-- ", " -->")),
    sniff,
    read,
};

/// Bytes of a page in which its head is looked for, if nothing says where the head ends.
const HEAD_BYTES: usize = 256 * 1024;

/// Where a page says who wrote it; each as a selector and the attribute that holds the value.
const AUTHORS: [(&str, &str); 3] =
    [("meta[name=author i]", "content"), ("meta[property='article:author']", "content"), ("meta[name='dc.creator' i]", "content")];
const URLS: [(&str, &str); 2] = [("link[rel~=canonical]", "href"), ("meta[property='og:url']", "content")];
const DATES: [(&str, &str); 7] = [
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop=datePublished]", "content"),
    ("meta[name='dc.date' i]", "content"),
    ("meta[name='dcterms.date' i]", "content"),
    ("meta[name=date i]", "content"),
    ("meta[name=pubdate i]", "content"),
    ("meta[name='publish-date' i]", "content"),
];
const TITLES: [(&str, &str); 2] = [("meta[property='og:title']", "content"), ("meta[name='twitter:title']", "content")];

fn sniff(head: &str, name: &str) -> u8 {
    let start = head.trim_start_matches('\u{FEFF}').trim_start();
    let doctype = start.get(..14).unwrap_or_default().eq_ignore_ascii_case("<!doctype html");
    let root = if start.starts_with('<') { first_element(head) } else { None };
    match root.as_deref() {
        _ if doctype => 9,
        Some("html") => 9,
        _ if READER.is_named(name) => 5,
        Some(root) if elements::is(root, Role::StartsPage) => 2,
        _ => 0,
    }
}

/// Name of the first element, in lower case.
fn first_element(head: &str) -> Option<String> {
    let text = Text::verbatim(head, 0);
    XmlCursor::new(&text).element().map(|element| element.local().to_ascii_lowercase())
}

fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    let text = source.text();
    let mut problems = Vec::new();
    if text.as_str().trim().is_empty() {
        problems.push(Problem { kind: ProblemKind::NoArticles, span: Span::at(0), message: "an empty page".to_owned() });
        return problems;
    }
    let is_feed_name =
        Path::new(source.name()).extension().is_some_and(|e| ["rss", "atom", "rdf", "xml"].iter().any(|feed| e.eq_ignore_ascii_case(feed)));
    if is_feed_name && !text.as_str().trim_start().starts_with("<?xml") {
        let message = "an HTML page under the name of a feed; it was read as a page".to_owned();
        problems.push(Problem { kind: ProblemKind::NoArticles, span: Span::at(0), message });
    }
    let mut article = facts(head(text.as_str()));
    article.bodies.push(Body { format: BodyFormat::Html, text: text.clone() });
    take(article);
    problems
}

/// The page up to the end of its head.
fn head(page: &str) -> &str {
    let limit = page.get(..page.floor_char_boundary(HEAD_BYTES)).unwrap_or(page);
    let ends = ["</head", "</HEAD", "<body", "<BODY"];
    ends.iter().find_map(|end| limit.find(end)).and_then(|at| limit.get(..at)).unwrap_or(limit)
}

/// What the head of a page says of it.
fn facts(head: &str) -> Article {
    // Bounded in depth, as plain scraper is not: elements that are never closed would cost the square of their number.
    let html = Dom::parse(head).html;
    let base = value(&html, &[("base[href]", "href")]);
    let url = value(&html, &URLS).map(|url| link::resolve(base.as_deref(), &url));
    let title = select(&html, "title").first().and_then(|title| plain::collapse(&title.text().collect::<String>()));
    Article {
        id: url.clone(),
        title: title.or_else(|| value(&html, &TITLES)),
        url,
        published: value(&html, &DATES),
        authors: AUTHORS.iter().map(|place| values(&html, *place)).find(|names| !names.is_empty()).unwrap_or_default(),
        categories: values(&html, ("meta[property='article:tag']", "content")),
        bodies: Vec::new(),
    }
}

/// The first value in the first of `places` that has one.
fn value(html: &Html, places: &[(&str, &str)]) -> Option<String> {
    places.iter().find_map(|place| values(html, *place).into_iter().next())
}

fn values(html: &Html, (selector, attribute): (&str, &str)) -> Vec<String> {
    select(html, selector).iter().filter_map(|element| plain::collapse(element.attr(attribute)?)).collect()
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&sound(Selector::parse(selector), selector)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_str(name: &str, string: &str) -> (Vec<Article>, Vec<Problem>) {
        READER.articles(&Source::new(name, string.as_bytes().to_vec(), None))
    }

    #[test]
    fn the_head_tells_the_facts() {
        let page = "<!DOCTYPE html><html><head><title>A &amp;\n B</title><base href='https://example.com/x/'>\
            <link rel='canonical' href='a.html'><meta name='Author' content='Ann'><meta property='og:title' content='no'>\
            <meta property='article:published_time' content='2024-05-06T07:08:09Z'><meta property='article:tag' content='rust'>\
            </head><body><article>1</article><article>2</article></body></html>";
        let (articles, problems) = read_str("a.html", page);
        assert_eq!((articles.len(), problems.len()), (1, 0));
        let article = &articles[0];
        assert_eq!(article.title.as_deref(), Some("A & B"));
        assert_eq!(article.url.as_deref(), Some("https://example.com/x/a.html"));
        assert_eq!(article.id, article.url);
        assert_eq!(article.published.as_deref(), Some("2024-05-06T07:08:09Z"));
        assert_eq!((article.authors.as_slice(), article.categories.as_slice()), (&["Ann".to_owned()][..], &["rust".to_owned()][..]));
        assert_eq!(article.bodies[0].text.as_str(), page);
    }

    #[test]
    fn a_head_that_nothing_ends_is_looked_at_in_bounds() {
        let (articles, problems) = read_str("a.html", &format!("<title>A</title>{}", "<div>".repeat(50_000)));
        assert_eq!((articles[0].title.as_deref(), problems.len()), (Some("A"), 0));
    }

    #[test]
    fn every_selector_is_one() {
        for (selector, _) in AUTHORS.iter().chain(&URLS).chain(&DATES).chain(&TITLES) {
            assert!(Selector::parse(selector).is_ok(), "{selector}");
        }
    }

    #[test]
    fn pages_are_recognised() {
        for head in
            ["<!doctype HTML>", "\n<!-- x --><html>", "<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html xmlns='x'>", "<p>a", "<PRE>x"]
        {
            assert!(sniff(head, "x") > 0, "{head}");
        }
        for head in ["<urlset>", "<?xml version='1.0'?><opml/>", "<svg>", "text <p>", "<3", ""] {
            assert_eq!(sniff(head, "x"), 0, "{head}");
        }
    }

    #[test]
    fn a_page_under_the_name_of_a_feed_is_a_problem() {
        let (articles, problems) = read_str("feed.xml", "<!doctype html><title>404</title>");
        assert_eq!((articles.len(), problems[0].kind), (1, ProblemKind::NoArticles));
        assert_eq!(articles[0].title.as_deref(), Some("404"));
    }
}

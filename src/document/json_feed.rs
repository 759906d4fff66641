//! JSON Feed, 1.0 and 1.1.

use super::entry::{self, Entry, Rank};
use super::{Body, BodyFormat, Escapes, Reader, Take, feed, plain};
use crate::markup::damage::Damages;
use crate::markup::json::{self, JsonFault, JsonSort, Scanner};
use crate::source::{Problem, ProblemKind, Source};
use crate::text::{Span, Text};

/// JSON feeds.
pub(super) static READER: Reader = Reader {
    name: "json-feed",
    extensions: &["json"],
    authored: false,
    escapes: Escapes::Unknown,
    comment: Some(("<!-- ", " -->")),
    sniff,
    read,
};

fn sniff(head: &str, _name: &str) -> u8 {
    let is_object = head.trim_start_matches('\u{FEFF}').trim_start().starts_with('{');
    match is_object {
        true if head.contains("jsonfeed.org/version/") || head.contains("jsonfeed.org\\/version\\/") => 9,
        true if head.contains("\"items\"") && (head.contains("\"home_page_url\"") || head.contains("\"content_html\"")) => 6,
        _ => 0,
    }
}

fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    let text = source.text();
    let mut json = Feed { text, damages: Damages::default(), base: None, authors: Vec::new(), has_entries: false };
    let mut fault = None;
    let items = json.read_head().unwrap_or_else(|(items, why)| {
        fault = Some(why);
        items
    });
    if let Some(items) = items {
        fault = json.read_items(items, take).err().or(fault);
    }
    if let Some(JsonFault { at, message, kind }) = fault {
        json.damages.note(kind, message, text.origin(at..at));
    }
    let mut problems = json.damages.into_problems();
    if !json.has_entries && (items.is_none() || !problems.is_empty()) {
        let message = if items.is_some() { "the JSON feed has no items" } else { "JSON, but no feed: nothing is called `items`" };
        problems.push(Problem { kind: ProblemKind::NoArticles, span: Span::at(0), message: message.to_owned() });
    }
    problems
}

/// A feed that is being read.
struct Feed<'a> {
    text: &'a Text,
    damages: Damages,
    base: Option<String>,
    authors: Vec<String>,
    has_entries: bool,
}

impl Feed<'_> {
    /// Reads all but the items, and tells where they start; at a fault, what was found until there.
    fn read_head(&mut self) -> Result<Option<usize>, (Option<usize>, JsonFault)> {
        let mut items = None;
        let mut scanner = Scanner::new(self.text.as_str(), 0..self.text.len());
        let result = (|| {
            scanner.enter(JsonSort::Object)?;
            while let Some(key) = scanner.key()? {
                match (key, scanner.peek()?) {
                    ("items", JsonSort::Array) if items.is_none() => {
                        items = Some(scanner.at());
                        scanner.skip()?;
                    }
                    ("home_page_url", JsonSort::String) => self.base = Some(self.string(&mut scanner)?),
                    ("authors" | "author", _) => {
                        let people = self.people(&mut scanner)?;
                        self.authors.extend(people);
                    }
                    _ => scanner.skip()?,
                }
            }
            scanner.end()
        })();
        result.map(|()| items).map_err(|fault| (items, fault))
    }

    fn read_items(&mut self, start: usize, take: Take<'_>) -> Result<(), JsonFault> {
        let mut scanner = Scanner::new(self.text.as_str(), start..self.text.len());
        scanner.enter(JsonSort::Array)?;
        while scanner.element()? {
            let mut entry = Entry::new(self.base.clone());
            let result = match scanner.peek()? {
                JsonSort::Object => self.read_item(&mut scanner, &mut entry),
                _ => scanner.skip(),
            };
            // Half an item is still worth having, if its content was read.
            if result.is_ok() || entry.has_content() {
                take(entry.finish(&self.authors, &mut self.damages));
                self.has_entries = true;
            }
            result?;
        }
        Ok(())
    }

    fn read_item(&mut self, scanner: &mut Scanner<'_>, entry: &mut Entry) -> Result<(), JsonFault> {
        scanner.enter(JsonSort::Object)?;
        while let Some(key) = scanner.key()? {
            match (key, scanner.peek()?) {
                ("id", JsonSort::String) => entry.id(Rank::Proper, &self.string(scanner)?),
                ("id", JsonSort::Word) => entry.id(Rank::Proper, self.text.as_str().get(scanner.raw()?).unwrap_or_default()),
                ("url", JsonSort::String) => entry.url(Rank::Proper, None, &self.string(scanner)?),
                ("external_url", JsonSort::String) => entry.url(Rank::Near, None, &self.string(scanner)?),
                ("title", JsonSort::String) => entry.title(Rank::Proper, plain::from_html(&self.string(scanner)?)),
                ("date_published", JsonSort::String) => entry.published(Rank::Proper, &self.string(scanner)?),
                ("date_modified", JsonSort::String) => entry.published(Rank::Near, &self.string(scanner)?),
                ("authors" | "author", _) => self.people(scanner)?.iter().for_each(|name| entry.author(name)),
                ("tags", JsonSort::Array) => {
                    scanner.enter(JsonSort::Array)?;
                    while scanner.element()? {
                        match scanner.peek()? {
                            JsonSort::String => entry.category(&self.string(scanner)?),
                            _ => scanner.skip()?,
                        }
                    }
                }
                ("content_html", JsonSort::String) => {
                    let (range, end) = scanner.string_or_rest()?;
                    entry.content(Some(entry::html(json::decode(self.text, range, &mut self.damages))));
                    end?;
                }
                ("content_text", JsonSort::String) => {
                    let (range, end) = scanner.string_or_rest()?;
                    entry.summary(Some(plain_body(json::decode(self.text, range, &mut self.damages))));
                    end?;
                }
                _ => scanner.skip()?,
            }
        }
        Ok(())
    }

    /// The names of one author or of several.
    fn people(&mut self, scanner: &mut Scanner<'_>) -> Result<Vec<String>, JsonFault> {
        let mut names = Vec::new();
        match scanner.peek()? {
            JsonSort::Array => {
                scanner.enter(JsonSort::Array)?;
                while scanner.element()? {
                    names.extend(self.person(scanner)?);
                }
            }
            _ => names.extend(self.person(scanner)?),
        }
        Ok(names)
    }

    fn person(&mut self, scanner: &mut Scanner<'_>) -> Result<Option<String>, JsonFault> {
        let mut name = None;
        match scanner.peek()? {
            JsonSort::String => name = Some(self.string(scanner)?),
            JsonSort::Object => {
                scanner.enter(JsonSort::Object)?;
                while let Some(key) = scanner.key()? {
                    match (key, scanner.peek()?) {
                        ("name", JsonSort::String) => name = Some(self.string(scanner)?),
                        _ => scanner.skip()?,
                    }
                }
            }
            JsonSort::Array | JsonSort::Word => scanner.skip()?,
        }
        Ok(name)
    }

    fn value(&mut self, scanner: &mut Scanner<'_>) -> Result<Text, JsonFault> {
        Ok(json::decode(self.text, scanner.string()?, &mut self.damages))
    }

    fn string(&mut self, scanner: &mut Scanner<'_>) -> Result<String, JsonFault> {
        Ok(self.value(scanner)?.as_str().to_owned())
    }
}

/// Plain text; as Markdown if it has fences, for then its author meant that.
fn plain_body(text: Text) -> Body {
    let has_fence = text.as_str().lines().any(|line| line.trim_start().starts_with("```"));
    if has_fence { Body { format: BodyFormat::Markdown, text } } else { entry::html(feed::escaped(&text)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Article;

    fn read_str(json: &str) -> (Vec<Article>, Vec<Problem>) {
        READER.articles(&Source::new("feed.json", json.as_bytes().to_vec(), None))
    }

    const FEED: &str = r#"{
  "version": "https://jsonfeed.org/version/1.1", "items": [
    {"id": 1, "url": "/a", "title": "A &amp; B", "content_html": "<pre>a\n\t\u003c\"b\"\ud83d\ude00</pre>", "tags": ["x", null, "y"]},
    {"id": "two", "content_text": "a < b", "author": {"name": "Ann", "url": "x"}}
  ], "home_page_url": "https://example.com/blog/", "authors": [{"name": "Bo"}]}"#;

    #[test]
    fn items_are_articles() {
        let (articles, problems) = read_str(FEED);
        assert_eq!(problems, []);
        let [a, b] = articles.as_slice() else { panic!("two articles") };
        assert_eq!(a.id.as_deref(), Some("1"));
        assert_eq!(a.url.as_deref(), Some("https://example.com/a"));
        assert_eq!(a.title.as_deref(), Some("A & B"));
        assert_eq!((a.authors.as_slice(), a.categories.as_slice()), (&["Bo".to_owned()][..], &["x".to_owned(), "y".to_owned()][..]));
        assert_eq!((b.id.as_deref(), b.authors.as_slice()), (Some("two"), &["Ann".to_owned()][..]));
        assert_eq!(b.bodies[0].text.as_str(), "a &lt; b");
    }

    #[test]
    fn content_knows_its_places_in_the_string() {
        let (articles, _) = read_str(FEED);
        let text = &articles[0].bodies[0].text;
        assert_eq!(text.as_str(), "<pre>a\n\t<\"b\"😀</pre>");
        let source = |needle: &str| {
            let at = text.as_str().find(needle).unwrap();
            FEED.get(text.origin(at..at + needle.len()).range()).unwrap()
        };
        assert_eq!(source("\n\t"), "\\n\\t");
        assert_eq!(source("<\"b\""), "\\u003c\\\"b\\\"");
        assert_eq!(source("😀"), "\\ud83d\\ude00");
    }

    #[test]
    fn what_is_before_a_fault_is_read() {
        let cut = FEED.find("\"two\"").unwrap();
        let (articles, problems) = read_str(FEED.get(..cut).unwrap());
        assert_eq!(articles.len(), 1);
        assert_eq!(problems[0].kind, ProblemKind::Truncated);
        let cut_inside = FEED.find("\\ud83d").unwrap();
        let (articles, problems) = read_str(FEED.get(..cut_inside).unwrap());
        assert_eq!((articles[0].bodies[0].text.as_str(), problems[0].kind), ("<pre>a\n\t<\"b\"", ProblemKind::Truncated));
        let (articles, problems) = read_str(&FEED.replace("\"two\", ", "\"two\" "));
        assert_eq!((articles.len(), problems.len()), (1, 1));
        assert_eq!(problems[0].span.start, cut + 6);
    }

    #[test]
    fn a_feed_without_items_is_a_problem() {
        assert!(read_str("{\"items\": []}").1.is_empty(), "a feed of a tag may have no items");
        for json in ["{}", "[]", "{\"items\": 3}", ""] {
            let (articles, problems) = read_str(json);
            assert!(articles.is_empty());
            assert_eq!(problems.last().map(|p| p.kind), Some(ProblemKind::NoArticles), "{json}");
        }
    }
}

//! Readers held against other people's: each disagreement is a decision of ours and is explained.

use feed_rs::model::Entry;
use snipcheck::document::{self, Article};
use snipcheck::markup::html::Dom;
use snipcheck::source::Source;

/// What both sides say of an entry: id, title, and the characters of its content.
type Said = (String, String, String);

/// What HTML says, without white space, for which the two sides have different habits.
fn characters(html: &str) -> String {
    Dom::parse(html).html.root_element().text().flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

fn ours(article: &Article) -> Said {
    let content = article.bodies.iter().map(|body| characters(body.text.as_str())).collect();
    (article.id.clone().unwrap_or_default(), article.title.clone().unwrap_or_default(), content)
}

fn theirs(entry: &Entry) -> Said {
    let title = entry.title.as_ref().map(|title| title.content.clone()).unwrap_or_default();
    let content = entry.content.as_ref().and_then(|content| content.body.clone());
    let content = content.or_else(|| entry.summary.as_ref().map(|summary| summary.content.clone())).unwrap_or_default();
    (entry.id.clone(), title, characters(&content))
}

/// What both sides say of each entry of a feed.
fn both(name: &str, feed: &str) -> (Vec<Said>, Vec<Said>) {
    let document = document::read(Source::new(name, feed.as_bytes().to_vec(), None), None);
    assert_eq!(document.problems, [], "{name}");
    let parsed = feed_rs::parser::parse(feed.as_bytes()).expect("the samples are well-formed");
    (document.articles.iter().map(ours).collect(), parsed.entries.iter().map(theirs).collect())
}

#[test]
fn rss_and_json_feed_agree() {
    for (name, feed) in
        [("feed.xml", include_str!("../snippets/articles/feed.xml")), ("feed.json", include_str!("../snippets/articles/feed.json"))]
    {
        let (ours, theirs) = both(name, feed);
        assert!(!ours.is_empty());
        assert_eq!(ours, theirs, "{name}");
    }
}

#[test]
fn atom_agrees() {
    let (ours, theirs) = both("atom.xml", include_str!("../snippets/articles/atom.xml"));
    assert!(!ours.is_empty());
    assert_eq!(ours, theirs);
}

/// feed-rs makes up an id for an item of RSS 1.0; ours is the item's own, `rdf:about`.
#[test]
fn rdf_agrees_but_for_the_id() {
    let (ours, theirs) = both("rdf.xml", include_str!("../snippets/articles/rdf.xml"));
    assert!(!ours.is_empty());
    assert!(ours.iter().all(|(id, ..)| id.starts_with("https://engineering.ledgerline.example.com/")));
    let without_id = |said: Vec<Said>| said.into_iter().map(|(_, title, content)| (title, content)).collect::<Vec<_>>();
    assert_eq!(without_id(ours), without_id(theirs));
}

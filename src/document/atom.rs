//! Atom, as RFC 4287 has it and as version 0.3 had it.

use super::entry::{Entry, Rank};
use super::feed::{self, FeedDialect, Head};
use super::vocabulary::Vocabulary;
use super::{Escapes, Reader, Take};
use crate::markup::xml::{Element, XmlCursor};
use crate::source::{Problem, Source};

/// Atom feeds, and single entries.
pub(super) static READER: Reader =
    Reader { name: "atom", extensions: &["atom"], authored: false, escapes: Escapes::Xml, comment: Some(("<!-- ", " -->")), sniff, read };

static DIALECT: FeedDialect = FeedDialect { name: "Atom", is_entry, read_entry, read_head };

fn sniff(head: &str, _name: &str) -> u8 {
    feed::sniff(head, |vocabulary, root| match vocabulary {
        Vocabulary::Atom => matches!(root, "feed" | "entry"),
        Vocabulary::Own => root == "feed",
        _ => false,
    })
}

fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    feed::read(source, &DIALECT, take)
}

/// Whether a word is Atom's; without any namespace, it is taken to be.
fn is_atom(element: &Element<'_>) -> bool {
    matches!(Vocabulary::of(element), Vocabulary::Atom | Vocabulary::Own)
}

fn is_entry(element: &Element<'_>) -> bool {
    is_atom(element) && element.local() == "entry"
}

fn read_head<'a>(cursor: &mut XmlCursor<'a>, element: &Element<'a>, head: &mut Head) {
    match element.local() {
        "author" if is_atom(element) => head.authors.extend(feed::person(cursor, element)),
        "link" if is_atom(element) && element.attribute("rel").is_none_or(|rel| matches!(&*rel, "alternate" | "self")) => {
            head.note_site(&element.attribute("href").unwrap_or_default());
        }
        _ => {}
    }
}

fn read_entry<'a>(cursor: &mut XmlCursor<'a>, element: &Element<'a>, entry: &mut Entry) {
    while let Some(child) = cursor.child(element) {
        match Vocabulary::of(&child) {
            Vocabulary::Atom | Vocabulary::Own => read_own(cursor, &child, entry),
            Vocabulary::DublinCore if child.local() == "creator" => entry.author(&feed::value(cursor, &child)),
            Vocabulary::DublinCore if child.local() == "subject" => entry.category(&feed::value(cursor, &child)),
            _ => {}
        }
    }
}

fn read_own<'a>(cursor: &mut XmlCursor<'a>, child: &Element<'a>, entry: &mut Entry) {
    match child.local() {
        "id" => entry.id(Rank::Proper, &feed::value(cursor, child)),
        "title" => entry.title(Rank::Proper, feed::typed_title(cursor, child)),
        "link" => read_link(child, entry),
        "published" | "issued" => entry.published(Rank::Proper, &feed::value(cursor, child)),
        "created" => entry.published(Rank::Borrowed, &feed::value(cursor, child)),
        "updated" | "modified" => entry.published(Rank::Near, &feed::value(cursor, child)),
        "author" => {
            if let Some(name) = feed::person(cursor, child) {
                entry.author(&name);
            }
        }
        "category" => {
            let name = child.attribute("label").or_else(|| child.attribute("term"));
            entry.category(&name.unwrap_or_default());
        }
        "content" => entry.content(feed::typed_body(cursor, child)),
        "summary" => entry.summary(feed::typed_body(cursor, child)),
        _ => {}
    }
}

/// The page of the entry: its alternate in HTML rather than in another form.
fn read_link(child: &Element<'_>, entry: &mut Entry) {
    let rel = child.attribute("rel").unwrap_or_else(|| "alternate".into());
    let kind = child.attribute("type").unwrap_or_else(|| "text/html".into());
    let rank = match rel.trim() {
        "alternate" if kind.contains("html") => Rank::Proper,
        "alternate" => Rank::Borrowed,
        _ => return,
    };
    let base = feed::base_of(child, entry.base.as_deref());
    entry.url(rank, base.as_deref(), &child.attribute("href").unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Article;
    use crate::document::BodyFormat;

    fn read_str(xml: &str) -> (Vec<Article>, Vec<Problem>) {
        READER.articles(&Source::new("feed.xml", xml.as_bytes().to_vec(), None))
    }

    fn entry(content: &str) -> String {
        format!(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.com/b/'><author><name>Ann</name></author><entry>{content}</entry></feed>"
        )
    }

    #[track_caller]
    fn assert_body(content: &str, html: &str) {
        let (articles, problems) = read_str(&entry(content));
        assert_eq!(problems, [], "{content}");
        assert_eq!(articles[0].bodies.first().map(|body| (body.text.as_str(), &body.format)), Some((html, &BodyFormat::Html)), "{content}");
    }

    #[test]
    fn an_entry_tells_its_facts() {
        let (articles, problems) = read_str(&entry(
            "<id>urn:a</id><title type='html'>A &amp;lt;T> &lt;b>B&lt;/b></title><updated>2</updated><published>1</published>\
             <link rel='self' href='x'/><link type='application/pdf' href='y'/><link xml:base='c/' href='../a'/>\
             <category term='x' label='X y'/><category term='z'/>",
        ));
        assert_eq!(problems, []);
        let a = &articles[0];
        assert_eq!((a.id.as_deref(), a.title.as_deref()), (Some("urn:a"), Some("A <T> B")));
        assert_eq!((a.url.as_deref(), a.published.as_deref()), (Some("https://example.com/b/a"), Some("1")));
        assert_eq!((a.authors.join(", "), a.categories.join(", ")), ("Ann".to_owned(), "X y, z".to_owned()));
    }

    #[test]
    fn titles_are_what_their_type_says() {
        let title = |xml: &str| read_str(&entry(xml)).0[0].title.clone().unwrap_or_default();
        assert_eq!(title("<title>a &lt;b>c&lt;/b></title>"), "a <b>c</b>");
        assert_eq!(title("<title type='html'>a &lt;b>c&lt;/b></title>"), "a c");
        assert_eq!(title("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>c</b> &lt;</div></title>"), "a c <");
    }

    #[test]
    fn content_is_what_its_type_says() {
        assert_body("<content type='html'>&lt;p>a &amp;lt; b</content>", "<p>a &lt; b");
        assert_body(
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><pre>a &lt; b</pre><i/></div></content>",
            "<div xmlns='http://www.w3.org/1999/xhtml'><pre>a &lt; b</pre><i></i></div>",
        );
        assert_body("<content type='xhtml' xmlns:h='http://www.w3.org/1999/xhtml'><h:div><h:br/>a</h:div></content>", "<div><br/>a</div>");
        assert_body("<content>a &lt; b &amp;amp; c</content>", "a &lt; b &amp;amp; c");
        assert_body("<content>&lt;p>not quite text&lt;/p></content>", "<p>not quite text</p>");
        assert_body("<content type='text/html' mode='escaped'><![CDATA[<p>a]]></content>", "<p>a");
        assert_body("<content type='image/png' src='x'/><summary type='html'>&lt;p>a</summary>", "<p>a");
        assert_body("<summary>s</summary><content type='html'>c</content>", "c");
    }

    #[test]
    fn markdown_is_left_as_it_is() {
        let (articles, _) = read_str(&entry("<content type='text/markdown; charset=utf-8'>a &lt; b</content>"));
        assert_eq!((articles[0].bodies[0].text.as_str(), &articles[0].bodies[0].format), ("a < b", &BodyFormat::Markdown));
    }

    #[test]
    fn the_bytes_of_an_xhtml_body_are_those_of_the_file() {
        let xml = entry("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><pre>x &lt; y</pre></div></content>");
        let (articles, _) = read_str(&xml);
        let text = &articles[0].bodies[0].text;
        assert_eq!(xml.get(text.origin(0..text.len()).range()), Some(text.as_str()));
    }

    #[test]
    fn a_feed_may_have_no_entries() {
        let (articles, problems) = read_str("<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>");
        assert!(articles.is_empty() && problems.is_empty());
    }

    #[test]
    fn both_versions_and_single_entries_are_recognised() {
        for head in [
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            "<feed xmlns='http://purl.org/atom/ns#'>",
            "<a:entry xmlns:a='http://www.w3.org/2005/Atom'>",
            "<feed>",
        ] {
            assert_eq!(sniff(head, ""), 9, "{head}");
        }
        assert_eq!(sniff("<feed xmlns='http://www.w3.org/1999/xhtml'>", ""), 0);
    }
}

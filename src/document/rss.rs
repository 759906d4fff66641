//! RSS 2.0 and its relatives, `WordPress`'s export format among them.

use super::entry::{self, Entry, Rank};
use super::feed::{self, FeedDialect, Head};
use super::vocabulary::Vocabulary;
use super::{Escapes, Reader, Take};
use crate::markup::xml::{Element, XmlCursor};
use crate::source::{Problem, Source};

/// RSS 0.9x and 2.0.
pub(super) static READER: Reader = Reader {
    name: "rss",
    extensions: &["xml", "rss"],
    authored: false,
    escapes: Escapes::Xml,
    comment: Some(("<!-- ", " -->")),
    sniff,
    read,
};

static DIALECT: FeedDialect = FeedDialect { name: "RSS", is_entry, read_entry: read_item, read_head };

fn sniff(head: &str, _name: &str) -> u8 {
    feed::sniff(head, |vocabulary, root| vocabulary == Vocabulary::Own && matches!(root, "rss" | "RSS" | "channel"))
}

fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    feed::read(source, &DIALECT, take)
}

/// Whether `element` is an item of RSS, whatever its version.
pub(super) fn is_entry(element: &Element<'_>) -> bool {
    Vocabulary::of(element) == Vocabulary::Own && element.local().eq_ignore_ascii_case("item")
}

/// Reads the channel's link, or that of the feed.
pub(super) fn read_head<'a>(cursor: &mut XmlCursor<'a>, element: &Element<'a>, head: &mut Head) {
    match (Vocabulary::of(element), element.local()) {
        (Vocabulary::Own, "link") => head.note_site(&feed::value(cursor, element)),
        (Vocabulary::Atom, "link") => head.note_site(&element.attribute("href").unwrap_or_default()),
        _ => {}
    }
}

/// Reads an item; RSS 1.0 has the same words.
pub(super) fn read_item<'a>(cursor: &mut XmlCursor<'a>, item: &Element<'a>, entry: &mut Entry) {
    while let Some(child) = cursor.child(item) {
        match Vocabulary::of(&child) {
            Vocabulary::Own => read_own(cursor, &child, entry),
            Vocabulary::DublinCore => read_dublin_core(cursor, &child, entry),
            Vocabulary::Atom => read_atom(cursor, &child, entry),
            Vocabulary::Content if child.local() == "encoded" => {
                let content = cursor.content(&child);
                entry.content(Some(entry::html(content.html())));
            }
            Vocabulary::Xhtml if matches!(child.local(), "body" | "div") => {
                let content = cursor.content(&child);
                entry.content(Some(entry::html(content.markup())));
            }
            _ => {}
        }
    }
}

fn read_own<'a>(cursor: &mut XmlCursor<'a>, child: &Element<'a>, entry: &mut Entry) {
    match child.local().to_ascii_lowercase().as_str() {
        "title" => entry.title(Rank::Proper, feed::html_title(cursor, child)),
        "link" => {
            let base = feed::base_of(child, entry.base.as_deref());
            let value = feed::value(cursor, child);
            let value = if value.is_empty() { child.attribute("href").unwrap_or_default().into_owned() } else { value };
            entry.url(Rank::Proper, base.as_deref(), &value);
        }
        "guid" => {
            let value = feed::value(cursor, child);
            entry.id(Rank::Proper, &value);
            let is_link = child.attribute("isPermaLink").is_none_or(|said| !said.trim().eq_ignore_ascii_case("false"));
            if is_link && (value.starts_with("http://") || value.starts_with("https://")) {
                entry.url(Rank::Near, None, &value);
            }
        }
        "pubdate" => entry.published(Rank::Proper, &feed::value(cursor, child)),
        "author" => entry.author(name_of(&feed::value(cursor, child))),
        "category" => entry.category(&feed::value(cursor, child)),
        "description" => {
            let content = cursor.content(child);
            entry.summary(Some(entry::html(content.html())));
        }
        "content" | "fulltext" => entry.content(feed::typed_body(cursor, child)),
        _ => {}
    }
}

/// The name in `someone@example.com (Some One)`, as RSS wants its authors.
fn name_of(author: &str) -> &str {
    match author.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        Some((address, name)) if address.contains('@') && !name.trim().is_empty() => name.trim(),
        _ => author,
    }
}

fn read_dublin_core<'a>(cursor: &mut XmlCursor<'a>, child: &Element<'a>, entry: &mut Entry) {
    match child.local() {
        "title" => entry.title(Rank::Borrowed, feed::html_title(cursor, child)),
        "creator" => entry.author(&feed::value(cursor, child)),
        "date" | "issued" | "created" => entry.published(Rank::Borrowed, &feed::value(cursor, child)),
        "subject" => entry.category(&feed::value(cursor, child)),
        "identifier" => entry.id(Rank::Borrowed, &feed::value(cursor, child)),
        _ => {}
    }
}

fn read_atom<'a>(cursor: &mut XmlCursor<'a>, child: &Element<'a>, entry: &mut Entry) {
    match child.local() {
        "title" => entry.title(Rank::Borrowed, feed::typed_title(cursor, child)),
        "id" => entry.id(Rank::Borrowed, &feed::value(cursor, child)),
        "link" if child.attribute("rel").is_none_or(|rel| rel == "alternate") => {
            let base = feed::base_of(child, entry.base.as_deref());
            entry.url(Rank::Borrowed, base.as_deref(), &child.attribute("href").unwrap_or_default());
        }
        "published" => entry.published(Rank::Borrowed, &feed::value(cursor, child)),
        "updated" => entry.published(Rank::Near, &feed::value(cursor, child)),
        "author" => {
            if let Some(name) = feed::person(cursor, child) {
                entry.author(&name);
            }
        }
        "category" => entry.category(&child.attribute("term").unwrap_or_default()),
        "content" => entry.content(feed::typed_body(cursor, child)),
        "summary" => entry.summary(feed::typed_body(cursor, child)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Article;
    use crate::source::ProblemKind;

    fn read_str(xml: &str) -> (Vec<Article>, Vec<Problem>) {
        READER.articles(&Source::new("feed.xml", xml.as_bytes().to_vec(), None))
    }

    fn item(content: &str) -> String {
        format!("<rss><channel><link>https://example.com/b/</link><item>{content}</item><item><title>last</title></item></channel></rss>")
    }

    /// The first article, whose body is `html`; the item behind it must not be lost.
    #[track_caller]
    fn assert_body(content: &str, html: &str) -> Vec<Problem> {
        let (articles, problems) = read_str(&item(content));
        let titles: Vec<_> = articles.iter().map(|a| a.title.as_deref()).collect();
        assert_eq!(titles, [None, Some("last")], "{content}");
        assert_eq!(articles[0].bodies.first().map(|body| body.text.as_str()), Some(html), "{content}");
        problems
    }

    #[track_caller]
    fn assert_damage(content: &str, html: &str, message: &str) {
        let problems = assert_body(content, html);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].message.contains(message), "{problems:?}");
    }

    #[test]
    fn an_item_tells_its_facts() {
        let (articles, problems) = read_str(&item(
            "<title>A &amp;amp; &lt;em>B&lt;/em></title><link>../a</link><guid isPermaLink='false'>g</guid><pubDate>Mon, 1 Jan 2024</pubDate>\
             <author>ann@example.com (Ann)</author><dc:creator>Bo</dc:creator><category>x</category><category>x</category><category>y</category>\
             <media:title>no</media:title><itunes:summary>no</itunes:summary>",
        ));
        assert_eq!(problems, []);
        let a = &articles[0];
        assert_eq!(a.title.as_deref(), Some("A & B"));
        assert_eq!((a.id.as_deref(), a.url.as_deref()), (Some("g"), Some("https://example.com/a")));
        assert_eq!(a.published.as_deref(), Some("Mon, 1 Jan 2024"));
        assert_eq!((a.authors.join(", "), a.categories.join(", ")), ("Ann, Bo".to_owned(), "x, y".to_owned()));
        assert!(a.bodies.is_empty());
    }

    #[test]
    fn content_comes_in_many_ways() {
        for content in [
            "<description>&lt;p>a &amp;lt; b&lt;/p></description>",
            "<description><![CDATA[<p>a &lt; b</p>]]></description>",
            "<description>\n&#60;p&#x3e;<![CDATA[a &lt;]]> b&lt;/p></description>",
            "<description><p>a &lt; b</p></description>",
            "<content:encoded>&lt;p>a &amp;lt; b&lt;/p></content:encoded><description>x</description>",
            "<description>x</description><c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'>&lt;p>a &amp;lt; b&lt;/p></c:encoded>",
            "<x:body xmlns:x='http://www.w3.org/1999/xhtml'><x:p>a &lt; b</x:p></x:body>",
            "<description> &lt;p>a &amp;lt; b</p></description>",
            "<description>&amp;lt;p>a &amp;amp;lt; b&amp;lt;/p></description>",
        ] {
            let (articles, _) = read_str(&item(content));
            assert_eq!(articles[0].bodies[0].text.as_str().trim(), "<p>a &lt; b</p>", "{content}");
        }
    }

    #[test]
    fn the_fuller_text_counts() {
        assert_body("<content:encoded>&lt;p>a</content:encoded><description>longer, but without code</description>", "<p>a");
        assert_body(
            "<content:encoded>&lt;p>a</content:encoded><description>longer &lt;pre>x&lt;/pre></description>",
            "longer <pre>x</pre>",
        );
        assert_body("<content:encoded> </content:encoded><description>x</description>", "x");
    }

    #[test]
    fn elements_of_xml_become_elements_of_html() {
        assert_body(
            "<description><a id='x'/>b<br/><pre><![CDATA[1 < 2 & 3]]></pre></description>",
            "<a id='x'></a>b<br/><pre>1 &lt; 2 &amp; 3</pre>",
        );
    }

    #[test]
    fn a_tag_that_was_not_escaped_leaves_the_others_escaped() {
        assert_damage("<description>&lt;p>a Vec<T> b&lt;/p></description>", "<p>a Vec<T> b</p>", "closes more");
    }

    #[test]
    fn a_section_may_hold_its_own_end() {
        assert_damage(
            "<description><![CDATA[<p>a[[0]]> b &amp; c < d <br> e</p>]]></description>",
            "<p>a[[0]]> b &amp; c < d <br> e</p>",
            "another `]]>`",
        );
        assert_damage(
            "<description><![CDATA[<script>//<![CDATA[\nx\n//]]></script><p>&nbsp;y]]>\n</description>",
            "<script>//<![CDATA[\nx\n//]]></script><p>&nbsp;y",
            "another `]]>`",
        );
        assert_body("<description><![CDATA[a]]]]><![CDATA[>b]]></description>", "a]]>b");
    }

    #[test]
    fn a_section_without_an_end_costs_only_itself() {
        assert_damage("<description><![CDATA[<p>a]] ></description><category><![CDATA[x]]></category>", "<p>a]] >", "without its `]]>`");
        let cut = read_str("<rss><channel><item><description><![CDATA[a <b>");
        assert_eq!(cut.0[0].bodies[0].text.as_str(), "a <b>");
        assert_eq!(cut.1[0].kind, ProblemKind::Truncated);
    }

    #[test]
    fn damage_costs_no_item() {
        assert_damage("<description>a & b</description>", "a & b", "starts no reference");
        assert_damage("<description>a&nbsp;b</description>", "a\u{A0}b", "named entity of HTML");
        assert_damage("<description>a &nosuch; b</description>", "a &nosuch; b", "nothing defines");
        assert_damage("<description>a \u{8} b</description>", "a \u{8} b", "control character");
        assert_damage("<description>a < b</description>", "a < b", "opens no tag");
        assert_damage("<enclosure url='a'b' x=\"/><description>a</description>", "a", "not written as XML asks");
        assert_damage("<description>a</Description>", "a", "otherwise than in its start tag");
        assert_damage("</p><description>a</description>", "a", "without a start tag");
        assert_damage("<description>a", "a", "closes more");
    }

    #[test]
    fn unclosed_items_end_where_the_next_one_starts() {
        let (articles, problems) = read_str(
            "<rss><channel><item><title>a</title><item><title>b</title><description>x<item><title>c</title></item></channel></rss>",
        );
        let titles: Vec<_> = articles.iter().filter_map(|a| a.title.as_deref()).collect();
        assert_eq!(titles, ["a", "b", "c"]);
        assert_eq!(articles[1].bodies[0].text.as_str(), "x");
        assert!(!problems.is_empty());
    }

    #[test]
    fn a_feed_of_summaries_says_so() {
        let kinds = |xml: &str| read_str(xml).1.iter().map(|problem| problem.kind).collect::<Vec<_>>();
        let item = |body: &str| format!("<item><title>a</title><link>https://example.com/a</link>{body}</item>");
        let feed = |items: &[String]| format!("<rss><channel>{}</channel></rss>", items.concat());
        let short = item("<description>The first words of what goes on elsewhere …</description>");
        let code = item("<description>&lt;pre>x&lt;/pre></description>");
        assert_eq!(kinds(&feed(&[short.clone(), short.clone()])), [ProblemKind::Summaries]);
        assert_eq!(kinds(&feed(&[short, code])), []);
    }

    #[test]
    fn what_is_no_feed_is_told() {
        let message = |xml| read_str(xml).1.last().map(|p| (p.kind, p.message.clone())).unwrap();
        assert!(read_str("<rss><channel></channel></rss>").1.is_empty(), "a feed of a tag may have no items");
        assert_eq!(message("<html><p/></html>"), (ProblemKind::NoArticles, "an HTML page, and no RSS feed".to_owned()));
        assert_eq!(message("<urlset/>").1, "XML, but no RSS feed: its root is <urlset>");
        assert_eq!(message("x").1, "no RSS feed: there is no element in it");
    }

    #[test]
    fn documents_may_define_entities() {
        let (articles, problems) =
            read_str("<!DOCTYPE rss [<!ENTITY me 'Ann &#38; Bo'>]><rss><item><description>&me;</description></item></rss>");
        assert_eq!((articles[0].bodies[0].text.as_str(), problems.len()), ("Ann & Bo", 0));
    }

    #[test]
    fn the_root_is_found_behind_what_servers_say() {
        assert_eq!(sniff("<?xml version='1.0'?>\n<!-- x --><?xml-stylesheet href='a'?><rss version='2.0'>", ""), 9);
        assert_eq!(sniff("\u{FEFF}\n<rss>", ""), 9);
        assert!(sniff("<br />\n<b>Warning</b>: x\n<rss>", "") > 0);
        assert_eq!(sniff("<html><rss>", ""), 0);
        assert_eq!(sniff("<feed xmlns='http://www.w3.org/2005/Atom'>", ""), 0);
    }
}

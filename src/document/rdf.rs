//! RSS 1.0 and 0.90: the items of RSS, in an RDF document.

use super::entry::{Entry, Rank};
use super::feed::{self, FeedDialect};
use super::vocabulary::Vocabulary;
use super::{Escapes, Reader, Take, rss};
use crate::markup::xml::{Element, XmlCursor};
use crate::source::{Problem, Source};

/// RSS 1.0.
pub(super) static READER: Reader =
    Reader { name: "rdf", extensions: &["rdf"], authored: false, escapes: Escapes::Xml, comment: Some(("<!-- ", " -->")), sniff, read };

static DIALECT: FeedDialect = FeedDialect { name: "RSS 1.0", is_entry: rss::is_entry, read_entry: read_item, read_head: rss::read_head };

fn sniff(head: &str, _name: &str) -> u8 {
    feed::sniff(head, |vocabulary, root| root == "RDF" && matches!(vocabulary, Vocabulary::Rdf | Vocabulary::Own))
}

fn read(source: &Source, take: Take<'_>) -> Vec<Problem> {
    feed::read(source, &DIALECT, take)
}

fn read_item<'a>(cursor: &mut XmlCursor<'a>, item: &Element<'a>, entry: &mut Entry) {
    if let Some(about) = item.attribute("rdf:about").or_else(|| item.attribute("about")) {
        entry.id(Rank::Proper, &about);
        if about.starts_with("http://") || about.starts_with("https://") {
            entry.url(Rank::Near, None, &about);
        }
    }
    rss::read_item(cursor, item, entry);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_beside_the_channel() {
        let xml = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:d='http://purl.org/dc/elements/1.1/'>\
            <channel rdf:about='x'><link>https://example.com/</link><items><rdf:Seq><rdf:li resource='y'/></rdf:Seq></items></channel>\
            <item rdf:about='https://example.com/a'><title>A</title><d:date>2024-05-06</d:date><d:creator>Ann</d:creator><d:subject>x</d:subject>\
            <description>&lt;p>a</description></item></rdf:RDF>";
        assert_eq!(sniff(xml, ""), 9);
        let (articles, problems) = READER.articles(&Source::new("index.rdf", xml.as_bytes().to_vec(), None));
        assert_eq!((articles.len(), problems.len()), (1, 0));
        let a = &articles[0];
        assert_eq!((a.id.as_deref(), a.url.as_deref()), (Some("https://example.com/a"), Some("https://example.com/a")));
        assert_eq!((a.title.as_deref(), a.published.as_deref()), (Some("A"), Some("2024-05-06")));
        assert_eq!((a.authors.join(""), a.categories.join("")), ("Ann".to_owned(), "x".to_owned()));
        assert_eq!(a.bodies[0].text.as_str(), "<p>a");
    }
}

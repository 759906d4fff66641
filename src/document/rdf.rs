//! RSS 1.0 and 0.90: the items of RSS, in an RDF document.

use super::entry::{Entry, Rank};
use super::feed::{self, Dialect};
use super::vocabulary::Vocabulary;
use super::{Article, Reader, rss};
use crate::markup::xml::{Cursor, Element};
use crate::source::{Problem, Source};

/// RSS 1.0.
pub(super) static READER: Reader = Reader { name: "rdf", extensions: &["rdf"], sniff, read };

static DIALECT: Dialect = Dialect { name: "RSS 1.0", is_entry: rss::is_entry, read_entry: read_item, read_head: rss::read_head };

fn sniff(head: &str, _name: &str) -> u8 {
    feed::sniff(head, |vocabulary, root| root == "RDF" && matches!(vocabulary, Vocabulary::Rdf | Vocabulary::Own))
}

fn read(source: &Source) -> (Vec<Article>, Vec<Problem>) {
    feed::read(source, &DIALECT)
}

fn read_item<'a>(cursor: &mut Cursor<'a>, item: &Element<'a>, entry: &mut Entry) -> Option<Element<'a>> {
    if let Some(about) = item.attribute("rdf:about").or_else(|| item.attribute("about")) {
        entry.id(Rank::Proper, &about);
        if about.starts_with("http://") || about.starts_with("https://") {
            entry.url(Rank::Near, None, &about);
        }
    }
    rss::read_item(cursor, item, entry)
}

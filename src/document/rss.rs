//! RSS 2.0 and its relatives, WordPress's export format among them.

use super::entry::{self, Entry, Rank};
use super::feed::{self, Dialect, Head};
use super::vocabulary::Vocabulary;
use super::{Article, Reader, link};
use crate::markup::xml::{Cursor, Element};
use crate::source::{Problem, Source};

/// RSS 0.9x and 2.0.
pub(super) static READER: Reader = Reader { name: "rss", extensions: &["xml", "rss"], sniff, read };

static DIALECT: Dialect = Dialect { name: "RSS", is_entry, read_entry: read_item, read_head };

fn sniff(head: &str, _name: &str) -> u8 {
    feed::sniff(head, |vocabulary, root| vocabulary == Vocabulary::Own && matches!(root, "rss" | "RSS" | "channel"))
}

fn read(source: &Source) -> (Vec<Article>, Vec<Problem>) {
    feed::read(source, &DIALECT)
}

/// Whether `element` is an item of RSS, whatever its version.
pub(super) fn is_entry(element: &Element<'_>) -> bool {
    Vocabulary::of(element) == Vocabulary::Own && element.local().eq_ignore_ascii_case("item")
}

/// Reads the channel's link.
pub(super) fn read_head<'a>(cursor: &mut Cursor<'a>, element: &Element<'a>, head: &mut Head) {
    if Vocabulary::of(element) == Vocabulary::Own && element.local() == "link" && head.site.is_none() {
        let site = feed::value(cursor, element);
        head.site = (!site.is_empty()).then(|| link::resolve(head.base.as_deref(), &site));
    }
}

/// Reads an item; RSS 1.0 has the same words.
pub(super) fn read_item<'a>(cursor: &mut Cursor<'a>, item: &Element<'a>, entry: &mut Entry) -> Option<Element<'a>> {
    while let Some(child) = cursor.child(item) {
        if is_entry(&child) {
            return Some(child);
        }
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
    None
}

fn read_own<'a>(cursor: &mut Cursor<'a>, child: &Element<'a>, entry: &mut Entry) {
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
        "author" => entry.author(&feed::value(cursor, child)),
        "category" => entry.category(&feed::value(cursor, child)),
        "description" => {
            let content = cursor.content(child);
            entry.summary(Some(entry::html(content.html())));
        }
        "content" | "fulltext" => entry.content(feed::typed_body(cursor, child)),
        _ => {}
    }
}

fn read_dublin_core<'a>(cursor: &mut Cursor<'a>, child: &Element<'a>, entry: &mut Entry) {
    match child.local() {
        "title" => entry.title(Rank::Borrowed, feed::html_title(cursor, child)),
        "creator" => entry.author(&feed::value(cursor, child)),
        "date" | "issued" | "created" => entry.published(Rank::Borrowed, &feed::value(cursor, child)),
        "subject" => entry.category(&feed::value(cursor, child)),
        "identifier" => entry.id(Rank::Borrowed, &feed::value(cursor, child)),
        _ => {}
    }
}

fn read_atom<'a>(cursor: &mut Cursor<'a>, child: &Element<'a>, entry: &mut Entry) {
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

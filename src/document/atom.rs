//! Atom, as RFC 4287 has it and as version 0.3 had it.

use super::entry::{Entry, Rank};
use super::feed::{self, Dialect, Head};
use super::vocabulary::Vocabulary;
use super::{Article, Reader};
use crate::markup::xml::{Cursor, Element};
use crate::source::{Problem, Source};

/// Atom feeds, and single entries.
pub(super) static READER: Reader = Reader { name: "atom", extensions: &["atom"], sniff, read };

static DIALECT: Dialect = Dialect { name: "Atom", is_entry, read_entry, read_head };

fn sniff(head: &str, _name: &str) -> u8 {
    feed::sniff(head, |vocabulary, root| match vocabulary {
        Vocabulary::Atom => matches!(root, "feed" | "entry"),
        Vocabulary::Own => root == "feed",
        _ => false,
    })
}

fn read(source: &Source) -> (Vec<Article>, Vec<Problem>) {
    feed::read(source, &DIALECT)
}

/// Whether a word is Atom's; without any namespace, it is taken to be.
fn is_atom(element: &Element<'_>) -> bool {
    matches!(Vocabulary::of(element), Vocabulary::Atom | Vocabulary::Own)
}

fn is_entry(element: &Element<'_>) -> bool {
    is_atom(element) && element.local() == "entry"
}

fn read_head<'a>(cursor: &mut Cursor<'a>, element: &Element<'a>, head: &mut Head) {
    match element.local() {
        "author" if is_atom(element) => head.authors.extend(feed::person(cursor, element)),
        "link" if is_atom(element) => {
            let rel = element.attribute("rel");
            if rel.as_deref().is_none_or(|rel| rel == "alternate") && head.site.is_none() {
                head.site = element.attribute("href").map(|href| super::link::resolve(head.base.as_deref(), &href));
            }
        }
        _ => {}
    }
}

fn read_entry<'a>(cursor: &mut Cursor<'a>, element: &Element<'a>, entry: &mut Entry) -> Option<Element<'a>> {
    while let Some(child) = cursor.child(element) {
        if is_entry(&child) {
            return Some(child);
        }
        match Vocabulary::of(&child) {
            Vocabulary::Atom | Vocabulary::Own => read_own(cursor, &child, entry),
            Vocabulary::DublinCore if child.local() == "creator" => entry.author(&feed::value(cursor, &child)),
            Vocabulary::DublinCore if child.local() == "subject" => entry.category(&feed::value(cursor, &child)),
            _ => {}
        }
    }
    None
}

fn read_own<'a>(cursor: &mut Cursor<'a>, child: &Element<'a>, entry: &mut Entry) {
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

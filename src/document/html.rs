//! An HTML page: one article.

use super::{Article, Body, Format, Reader};
use crate::source::{Problem, Source};

/// HTML pages.
pub(super) static READER: Reader = Reader { name: "html", extensions: &["html", "htm", "xhtml"], sniff, read };

fn sniff(head: &str, name: &str) -> u8 {
    let start = head.trim_start().get(..15).unwrap_or(head).to_ascii_lowercase();
    let extension = name.rsplit_once('.').map(|(_, e)| e);
    match extension {
        _ if start.starts_with("<!doctype html") || start.starts_with("<html") => 9,
        Some(e) if READER.extensions.contains(&e) => 5,
        _ if start.starts_with('<') && !start.starts_with("<?xml") => 2,
        _ => 0,
    }
}

fn read(source: &Source) -> (Vec<Article>, Vec<Problem>) {
    let article = Article { bodies: vec![Body { format: Format::Html, text: source.text().clone() }], ..Article::default() };
    (vec![article], Vec::new())
}

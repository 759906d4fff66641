//! The ids that the catalog gives to snippets.

use crate::catalog::digest::sha256;
use crate::catalog::{Checked, File};
use crate::document;

/// The id that the catalog gives `checked`, whose code has the hash `digest`.
pub(super) fn id_of(file: &File, article: &document::Article, checked: &Checked, digest: &str) -> String {
    id(&place(file, article), checked.snippet.ordinal, digest)
}

/// What names an article for as long as possible.
fn place(file: &File, article: &document::Article) -> String {
    let named = article.id.as_ref().or(article.url.as_ref()).cloned();
    named.unwrap_or_else(|| [file.source.name(), article.title.as_deref().unwrap_or_default()].join("\n"))
}

/// A name that stays while the snippet and its place among its article's stay: 16 hexadecimal digits.
fn id(place: &str, ordinal: usize, digest: &str) -> String {
    let mut id = sha256(format!("{place}\n{ordinal}\n{digest}"));
    id.truncate(16);
    id
}

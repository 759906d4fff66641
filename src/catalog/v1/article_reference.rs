//! What a snippet and a finding say of their article.

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::date::iso_8601;

/// What a snippet says of its article.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArticleReference {
    /// The publisher's id for it.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where it is published.
    pub url: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
    /// The same in ISO 8601; null if it cannot be told.
    pub published_date: Option<String>,
}

impl From<&crate::document::Article> for ArticleReference {
    fn from(article: &crate::document::Article) -> Self {
        let crate::document::Article { id, title, url, published, .. } = article.clone();
        Self { id, title, url, published_date: published.as_deref().and_then(iso_8601), published }
    }
}

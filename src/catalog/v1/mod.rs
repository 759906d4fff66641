//! The published catalog, version 1: types of its own, so that the program may change without breaking its readers.

mod article_reference;
mod finding;
mod id;
mod language;
mod location;
mod snippet;
mod summary;
mod version;

pub use article_reference::ArticleReference;
pub use finding::{Diagnostic, Finding, Findings, Related};
pub use language::{Candidate, Detection, Language, Package};
pub use location::{Location, Position};
use schemars::{JsonSchema, Schema};
use serde::Serialize;
pub use snippet::{Allowance, Evidence, Segment, Snippet, Transform};
pub use summary::Summary;
pub use version::{GENERATOR, SCHEMA_VERSION};

use super::File;
use super::date::iso_8601;

/// A catalog of the snippets of a set of published files.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Catalog {
    /// Always 1.
    pub schema_version: u32,
    /// The program that wrote it, with its version.
    pub generator: String,
    /// The files, ordered by name.
    pub sources: Vec<Source>,
    /// The articles, in the order of the files.
    pub articles: Vec<Article>,
    /// The snippets, in the order of the articles.
    pub snippets: Vec<Snippet>,
    /// Counts.
    pub summary: Summary,
}

/// One file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source {
    /// Its path as given, with `/` between its parts, or `-`.
    pub name: String,
    /// The input kind that it was read as.
    pub kind: String,
    /// Its encoding, by its name in the Encoding Standard.
    pub encoding: String,
    /// Its length in bytes; of a gzip-ed file, inflated.
    pub bytes: usize,
    /// How many articles it holds.
    pub articles: usize,
    /// How many snippets it holds.
    pub snippets: usize,
    /// Findings about the file as a whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// One article.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Article {
    /// Name of its file.
    pub source: String,
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
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Categories and tags.
    pub categories: Vec<String>,
    /// How many snippets it holds.
    pub snippets: usize,
}

impl Catalog {
    /// Adds what is known of one more file.
    pub fn add(&mut self, file: &File) {
        self.sources.push(Source::from(file));
        self.articles.extend(articles(file));
        self.snippets.extend(file.snippets().map(|(article, checked)| Snippet::new(file, article, checked)));
        self.summary.add(file);
    }

    /// The JSON schema of these types.
    #[must_use]
    pub fn schema() -> Schema {
        schemars::schema_for!(Self)
    }
}

impl Default for Catalog {
    /// A catalog of no files.
    fn default() -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            generator: GENERATOR.to_owned(),
            sources: Vec::new(),
            articles: Vec::new(),
            snippets: Vec::new(),
            summary: Summary::default(),
        }
    }
}

impl From<&File> for Source {
    fn from(file: &File) -> Self {
        Self {
            name: file.source.name().to_owned(),
            kind: file.kind.to_owned(),
            encoding: file.source.encoding().name().to_owned(),
            bytes: file.source.bytes().len(),
            articles: file.articles.len(),
            snippets: file.snippets().count(),
            diagnostics: file.diagnostics.iter().map(|d| Diagnostic::new(file, None, d)).collect(),
        }
    }
}

fn articles(file: &File) -> impl Iterator<Item = Article> {
    file.articles.iter().map(|checked| {
        let article = checked.article.clone();
        Article {
            source: file.source.name().to_owned(),
            id: article.id,
            title: article.title,
            url: article.url,
            published_date: article.published.as_deref().and_then(iso_8601),
            published: article.published,
            authors: article.authors,
            categories: article.categories,
            snippets: checked.snippets.len(),
        }
    })
}

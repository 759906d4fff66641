//! Everything that a run found, in the order of its inputs.

pub mod v1;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Article;
use crate::snippet::Snippet;
use crate::source::Source;
use crate::syntax::Verdict;

/// Everything that a run found.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The files, ordered by name.
    pub files: Vec<File>,
}

/// One file and what is in it.
#[derive(Debug)]
pub struct File {
    /// The file.
    pub source: Arc<Source>,
    /// The input kind that it was read as.
    pub kind: &'static str,
    /// Findings about it as a whole.
    pub diagnostics: Vec<Diagnostic>,
    /// Its articles, in order.
    pub articles: Vec<CheckedArticle>,
}

/// One article and its snippets.
#[derive(Debug)]
pub struct CheckedArticle {
    /// The article; its bodies are no longer held.
    pub article: Article,
    /// Its snippets, in order.
    pub snippets: Vec<Checked>,
}

/// A snippet and all that is known of it.
#[derive(Debug)]
pub struct Checked {
    /// The snippet.
    pub snippet: Snippet,
    /// What it is.
    pub verdict: Verdict,
    /// What the rules say of it, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
}

impl Catalog {
    /// Every snippet with its file and its article.
    pub fn snippets(&self) -> impl Iterator<Item = (&File, &Article, &Checked)> {
        self.files.iter().flat_map(|file| file.snippets().map(move |(article, checked)| (file, article, checked)))
    }

    /// Every finding with its file, and the snippet that it is about, if it is about one.
    pub fn diagnostics(&self) -> impl Iterator<Item = (&File, Option<&Checked>, &Diagnostic)> {
        self.files.iter().flat_map(|file| {
            let whole = file.diagnostics.iter().map(move |diagnostic| (file, None, diagnostic));
            let inner = file.snippets().flat_map(move |(_, checked)| checked.diagnostics.iter().map(move |d| (file, Some(checked), d)));
            whole.chain(inner)
        })
    }

    /// The greatest severity of all findings.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.diagnostics().map(|(_, _, diagnostic)| diagnostic.severity).max()
    }
}

impl File {
    /// Every snippet with its article.
    pub fn snippets(&self) -> impl Iterator<Item = (&Article, &Checked)> {
        self.articles.iter().flat_map(|article| article.snippets.iter().map(move |checked| (&article.article, checked)))
    }
}

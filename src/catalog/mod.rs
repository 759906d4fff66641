//! What a run finds of each file, in the order of its inputs.

pub mod date;
pub mod digest;
pub mod fingerprint;
pub mod fix;
#[cfg(feature = "tables")]
pub mod rows;
pub mod v1;
mod waived;

use std::sync::Arc;

use crate::block::Directive;
use crate::diagnostic::Diagnostic;
use crate::document::{Article, Document};
use crate::rules;
use crate::snippet::Snippet;
use crate::source::Source;
use crate::syntax::{Verdict, Why};

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
    /// Findings that its authors' directives silence.
    pub waived: Vec<Diagnostic>,
    /// How many findings a baseline accepts; they are not among the others.
    pub accepted: usize,
    /// How many findings were fixed; they are not among the others.
    pub fixed: usize,
}

/// One article and its snippets.
#[derive(Debug)]
pub struct CheckedArticle {
    /// The article; its bodies are no longer held.
    pub article: Article,
    /// Its snippets, in order.
    pub snippets: Vec<Checked>,
    /// What its author says of them to this program, in the order of the source.
    pub directives: Vec<Directive>,
}

/// A snippet and all that is known of it.
#[derive(Debug)]
pub struct Checked {
    /// The snippet.
    pub snippet: Snippet,
    /// What was found of it: valid, a fragment, invalid …
    pub verdict: Verdict,
    /// What the rules say of it, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
}

impl File {
    /// What was found in `document`: `whole` is what there is to say of it, `found` its articles in order, each with what there is to
    /// say of the file because of it.
    pub(crate) fn of(
        document: Document,
        whole: Vec<Diagnostic>,
        found: impl IntoIterator<Item = (CheckedArticle, Vec<Diagnostic>)>,
    ) -> Self {
        let (articles, findings): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let mut diagnostics: Vec<_> = whole.into_iter().chain(findings.into_iter().flatten()).collect();
        rules::sort(&mut diagnostics);
        Self { source: document.source, kind: document.kind, diagnostics, articles, waived: Vec::new(), accepted: 0, fixed: 0 }
    }

    /// Every snippet with its article.
    pub fn snippets(&self) -> impl Iterator<Item = (&Article, &Checked)> {
        self.articles.iter().flat_map(|article| article.snippets.iter().map(move |checked| (&article.article, checked)))
    }

    /// Every finding with the snippet that it is about, if it is about one: first those of the file as a whole.
    pub fn findings(&self) -> impl Iterator<Item = (Option<(&Article, &Checked)>, &Diagnostic)> {
        let whole = self.diagnostics.iter().map(|diagnostic| (None, diagnostic));
        let inner = self.snippets().flat_map(|about| about.1.diagnostics.iter().map(move |diagnostic| (Some(about), diagnostic)));
        whole.chain(inner)
    }
}

impl Checked {
    /// Where it stands in `article`, in words: the article's title, the heading above, its caption and the id that came with it.
    #[must_use]
    pub fn place(&self, article: &Article) -> Option<String> {
        let block = &self.snippet.block;
        let title = article.title.as_deref().or(article.url.as_deref()).or(article.id.as_deref());
        let names = [title, block.heading.as_deref(), block.title.as_deref(), block.source_id.as_deref()];
        let mut names: Vec<_> = names.into_iter().flatten().collect();
        // An article's first heading is often its title.
        names.dedup();
        Some(names.join(" › ")).filter(|_| !names.is_empty())
    }

    /// Whether it does not parse, and what its author tells another tool waives that.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        matches!(self.verdict.why(), Some(Why::Marked(marker)) if self.snippet.block.waiver.as_ref() == Some(marker))
    }

    /// Whether it is not checked because the configuration leaves out its language.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        matches!(self.verdict.why(), Some(Why::LeftOut))
    }

    /// Its number, language and status, in words.
    #[must_use]
    pub fn description(&self) -> String {
        let language = self.snippet.detection.language.map_or("no language", |language| language.name);
        format!("{}, {language}, {}", self.snippet.ordinal, self.verdict.status())
    }
}

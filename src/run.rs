//! All stages in order, in parallel over files and articles; what comes out does not depend on which finished first.

use std::sync::Arc;

use rayon::prelude::*;

use crate::block::{Block, Extractor};
use crate::catalog::{Catalog, Checked, CheckedArticle, File};
use crate::document::{self, Article, Reader};
use crate::snippet::Snippet;
use crate::source::Source;
use crate::{detect, rules, syntax};

/// How to run.
#[derive(Debug, Default)]
pub struct Options {
    /// The reader to use whatever the content looks like.
    pub reader: Option<&'static Reader>,
    /// How blocks are found.
    pub extractor: Extractor,
}

/// Checks every source; the files come out in the order in which they went in.
#[must_use]
pub fn run(sources: Vec<Arc<Source>>, options: &Options) -> Catalog {
    Catalog { files: sources.into_par_iter().map(|source| check(source, options)).collect() }
}

/// Checks one source.
#[must_use]
pub fn check(source: Arc<Source>, options: &Options) -> File {
    let mut document = document::read(source, options.reader);
    let diagnostics = rules::check_document(&document);
    let articles = std::mem::take(&mut document.articles);
    let articles = articles.into_par_iter().map(|article| check_article(article, options)).collect();
    File { source: document.source, kind: document.kind, diagnostics, articles }
}

fn check_article(mut article: Article, options: &Options) -> CheckedArticle {
    let blocks = options.extractor.blocks(&article);
    article.bodies.clear();
    let snippets = blocks.into_par_iter().enumerate().map(|(index, block)| check_block(block, index + 1)).collect();
    CheckedArticle { article, snippets }
}

fn check_block(block: Block, ordinal: usize) -> Checked {
    let detection = detect::detect(&block);
    let snippet = Snippet { block, detection, ordinal };
    let verdict = syntax::check(&snippet);
    let diagnostics = rules::check_snippet(&snippet, &verdict);
    Checked { snippet, verdict, diagnostics }
}

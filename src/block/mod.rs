//! From an article's bodies to its code blocks, each exactly as its author wrote it.

mod asciidoc;
mod beside;
mod block_selector;
mod cdata;
mod code;
mod container;
mod editor_comment;
mod elsewhere;
mod fence;
mod flow;
mod frame;
mod gutter;
mod held;
mod html;
mod included;
mod info;
mod label;
mod label_place;
mod lightweight;
mod lines;
mod listing;
mod lone;
mod markdown;
mod myst;
mod numbering;
mod output;
mod page;
mod producer;
mod producers;
mod raw;
mod reading;
mod removed;
mod restructured_text;
mod shortcode;
mod swallowed;
mod transform;
mod unclosed;
mod unescaped;
mod words;
mod writing;

use std::ops::Range;

use scraper::{ElementRef, Selector};
use serde::{Deserialize, Serialize};

use producer::Compiled;

use crate::document::{Article, Format};
use crate::interned::Name;
use crate::markup::html::MAX_NODES;
use crate::source::{Problem, ProblemKind};
use crate::text::{Span, Text};

pub use elsewhere::{Elsewhere, elsewhere};
pub use info::attributes;
pub use producer::{Form, LabelSource, Place, Producer, RawSource, ShownIn};
pub use producers::PRODUCERS;
pub use transform::{Transform, TransformKind};

/// One code block.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Block {
    /// The exact code, without what is not code (gutters, buttons).
    pub text: Text,
    /// The language's label as published.
    pub label: Option<Label>,
    /// Name of the producer whose markup it is.
    #[serde(with = "crate::interned")]
    pub producer: Name,
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
    /// Whether its fence is still open where its container ends.
    pub is_unclosed: bool,
    /// Whether white space collapses in its markup, so that a no-break space is how a space is written there.
    pub collapses_spaces: bool,
    /// Whether its markup says that it shows what code printed.
    pub is_output: bool,
    /// The lines that its markup says were printed by the code of the others, in order, in bytes of the text.
    pub printed: Vec<Range<usize>>,
    /// The lines that are said to be removed, where a change is shown: they stand beside those that take their place, and are no part of
    /// the code that is checked. In order, in bytes of the text.
    pub removed: Vec<Range<usize>>,
    /// The info string of its fence, as published.
    pub info: Option<String>,
    /// What was done to its markup, in the order of the source.
    pub transforms: Vec<Transform>,
}

impl Block {
    /// A block of which only the text and its producer are known.
    #[must_use]
    pub fn new(text: Text, producer: &'static str) -> Self {
        Self {
            text,
            label: None,
            producer,
            heading: None,
            title: None,
            lead: None,
            waiver: None,
            source_id: None,
            is_unclosed: false,
            collapses_spaces: false,
            is_output: false,
            printed: Vec::new(),
            removed: Vec::new(),
            info: None,
            transforms: Vec::new(),
        }
    }
}

/// A language's label, as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The word itself, without a prefix such as `language-`.
    pub value: String,
    /// How far it is to be believed.
    pub trust: Trust,
    /// Where it stands in the file; `None` if it is not right before the code.
    pub span: Option<Span>,
}

impl Label {
    /// A label whose place is not known.
    #[must_use]
    pub fn new(value: impl Into<String>, trust: Trust) -> Self {
        Self { value: value.into(), trust, span: None }
    }
}

/// How far a published label is to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
pub struct Extractor {
    select: Option<Written>,
    ignore: Option<Written>,
}

/// Code blocks of one article past which no more are read: as many take some hundred megabytes.
const MAX_BLOCKS: usize = 100_000;

/// A CSS selector, and how it is written.
#[derive(Debug)]
struct Written {
    selector: Selector,
    text: String,
}

/// A CSS selector that is none.
#[derive(Debug, thiserror::Error)]
#[error("`{selector}` is no CSS selector: {reason}")]
pub struct BadSelector {
    selector: String,
    reason: String,
}

impl Extractor {
    /// An extractor that takes each element that `select` matches for a block, instead of what it would look for, and leaves out
    /// each that `ignore` matches, with all that is in it.
    ///
    /// # Errors
    ///
    /// If one of them is no CSS selector.
    pub fn new(select: Option<&str>, ignore: Option<&str>) -> Result<Self, BadSelector> {
        Ok(Self { select: select.map(parse).transpose()?, ignore: ignore.map(parse).transpose()? })
    }

    /// Every code block of `article`, in the order of the source.
    #[must_use]
    pub fn blocks(&self, article: &Article) -> Vec<Block> {
        self.extract(article).0
    }

    /// The code blocks of `article`, in order, and what limits kept from being read.
    #[must_use]
    pub fn extract(&self, article: &Article) -> (Vec<Block>, Vec<Problem>) {
        let (mut blocks, mut problems) = (Vec::new(), Vec::new());
        let cut = |span, message| Problem { kind: ProblemKind::Truncated, span, message };
        for body in &article.bodies {
            let first = blocks.len();
            match &body.format {
                Format::Html => {
                    let (found, past) = html::blocks_as_far(&body.text, self);
                    blocks.extend(found);
                    let message =
                        || format!("only the first {MAX_NODES} tags and comments are read as such; behind them, no code is found");
                    problems.extend(past.map(|span| cut(span, message())));
                }
                Format::Markdown => blocks.extend(markdown::blocks(&body.text, self)),
                Format::AsciiDoc => blocks.extend(asciidoc::blocks(&body.text, self)),
                Format::ReStructuredText => blocks.extend(restructured_text::blocks(&body.text, self)),
                Format::Code(given) => blocks.push(code::block(&body.text, given)),
            }
            label_place::note(&body.text, &body.format, blocks.get_mut(first..).unwrap_or_default());
        }
        if let Some(first) = blocks.get(MAX_BLOCKS) {
            let span = Span::at(first.text.origin(0..first.text.len()).start);
            problems.push(cut(span, format!("only the first {MAX_BLOCKS} code blocks of the article are checked")));
            blocks.truncate(MAX_BLOCKS);
        }
        (blocks, problems)
    }

    /// The selectors that it was made of.
    pub(crate) fn selectors(&self) -> (Option<String>, Option<String>) {
        let text = |written: Option<&'_ Written>| written.map(|written| written.text.clone());
        (text(self.select.as_ref()), text(self.ignore.as_ref()))
    }

    fn ignores(&self, element: ElementRef<'_>) -> bool {
        self.ignore.as_ref().is_some_and(|written| written.selector.matches(&element))
    }

    /// Whether what stands between tags in the text is looked for.
    fn takes_shortcodes(&self) -> bool {
        self.select.is_none()
    }

    /// Whether `element` shows a block: the part of it that does, and who made it.
    fn block<'a>(&self, element: ElementRef<'a>) -> Option<(ElementRef<'a>, &'static Compiled)> {
        match &self.select {
            Some(written) => written.selector.matches(&element).then(|| {
                let known = producer::of(element, ShownIn::Pre).or_else(|| producer::of(element, ShownIn::Element));
                (element, known.unwrap_or(&*producer::GENERAL))
            }),
            None => container::find(element),
        }
    }
}

fn parse(text: &str) -> Result<Written, BadSelector> {
    let bad = |error: scraper::error::SelectorErrorKind| BadSelector { selector: text.to_owned(), reason: error.to_string() };
    Ok(Written { selector: Selector::parse(text).map_err(bad)?, text: text.to_owned() })
}

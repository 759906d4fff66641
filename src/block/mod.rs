//! From an article's bodies to its code blocks, each exactly as its author wrote it.

mod asciidoc;
mod beside;
mod block_code;
mod block_selector;
mod cdata;
mod code;
mod compiled;
mod container;
mod directive;
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
mod marker;
mod myst;
mod numbering;
mod output;
mod page;
mod prefilter;
mod producer;
mod producers;
mod published;
mod raw;
mod reading;
mod removed;
mod restructured_text;
mod selection;
mod shortcode;
mod swallowed;
mod transform;
mod typewriter;
mod unclosed;
mod unescaped;
mod words;
mod writing;

use directive::BodyBlocks;
use selection::Selection;

use crate::document::{Article, BodyFormat};
use crate::markup::html::MAX_NODES;
use crate::source::{Problem, ProblemKind};
use crate::text::{Span, Text};

pub use directive::{DIRECTIVE_WORDS, Directive, DirectiveAction, DirectiveFault, DirectiveScope, DirectiveWord, SYNONYMS};
pub use elsewhere::{Elsewhere, elsewhere};
pub use info::attributes;
pub use marker::{COMMENT_MARKERS, MARKER_ENDS, MARKERS};
pub use prefilter::may_have_code;
pub use producer::{Form, LabelPlace, LabelSource, Producer, RawSource, ShownIn};
pub use producers::PRODUCERS;
pub use published::{Block, Label, Trust, UnclosedFence};
pub use selection::BadSelector;
pub use transform::{Transform, TransformKind};

/// Finds an article's blocks.
#[derive(Debug, Default)]
pub struct Extractor {
    selection: Selection,
}

/// What is found in an article.
#[derive(Debug, Default)]
pub struct Extracted {
    /// Its code blocks, in the order of the source.
    pub blocks: Vec<Block>,
    /// What its author says to this program, in the order of the source.
    pub directives: Vec<Directive>,
    /// What limits kept from being read.
    pub problems: Vec<Problem>,
}

/// Code blocks of one article past which no more are read: as many take some hundred megabytes.
const MAX_BLOCKS: usize = 100_000;

/// What is written as a directive in `source` outside of the `bodies` of its articles, which are spans of it in order, and so has no effect;
/// `has_comments` says whether it is XML there.
pub(crate) fn directives_outside(source: &Text, bodies: &[Span], has_comments: bool) -> Vec<Directive> {
    let bodies: Vec<_> = bodies.iter().map(|body| source.offset_of(body.start)..source.offset_of(body.end)).collect();
    directive::outside(source, &bodies, has_comments)
}

/// Whether `text` names this program, so that a directive may be in it.
pub(crate) fn may_have_directives(text: &Text) -> bool {
    directive::is_named(text.as_str())
}

/// The code blocks within `text`, which is Markdown and itself the code of a block.
pub(crate) fn within(text: &Text) -> Vec<Block> {
    markdown::blocks(text, &Selection::default())
}

impl Extractor {
    /// An extractor that takes each element that `select` matches for a block, instead of what it would look for, and leaves out
    /// each that `ignore` matches, with all that is in it.
    ///
    /// # Errors
    ///
    /// If one of them is no CSS selector.
    pub fn new(select: Option<&str>, ignore: Option<&str>) -> Result<Self, BadSelector> {
        Ok(Self { selection: Selection::new(select, ignore)? })
    }

    /// Every code block of `article`, in the order of the source.
    #[must_use]
    pub fn blocks(&self, article: &Article) -> Vec<Block> {
        self.extract(article).blocks
    }

    /// The code blocks of `article`, what is said of them to this program, and what limits kept from being read.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Extracted {
        let (mut blocks, mut problems, mut placed) = (Vec::new(), Vec::new(), Vec::new());
        let cut = |span, message| Problem { kind: ProblemKind::Truncated, span, message };
        for body in &article.bodies {
            let first = blocks.len();
            match &body.format {
                BodyFormat::Html => {
                    let (found, past) = html::blocks_as_far(&body.text, &self.selection);
                    blocks.extend(found);
                    let message =
                        || format!("only the first {MAX_NODES} tags and comments are read as such; behind them, no code is found");
                    problems.extend(past.map(|span| cut(span, message())));
                }
                BodyFormat::Markdown => blocks.extend(markdown::blocks(&body.text, &self.selection)),
                BodyFormat::AsciiDoc => blocks.extend(asciidoc::blocks(&body.text, &self.selection)),
                BodyFormat::ReStructuredText => blocks.extend(restructured_text::blocks(&body.text, &self.selection)),
                BodyFormat::Code(given) => blocks.push(code::block(&body.text, given)),
            }
            label_place::note(&body.text, &body.format, blocks.get_mut(first..).unwrap_or_default());
            let own = BodyBlocks { first, blocks: blocks.get(first..).unwrap_or_default() };
            directive::note(&body.text, &body.format, &own, &mut placed);
        }
        if let Some(first) = blocks.get(MAX_BLOCKS) {
            let span = Span::at(first.text.origin(0..first.text.len()).start);
            problems.push(cut(span, format!("only the first {MAX_BLOCKS} code blocks of the article are checked")));
            blocks.truncate(MAX_BLOCKS);
        }
        Extracted { directives: directive::scoped(placed, &blocks), blocks, problems }
    }

    /// Whether it takes for blocks what a selector says, and not what looks like one.
    #[must_use]
    pub fn selects(&self) -> bool {
        !self.selection.takes_shortcodes()
    }

    /// The selectors that it was made of.
    pub(crate) fn selectors(&self) -> (Option<String>, Option<String>) {
        self.selection.selectors()
    }
}

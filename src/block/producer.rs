//! What is known of a producer's markup, as data, and its selectors made ready.

use std::sync::LazyLock;

use ego_tree::NodeRef;
use scraper::{ElementRef, Node, Selector};

use super::Trust;
use super::block_selector::{BlockSelector, Candidate};
use super::producers::PRODUCERS;
use crate::text::sound;

/// A highlighter, site generator or editor, and how it marks up a code block.
///
/// What it does not say is read by the general rule. An empty selector selects nothing.
#[derive(Debug)]
pub struct Producer {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// The element that shows one block and nothing else, as CSS.
    pub block: &'static str,
    /// On which elements `block` is tried.
    pub shown_in: ShownIn,
    /// The part of it that holds the code, where it is not all of it, as CSS.
    pub code: &'static str,
    /// Elements around the block that belong to it alone, with its title and its buttons, as CSS.
    pub frame: &'static str,
    /// Where its label is, the most exact place first; after these, the general ones.
    pub labels: &'static [LabelSource],
    /// Labels that it puts there by itself.
    pub defaults: &'static [&'static str],
    /// How far its other labels are to be believed.
    pub trust: Trust,
    /// What is shown within the block and is no code, as CSS.
    pub strip: &'static str,
    /// What is shown in the stead of spaces within the block, one character for each, as CSS.
    pub spaces: &'static str,
    /// Blocks that go on with the one right before them, as CSS.
    pub continued: &'static str,
    /// Elements that look like a block and are none (a title in a `pre`), as CSS.
    pub beside: &'static str,
    /// Blocks that show what code printed, as CSS.
    pub output: &'static str,
    /// Where it keeps a copy of the source.
    pub raw: Option<RawSource>,
    /// Where its title is, within the frame, as CSS.
    pub title: &'static str,
}

/// What sort of element shows a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownIn {
    /// A `pre`.
    Pre,
    /// Another one, which has a class.
    Element,
}

/// A place where a label is written.
#[derive(Debug)]
pub struct LabelSource {
    /// The element.
    pub place: Place,
    /// How it is written there.
    pub form: Form,
}

/// An element, seen from the block.
#[derive(Debug)]
pub enum Place {
    /// The block's element, or the `code` in it.
    Block,
    /// The nearest element around it that matches, as CSS.
    Around(&'static str),
    /// The first element in the frame that matches, as CSS.
    InFrame(&'static str),
}

/// How a label is written in an element.
#[derive(Debug)]
pub enum Form {
    /// As the value of an attribute.
    Attribute(&'static str),
    /// As a class word with a prefix.
    Prefix(&'static str),
    /// As the first class word that is none of these.
    Word(&'static [&'static str]),
    /// As the beginning of a class word, before this.
    Suffix(&'static str),
    /// As a setting among others in an attribute: `brush: js; gutter: false`.
    Setting {
        /// The attribute.
        attribute: &'static str,
        /// What stands before the label.
        key: &'static str,
    },
    /// As the element's text.
    Text,
}

/// A copy of the source that a producer keeps for its copy button or its script.
#[derive(Debug)]
pub struct RawSource {
    /// The element in the frame that has it, as CSS.
    pub element: &'static str,
    /// The attribute that it is the value of; else it is the element's text.
    pub attribute: Option<&'static str>,
    /// What stands for a line break in it.
    pub line_break: Option<&'static str>,
}

impl Producer {
    /// A producer of which nothing is known.
    pub(super) const PLAIN: Self = Self {
        name: "html",
        block: "",
        shown_in: ShownIn::Pre,
        code: "",
        frame: "",
        labels: &[],
        defaults: &[],
        trust: Trust::High,
        strip: "",
        spaces: "",
        continued: "",
        beside: "",
        output: "",
        raw: None,
        title: "",
    };
}

/// A producer with its selectors.
pub(super) struct Compiled {
    pub(super) producer: &'static Producer,
    block: BlockSelector,
    pub(super) code: Option<Selector>,
    pub(super) frame: Option<Selector>,
    pub(super) strip: Option<Selector>,
    pub(super) spaces: Option<Selector>,
    continued: Option<Selector>,
    pub(super) output: Option<Selector>,
    pub(super) title: Option<Selector>,
    pub(super) raw: Option<Selector>,
    pub(super) places: Vec<Option<Selector>>,
}

static COMPILED: LazyLock<Vec<Compiled>> = LazyLock::new(|| PRODUCERS.iter().map(|producer| Compiled::new(producer)).collect());

/// The general rule alone.
pub(super) static GENERAL: LazyLock<Compiled> = LazyLock::new(|| Compiled::new(&Producer::PLAIN));

/// The elements that are a block of any producer: nearly every element of a page is none, and is tried once.
static ELEMENT_OF_ANY: LazyLock<Option<Selector>> =
    LazyLock::new(|| any(PRODUCERS.iter().filter(|producer| producer.shown_in == ShownIn::Element).map(|producer| producer.block)));

/// The elements that look like a block of any producer and are none.
static BESIDE_ANY: LazyLock<Option<Selector>> = LazyLock::new(|| any(PRODUCERS.iter().map(|producer| producer.beside)));

impl Compiled {
    fn new(producer: &'static Producer) -> Self {
        let places = producer.labels.iter().map(|source| match source.place {
            Place::Block => None,
            Place::Around(css) | Place::InFrame(css) => selector(css),
        });
        Self {
            producer,
            block: BlockSelector::new(producer.block),
            code: selector(producer.code),
            frame: selector(producer.frame),
            strip: selector(producer.strip),
            spaces: selector(producer.spaces),
            continued: selector(producer.continued),
            output: selector(producer.output),
            title: selector(producer.title),
            raw: producer.raw.as_ref().and_then(|raw| selector(raw.element)),
            places: places.collect(),
        }
    }
}

/// `css` made ready; nothing for what is empty.
fn selector(css: &str) -> Option<Selector> {
    (!css.is_empty()).then(|| sound(Selector::parse(css), css))
}

/// What any of these selects.
fn any(all: impl Iterator<Item = &'static str>) -> Option<Selector> {
    selector(&all.filter(|css| !css.is_empty()).collect::<Vec<_>>().join(", "))
}

/// The producer whose block `element` is.
pub(super) fn of(element: ElementRef<'_>, shown_in: ShownIn) -> Option<&'static Compiled> {
    if shown_in == ShownIn::Element && !ELEMENT_OF_ANY.as_ref().is_some_and(|selector| selector.matches(&element)) {
        return None;
    }
    let candidate = Candidate::new(element);
    COMPILED.iter().filter(|compiled| compiled.producer.shown_in == shown_in).find(|compiled| compiled.block.matches(&candidate))
}

/// The blocks right behind `block` that go on with it.
pub(super) fn continuation<'a>(block: ElementRef<'a>, compiled: &Compiled) -> Vec<ElementRef<'a>> {
    let Some(continued) = &compiled.continued else { return Vec::new() };
    let behind = block.next_siblings().filter(|node| !is_blank(*node));
    behind.map_while(ElementRef::wrap).take_while(|element| continued.matches(element)).collect()
}

fn is_blank(node: NodeRef<'_, Node>) -> bool {
    node.value().is_comment() || node.value().as_text().is_some_and(|text| text.trim().is_empty())
}

/// Whether `element` looks like a block of some producer and is none.
pub(super) fn is_beside(element: ElementRef<'_>) -> bool {
    BESIDE_ANY.as_ref().is_some_and(|selector| selector.matches(&element))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_are_css() {
        for producer in PRODUCERS {
            let raw = producer.raw.as_ref().map_or("", |raw| raw.element);
            let places = producer.labels.iter().map(|source| match source.place {
                Place::Block => "",
                Place::Around(css) | Place::InFrame(css) => css,
            });
            let own = [producer.block, producer.code, producer.frame, producer.strip, producer.spaces, producer.continued, producer.beside];
            for css in own.into_iter().chain([producer.output, producer.title, raw]).chain(places) {
                assert!(css.is_empty() || Selector::parse(css).is_ok(), "{}: {css}", producer.name);
            }
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = PRODUCERS.iter().map(|producer| producer.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), PRODUCERS.len());
    }
}

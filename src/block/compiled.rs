//! The producers with their selectors made ready, and whose block an element is.

use std::sync::LazyLock;

use ego_tree::NodeRef;
use scraper::{ElementRef, Node, Selector};

use super::block_selector::{BlockSelector, Mark, TriedElement};
use super::producer::{LabelPlace, Producer, ShownIn};
use super::producers::PRODUCERS;
use crate::text::sound;

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

/// Stands for "no known producer": blocks are then read by the general rule alone.
pub(super) static GENERAL: LazyLock<Compiled> = LazyLock::new(|| Compiled::new(&Producer::PLAIN));

/// Selects the blocks of all producers at once. Nearly every element of a page is no block, and this one selector tells.
static ELEMENT_OF_ANY: LazyLock<Selector> =
    LazyLock::new(|| any(PRODUCERS.iter().filter(|producer| producer.shown_in == ShownIn::Element).map(|producer| producer.block)));

/// Selects what looks like a block but is none (a title in a `pre`), of all producers at once.
static BESIDE_ANY: LazyLock<Selector> = LazyLock::new(|| any(PRODUCERS.iter().map(|producer| producer.beside)));

impl Compiled {
    fn new(producer: &'static Producer) -> Self {
        let places = producer.labels.iter().map(|source| match source.place {
            LabelPlace::Block => None,
            LabelPlace::Around(css) | LabelPlace::InFrame(css) => selector(css),
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

/// The selector that `css` says; none if `css` is empty.
fn selector(css: &str) -> Option<Selector> {
    (!css.is_empty()).then(|| sound(Selector::parse(css), css))
}

/// A selector for all that any of these selects.
fn any(all: impl Iterator<Item = &'static str>) -> Selector {
    let css = all.filter(|css| !css.is_empty()).collect::<Vec<_>>().join(", ");
    sound(Selector::parse(&css), &css)
}

/// The first producer for which `element` is a block.
pub(super) fn of(element: ElementRef<'_>, shown_in: ShownIn) -> Option<&'static Compiled> {
    if shown_in == ShownIn::Element && !ELEMENT_OF_ANY.matches(&element) {
        return None;
    }
    let candidate = TriedElement::new(element);
    COMPILED.iter().filter(|compiled| compiled.producer.shown_in == shown_in).find(|compiled| compiled.block.matches(&candidate))
}

/// What must be in a page for it to have a block that a producer makes of another element than a `pre`: one of these.
pub(super) fn element_marks() -> impl Iterator<Item = Mark> {
    let shown = COMPILED.iter().filter(|compiled| compiled.producer.shown_in == ShownIn::Element);
    shown.flat_map(|compiled| compiled.block.marks())
}

/// The blocks right behind `block` that continue it, as some producers split one block of code into several elements.
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
    BESIDE_ANY.matches(&element)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_are_css() {
        for producer in PRODUCERS {
            let raw = producer.raw.as_ref().map_or("", |raw| raw.element);
            let places = producer.labels.iter().map(|source| match source.place {
                LabelPlace::Block => "",
                LabelPlace::Around(css) | LabelPlace::InFrame(css) => css,
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

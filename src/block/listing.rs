//! A listing that an editor broke into paragraphs, each in the type of a typewriter: a line each, or what is between empty lines.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::typewriter::{breaks, is_line_of_code, is_typewriter};

/// Fewest lines of a listing.
const MIN_LINES: usize = 3;

/// Characters that prose has in a line at most, on an average, before it is no code for sure.
const MAX_AVERAGE: usize = 120;

/// Parts of a listing that are looked at to tell whether it is one: a part is looked at as often as that, and not as often as there are
/// parts before it.
const LOOKED_AT: usize = 200;

/// Elements that go on with the block before them.
#[derive(Debug, Default)]
pub(super) struct More<'a> {
    pub(super) elements: Vec<ElementRef<'a>>,
    /// Whether each is a paragraph, with an empty line before it.
    pub(super) are_paragraphs: bool,
}

/// Whether `paragraph` is the first of a listing's.
pub(super) fn is_first(paragraph: ElementRef<'_>) -> bool {
    let name = paragraph.value().name();
    let before = || paragraph.prev_siblings().find_map(ElementRef::wrap);
    if !has_code(paragraph) || before().is_some_and(|before| before.value().name() == name && has_code(before)) {
        return false;
    }
    let parts: Vec<_> = std::iter::once(paragraph).chain(parts_behind(paragraph).take(LOOKED_AT)).collect();
    parts.iter().filter(|part| !is_empty(**part)).nth(1).is_some() && looks_like_code(&parts)
}

/// The paragraphs that go on with the listing that `paragraph` begins.
pub(super) fn behind(paragraph: ElementRef<'_>) -> More<'_> {
    if !matches!(paragraph.value().name(), "div" | "p") || !has_code(paragraph) {
        return More::default();
    }
    let mut elements: Vec<_> = parts_behind(paragraph).collect();
    while elements.pop_if(|last| is_empty(*last)).is_some() {}
    let has_breaks = || std::iter::once(&paragraph).chain(&elements).any(|part| breaks(*part).next().is_some());
    let are_paragraphs = paragraph.value().name() == "p" && has_breaks();
    More { elements, are_paragraphs }
}

/// The elements right behind `paragraph` that are set as it is, and empty ones.
fn parts_behind(paragraph: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    let is_part = move |node: &NodeRef<'_, Node>| match node.value() {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(element) => {
            element.name() == paragraph.value().name() && ElementRef::wrap(*node).is_some_and(|part| has_code(part) || is_empty(part))
        }
        _ => true,
    };
    paragraph.next_siblings().take_while(is_part).filter_map(ElementRef::wrap)
}

/// Whether all that `part` says is set as on a typewriter.
fn has_code(part: ElementRef<'_>) -> bool {
    let is_set = |text: NodeRef<'_, Node>| {
        let around = text.ancestors().filter_map(ElementRef::wrap);
        let inside = around.take_while(|element| element.id() != part.id());
        inside.chain([part]).any(is_typewriter)
    };
    let mut texts = part.descendants().filter(|node| node.value().as_text().is_some_and(|text| !text.trim().is_empty()));
    // Most elements of a page are told by their first words.
    texts.next().is_some_and(is_set) && is_line_of_code(part) && texts.all(is_set)
}

fn is_empty(part: ElementRef<'_>) -> bool {
    part.text().all(|text| text.trim().is_empty()) && is_line_of_code(part)
}

/// Whether the lines of `parts` end or begin as code does: whole articles are written in such type too.
pub(super) fn looks_like_code(parts: &[ElementRef<'_>]) -> bool {
    let mut lines = vec![String::new()];
    for part in parts {
        for node in part.descendants() {
            match node.value() {
                Node::Text(text) => lines.last_mut().map_or((), |line| line.push_str(text)),
                Node::Element(element) if element.name() == "br" => lines.push(String::new()),
                _ => {}
            }
        }
        lines.push(String::new());
    }
    lines.retain(|line| !line.trim().is_empty());
    let is_code = |line: &&String| {
        let line = line.trim_end();
        line.ends_with([';', '{', '}', '(', ')', '[', ']', ',', '>', '\\', '='])
            || line.starts_with(['\u{a0}', '\t'])
            || line.starts_with("  ")
    };
    let count = |is_counted: fn(char) -> bool| lines.iter().flat_map(|line| line.chars()).filter(|c| is_counted(*c)).count();
    let characters = count(|_| true);
    let is_prose = count(|c| c.is_alphabetic() && !c.is_ascii()) * 5 > characters;
    !is_prose
        && lines.len() >= MIN_LINES
        && lines.iter().filter(is_code).count() * 2 >= lines.len()
        && characters <= lines.len() * MAX_AVERAGE
}

//! A listing that an editor broke into paragraphs, each in the type of a typewriter: a line each, or what is between empty lines.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::lone;
use super::reading::More;

/// Fewest lines of a listing.
const MIN_LINES: usize = 3;

/// Characters that prose has in a line at most, on an average, before it is no code for sure.
const MAX_AVERAGE: usize = 120;

/// Whether `paragraph` is the first of a listing's.
pub(super) fn is_first(paragraph: ElementRef<'_>) -> bool {
    if !has_code(paragraph)
        || paragraph
            .prev_siblings()
            .find_map(ElementRef::wrap)
            .is_some_and(|before| before.value().name() == paragraph.value().name() && has_code(before))
    {
        return false;
    }
    let parts: Vec<_> = std::iter::once(paragraph).chain(behind(paragraph).elements).collect();
    parts.len() > 1 && looks_like_code(&parts)
}

/// The paragraphs that go on with the listing that `paragraph` begins.
pub(super) fn behind(paragraph: ElementRef<'_>) -> More<'_> {
    let name = paragraph.value().name();
    if !matches!(name, "div" | "p") || !has_code(paragraph) {
        return More::default();
    }
    let is_part = |node: &NodeRef<'_, Node>| match node.value() {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(element) => element.name() == name && ElementRef::wrap(*node).is_some_and(|part| has_code(part) || is_empty(part)),
        _ => true,
    };
    let mut elements: Vec<_> = paragraph.next_siblings().take_while(is_part).filter_map(ElementRef::wrap).collect();
    while elements.pop_if(|last| is_empty(*last)).is_some() {}
    let are_paragraphs = name == "p" && std::iter::once(&paragraph).chain(&elements).any(|part| lone::breaks(*part).next().is_some());
    More { elements, are_paragraphs }
}

/// Whether all that `part` says is set as on a typewriter.
fn has_code(part: ElementRef<'_>) -> bool {
    let is_set = |text: NodeRef<'_, Node>| {
        let around = text.ancestors().filter_map(ElementRef::wrap);
        let inside = around.take_while(|element| element.id() != part.id());
        inside.chain([part]).any(lone::is_typewriter)
    };
    let mut texts = part.descendants().filter(|node| node.value().as_text().is_some_and(|text| !text.trim().is_empty())).peekable();
    texts.peek().is_some() && lone::is_line_of_code(part) && texts.all(is_set)
}

fn is_empty(part: ElementRef<'_>) -> bool {
    part.text().all(|text| text.trim().is_empty()) && lone::is_line_of_code(part)
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

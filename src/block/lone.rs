//! Code that stands by itself without a `pre`: a `code` that is all of its paragraph, typewriter text with line breaks, a `textarea`.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::listing;
use super::page::{attr, classes, is_styled};
use super::typewriter::{breaks, is_inline, is_line_of_code, is_typewriter};

/// Fewest line breaks in what is set in the type of a typewriter and does not say that it is code.
const MIN_BREAKS: usize = 2;

/// Siblings on each side of a `textarea` that are looked at for what is shown in its place.
const MAX_SIBLINGS: usize = 4;

/// Whether `code` is all of its paragraph, and has lines: then it is a block.
pub(super) fn is_code(code: ElementRef<'_>) -> bool {
    let has_lines = breaks(code).next().is_some() || {
        let newlines = code.text().collect::<String>().trim().matches('\n').count();
        (newlines >= MIN_BREAKS && is_paragraph(code)) || (newlines > 0 && is_shown_as_block(code))
    };
    is_line_of_code(code) && (has_lines && stands_alone(code) || is_between_empty_lines(code))
}

/// Whether `code` has lines and stands by itself in a text of which no paragraphs were made as yet, as WordPress exports it:
///
/// ```text
/// Words.
///
/// <code>sync
/// poweroff</code>
/// ```
fn is_between_empty_lines(code: ElementRef<'_>) -> bool {
    // What is beside it, if anything is, is text that has an empty line next to it.
    let is_apart = |beside: Option<NodeRef<'_, Node>>, space: fn(&str) -> &str| {
        beside.is_none_or(|node| node.value().as_text().is_some_and(|text| space(text).matches('\n').nth(1).is_some()))
    };
    let (before, after) = (code.prev_sibling(), code.next_sibling());
    let at_end: fn(&str) -> &str = |text| text.get(text.trim_end().len()..).unwrap_or_default();
    let at_start: fn(&str) -> &str = |text| text.get(..text.len() - text.trim_start().len()).unwrap_or_default();
    (before.is_some() || after.is_some())
        && is_apart(before, at_end)
        && is_apart(after, at_start)
        && code.text().collect::<String>().trim().contains('\n')
}

/// Whether `element` keeps its white space as a `pre` does, is set as on a typewriter, and has lines, which may be elements of their own.
pub(super) fn is_preformatted(element: ElementRef<'_>) -> bool {
    if !is_styled(element, &["white-space:pre", "white-space:break-spaces"])
        || !element.descendants().filter_map(ElementRef::wrap).any(is_typewriter)
    {
        return false;
    }
    let inner = || element.descendants().skip(1).filter_map(ElementRef::wrap);
    let boxes = inner().filter(|inner| matches!(inner.value().name(), "br" | "div")).count();
    let has_lines = boxes > 1 || element.text().collect::<String>().trim().contains('\n');
    has_lines && inner().all(|inner| is_inline(inner.value().name()) || matches!(inner.value().name(), "br" | "div"))
}

/// Whether `element` is set as on a typewriter, has lines, and is all of its paragraph.
pub(super) fn is_typewritten(element: ElementRef<'_>) -> bool {
    let is_inline_element = is_inline(element.value().name());
    is_typewriter(element)
        && (is_inline_element || listing::looks_like_code(&[element]))
        && breaks(element).nth(MIN_BREAKS - 1).is_some()
        && is_line_of_code(element)
        && stands_alone(element)
}

/// Whether a `textarea` is there to be read, and not to be written in.
pub(super) fn is_textarea(textarea: ElementRef<'_>) -> bool {
    let is_code = attr(textarea, "readonly").is_some() || attr(textarea, "name") == Some("code") || classes(textarea).any(is_code_class);
    let is_copy = attr(textarea, "aria-hidden").is_some()
        || attr(textarea, "style").is_some_and(|style| style.contains("none") || style.contains("-999"))
        || classes(textarea).any(|class| class.to_ascii_lowercase().contains("copy") || class.to_ascii_lowercase().contains("clipboard"));
    let siblings = || textarea.prev_siblings().take(MAX_SIBLINGS).chain(textarea.next_siblings().take(MAX_SIBLINGS));
    let has_pre = || siblings().any(|sibling| sibling.value().as_element().is_some_and(|element| element.name() == "pre"));
    is_code && !is_copy && textarea.text().any(|text| text.trim().contains('\n')) && !has_pre()
}

fn is_code_class(class: &str) -> bool {
    class.eq_ignore_ascii_case("code") || class.starts_with("language-") || class.starts_with("lang-") || class.starts_with("brush")
}

/// Whether `code` is what Markdown makes of a fence that it does not know.
fn is_paragraph(code: ElementRef<'_>) -> bool {
    code.parent().is_some_and(|parent| parent.value().as_element().is_some_and(|element| matches!(element.name(), "p" | "div")))
}

fn is_shown_as_block(code: ElementRef<'_>) -> bool {
    // kramdown gives inline code such a class too.
    let is_inline = classes(code).any(|class| class == "highlighter-rouge");
    is_styled(code, &["white-space:pre", "display:block"])
        || !is_inline && classes(code).any(|class| class.starts_with("language-") || class.starts_with("lang-") || class == "hljs")
}

/// Whether nothing stands on the first or the last line of `element` but itself.
fn stands_alone(element: ElementRef<'_>) -> bool {
    let mut inner = element;
    while ends_flow(inner.prev_siblings()) && ends_flow(inner.next_siblings()) {
        match inner.parent().and_then(ElementRef::wrap) {
            Some(parent) if is_inline(parent.value().name()) => inner = parent,
            _ => return true,
        }
    }
    false
}

/// Whether the line ends before the first of `siblings` that has text.
fn ends_flow<'a>(siblings: impl Iterator<Item = NodeRef<'a, Node>>) -> bool {
    for sibling in siblings {
        match sibling.value() {
            Node::Text(text) if !text.trim().is_empty() => return false,
            Node::Element(element) if !is_inline(element.name()) => return true,
            Node::Element(_) if ElementRef::wrap(sibling).is_some_and(|inner| inner.text().any(|text| !text.trim().is_empty())) => {
                return false;
            }
            _ => {}
        }
    }
    true
}

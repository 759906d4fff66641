//! What is set as on a typewriter, and what may stand in a line of code.

use scraper::ElementRef;

use super::page::attr;
use crate::markup::html::elements::{self, Role};

/// Typefaces that code is set in, lower case.
pub(super) static TYPEFACES: &[&str] = &["consolas", "courier", "lucida console", "menlo", "monaco", "monospace"];

/// Whether `element` itself says that its text is set in a monospaced typeface.
pub(super) fn is_typewriter(element: ElementRef<'_>) -> bool {
    match element.value().name() {
        "tt" | "samp" | "kbd" => true,
        "font" => attr(element, "face").is_some_and(names_typeface),
        _ => attr(element, "style").and_then(|style| style.split_once("font-family")).is_some_and(|(_, rest)| {
            let value = rest.split(';').next().unwrap_or_default();
            names_typeface(value)
        }),
    }
}

fn names_typeface(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    TYPEFACES.iter().any(|face| value.contains(face))
}

/// The `<br>`s in `element`.
pub(super) fn breaks(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    element.descendants().filter_map(ElementRef::wrap).filter(|inner| inner.value().name() == "br")
}

/// Whether nothing is in `element` but text, line breaks and what may stand in a line.
pub(super) fn is_line_of_code(element: ElementRef<'_>) -> bool {
    element.descendants().skip(1).filter_map(ElementRef::wrap).all(|inner| is_inline(inner.value().name()) || inner.value().name() == "br")
}

/// Whether an element of this name may stand within a line of code; a custom element may.
pub(super) fn is_inline(name: &str) -> bool {
    elements::is(name, Role::Inline) || name.contains('-')
}

//! Which elements show a block: `pre`, and what else is set up to show lines of code.

use scraper::ElementRef;

use super::compiled::{self, Compiled};
use super::lines::LineElements;
use super::page::{attr, classes, is_styled};
use super::producer::ShownIn;
use super::{gutter, listing, lone};
use crate::markup::html::elements::{self, Role};

/// If `element` shows a block: the element that holds its code, and who made it.
pub(super) fn find(element: ElementRef<'_>) -> Option<(ElementRef<'_>, &'static Compiled)> {
    match element.value().name() {
        "pre" | "listing" | "xmp" | "plaintext" => Some((element, compiled::of(element, ShownIn::Pre).unwrap_or(&*compiled::GENERAL))),
        "table" => producer(element).or_else(|| Some((numbered_table(element)?, &*compiled::GENERAL))),
        "code" => (is_named_code(element) || lone::is_code(element)).then(|| (element, &*compiled::GENERAL)),
        "textarea" => lone::is_textarea(element).then(|| (element, &*compiled::GENERAL)),
        "div" | "p" | "td" | "blockquote" | "section" => {
            let is_code =
                || is_named_code(element) || lone::is_typewritten(element) || lone::is_preformatted(element) || listing::is_first(element);
            producer(element).or_else(|| is_code().then(|| (element, &*compiled::GENERAL)))
        }
        "span" | "font" | "tt" | "samp" | "kbd" => {
            producer(element).or_else(|| lone::is_typewritten(element).then(|| (element, &*compiled::GENERAL)))
        }
        _ => producer(element),
    }
}

/// Class words with which an element says that all of it is code.
pub(super) static CODE_WORDS: &[&str] = &[
    "bbc_code",
    "code",
    "code-block",
    "code-example",
    "code-listing",
    "code-snippet",
    "codeblock",
    "codebox",
    "codelisting",
    "codesample",
    "codesnippet",
    "listing",
    "prism-code",
    "programlisting",
    "source-code",
    "sourcecode",
];

/// Whether an element without a `pre` says that it is code, and holds lines of nothing else.
fn is_named_code(element: ElementRef<'_>) -> bool {
    if !classes(element).any(|class| CODE_WORDS.binary_search(&class.to_ascii_lowercase().as_str()).is_ok()) {
        return false;
    }
    let mut lines = element.text().take(1).count();
    for inner in element.descendants().skip(1).filter_map(ElementRef::wrap) {
        match inner.value().name() {
            "br" => lines += 1,
            name if elements::is(name, Role::Inline) => {}
            _ => return LineElements::default().are_children_lines(element),
        }
    }
    lines > 1 || (element.value().name() == "td" && element.text().any(|text| text.trim().contains('\n')))
}

fn producer(element: ElementRef<'_>) -> Option<(ElementRef<'_>, &'static Compiled)> {
    let value = element.value();
    if attr(element, "class").is_none() && !value.name().contains(':') {
        return None;
    }
    let compiled = compiled::of(element, ShownIn::Element)?;
    let code = compiled.code.as_ref().and_then(|selector| element.select(selector).next());
    Some((code.unwrap_or(element), compiled))
}

/// The part with the code of a table that has line numbers in its first column.
fn numbered_table(table: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let mut rows = table.descendants().filter_map(ElementRef::wrap).filter(|element| element.value().name() == "tr");
    let first = rows.next()?;
    let mut cells = first.child_elements();
    let (numbers, code) = (cells.next()?, cells.next()?);
    let is_only = cells.next().is_none();
    let is_code = |cell: ElementRef<'_>| {
        classes(cell).chain(classes(table)).any(|class| class.to_ascii_lowercase().contains("code")) || gutter::is_named_number(numbers)
    };
    if !is_only || !gutter::is_number_cell(numbers) || !is_code(code) {
        return None;
    }
    if rows.next().is_some() {
        // A row a line, even if each line is a `pre`.
        return table.descendants().filter_map(ElementRef::wrap).filter(|e| e.value().name() == "tr").all(is_numbered_row).then_some(table);
    }
    if code.descendants().filter_map(ElementRef::wrap).any(|inner| inner.value().name() == "pre") {
        return None;
    }
    Some(only_code(code).unwrap_or(code))
}

fn is_numbered_row(row: ElementRef<'_>) -> bool {
    let mut cells = row.child_elements();
    match (cells.next(), cells.next(), cells.next()) {
        (Some(number), Some(_), None) => gutter::is_number_text(number),
        _ => false,
    }
}

/// The one `code` in `cell`, if all the text is in it.
fn only_code(cell: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let mut all = cell.child_elements().filter(|child| child.value().name() == "code");
    let code = all.next()?;
    let is_only = all.next().is_none() && has_no_text_beside(cell, code);
    is_only.then_some(code)
}

/// Whether white space collapses in `root`: no element around the code or in it keeps it.
pub(super) fn collapses_spaces(root: ElementRef<'_>) -> bool {
    let keeps = |element: ElementRef<'_>| {
        matches!(element.value().name(), "pre" | "listing" | "xmp" | "plaintext" | "textarea") || is_preformatted(element)
    };
    let around = root.ancestors().filter_map(ElementRef::wrap);
    let inside = root.descendants().filter_map(ElementRef::wrap);
    !around.chain(inside).any(keeps)
}

fn is_preformatted(element: ElementRef<'_>) -> bool {
    is_styled(element, &["white-space:pre"])
}

/// Whether all the text in `parent`'s children is in `child`.
fn has_no_text_beside(parent: ElementRef<'_>, child: ElementRef<'_>) -> bool {
    parent.children().filter(|node| node.id() != child.id()).all(|node| match ElementRef::wrap(node) {
        Some(element) => element.text().all(|text| text.trim().is_empty()),
        None => node.value().as_text().is_none_or(|text| text.trim().is_empty()),
    })
}

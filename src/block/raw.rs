//! The copy of the source that some producers keep beside what they show.

use std::ops::Range;

use scraper::ElementRef;

use super::block_code::Code;
use super::compiled::Compiled;
use super::page::Page;
use super::producer::RawSource;
use super::transform::{Transform, TransformKind};
use crate::text::Text;

/// Longest character reference that is looked for.
const MAX_REFERENCE: usize = 40;

/// The better of what is shown and what the frame keeps a copy of.
pub(super) fn prefer(page: Page<'_>, frame: ElementRef<'_>, compiled: &Compiled, shown: Code) -> Code {
    let copy = compiled.producer.raw.as_ref().zip(compiled.raw.as_ref()).and_then(|(raw, selector)| {
        let element = std::iter::once(frame).filter(|frame| selector.matches(frame)).chain(frame.select(selector)).next()?;
        let text = read(page, element, raw)?;
        (!text.as_str().trim().is_empty()).then_some(text)
    });
    match copy {
        Some(copy) if is_better(copy.as_str(), shown.text.as_str()) => {
            let span = copy.origin(0..copy.len());
            Code::new(copy, vec![Transform { kind: TransformKind::RawSource, span }])
        }
        _ => shown,
    }
}

/// Whether the copy says more than what is shown: the same with white space that was lost, or what was left out.
fn is_better(copy: &str, shown: &str) -> bool {
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (a, b) = (solid(copy), solid(shown));
    if a != b {
        return a.len() > b.len();
    }
    let lines = |text: &str| text.trim().lines().count();
    lines(copy) > lines(shown) || shown.matches('\u{a0}').count() > copy.matches('\u{a0}').count()
}

fn read(page: Page<'_>, element: ElementRef<'_>, raw: &RawSource) -> Option<Text> {
    let text = match raw.attribute {
        Some(name) => decoded(&page.body.slice(attribute_value(page, element, name)?)),
        None => super::reading::plain(page, element),
    };
    Some(match raw.line_break {
        Some(mark) => replaced(&text, mark),
        None => text,
    })
}

/// Where the value of an attribute stands in the body.
fn attribute_value(page: Page<'_>, element: ElementRef<'_>, name: &str) -> Option<Range<usize>> {
    let tag = page.dom.tag(element.id())?;
    let source = page.source(&tag);
    let mut from = 0;
    loop {
        let at = from + source.get(from..)?.find(name)?;
        from = at + name.len();
        let before = source.get(..at)?.chars().next_back()?;
        let rest = source.get(from..)?;
        let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
        if !(before.is_ascii_whitespace() || matches!(before, '"' | '\'' | '/')) {
            continue;
        }
        let Some(value) = value else { continue };
        let start = tag.start + source.len() - value.len();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        return Some(match quote {
            Some(quote) => start + 1..start + 1 + value.get(1..)?.find(quote)?,
            None => start..start + value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len()),
        });
    }
}

/// `text` with its character references decoded.
pub(super) fn decoded(text: &Text) -> Text {
    let string = text.as_str();
    let mut out = text.rewrite();
    let mut done = 0;
    for (at, _) in string.match_indices('&') {
        if at < done {
            continue;
        }
        let window = string.get(at..string.floor_char_boundary(at + MAX_REFERENCE)).unwrap_or_default();
        let Some(end) = window.find(';').map(|end| end + 1) else { continue };
        let reference = window.get(..end).unwrap_or_default();
        let with = html_escape::decode_html_entities(reference);
        if with != reference {
            out.keep(done..at).replace(at..at + end, &with);
            done = at + end;
        }
    }
    out.keep(done..string.len());
    out.finish()
}

/// `text` with a line break for each `mark`.
fn replaced(text: &Text, mark: &str) -> Text {
    let mut out = text.rewrite();
    let mut done = 0;
    for (at, _) in text.as_str().match_indices(mark) {
        out.keep(done..at).replace(at..at + mark.len(), "\n");
        done = at + mark.len();
    }
    out.keep(done..text.len());
    out.finish()
}

//! Which lines of a block its markup says that code printed.

use std::ops::Range;

use scraper::ElementRef;

use super::page::attr;
use crate::text::{lines, union};

/// The lines of `code` that Prism's `data-output` on `element` names by number (`2, 4-6`), runs of them as one.
pub(super) fn find(element: ElementRef<'_>, code: &str) -> Vec<Range<usize>> {
    attr(element, "data-output").map(|named| numbered(named, code)).unwrap_or_default()
}

/// The lines of `code` that `named` names by number, runs of them as one.
pub(super) fn numbered(named: &str, code: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = named.split(',').filter_map(span).collect();
    spans.sort_by_key(|span| span.start);
    let mut spans = spans.into_iter().peekable();
    let mut end = 0;
    let named = lines(code).zip(1..).filter(|(_, number)| {
        while let Some(span) = spans.next_if(|span| span.start <= *number) {
            end = end.max(span.end);
        }
        *number < end
    });
    union(named.map(|((line, _), _)| line))
}

/// The numbers that `part` names: one, or the first and the last of some.
fn span(part: &str) -> Option<Range<usize>> {
    let (first, last) = part.split_once('-').unwrap_or((part, part));
    Some(first.trim().parse().ok()?..last.trim().parse::<usize>().ok()?.checked_add(1)?)
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn lines_are_named_by_number() {
        let shown = |named: &str| {
            let page = Html::parse_fragment(&format!("<pre data-output='{named}'>"));
            let pre = page.root_element().descendent_elements().find(|element| element.value().name() == "pre");
            pre.map(|pre| find(pre, "a\nb\nc\nd")).unwrap_or_default()
        };
        assert_eq!(shown("1, 3-4"), [0..2, 4..7]);
        assert_eq!(shown("1-2,4"), [0..4, 6..7]);
        assert!(shown("x, 3-, 9").is_empty());
    }
}

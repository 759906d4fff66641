//! How far a directive for what comes next reaches: to the next block or mention of code elsewhere, and over no heading.

use std::ops::Range;

use crate::block::elsewhere::elsewhere;
use crate::document::{Body, BodyFormat};
use crate::text::{Matcher, Span, Text, pattern};

pattern! {
    /// A heading of HTML.
    static HTML = r"(?i)<h[1-6][\s>]";
}

pattern! {
    /// A heading of Markdown: one behind its signs, one over its line, or one of HTML.
    static MARKDOWN = r"(?im)^[ >]{0,8}(?:#{1,6}[ \t]+\S|[^\s>#|`*+-][^\n]*\n[ >]{0,8}(?:={2,}|-{2,})[ \t]*\r?$)|<h[1-6][\s>]";
}

pattern! {
    /// A heading of `AsciiDoc`.
    static ASCIIDOC = r"(?m)^={1,6}[ \t]+\S";
}

pattern! {
    /// A heading of reStructuredText, over its line.
    static RST = r#"(?m)^\S[^\n]*\n(?:={2,}|-{2,}|~{2,}|\^{2,}|"{2,}|\*{2,}|\+{2,}|\#{2,}|`{2,}|:{2,}|'{2,})[ \t]*\r?$"#;
}

/// What stands between the blocks of a body.
pub(super) struct Between {
    /// Where the headings begin, in bytes of the body.
    headings: Vec<usize>,
    /// Where mentions of code elsewhere are, in bytes of the body, in order.
    mentions: Vec<(Range<usize>, Span)>,
}

impl Between {
    /// What stands in `body`; `is_code` tells what is code, by offset.
    pub(super) fn of(body: &Text, format: &BodyFormat, is_code: impl Fn(usize) -> bool) -> Self {
        let headings = heading(format).map(|heading| heading.find_iter(body.as_str()).map(|found| found.start()).collect::<Vec<_>>());
        let found = elsewhere(&Body { format: format.clone(), text: body.clone() });
        let range = |span: Span| body.offset_of(span.start)..body.offset_of(span.end);
        let mentions = found.into_iter().map(|found| (range(found.span), found.span));
        Self {
            headings: headings.unwrap_or_default().into_iter().filter(|at| !is_code(*at)).collect(),
            mentions: mentions.filter(|(range, _)| !is_code(range.start)).collect(),
        }
    }

    /// Whether a heading begins in `range`.
    pub(super) fn has_heading(&self, range: Range<usize>) -> bool {
        let next = self.headings.partition_point(|at| *at < range.start);
        self.headings.get(next).is_some_and(|at| *at < range.end)
    }

    /// The first mention that begins in `range`.
    pub(super) fn mention(&self, range: Range<usize>) -> Option<(Range<usize>, Span)> {
        let next = self.mentions.partition_point(|(mention, _)| mention.start < range.start);
        self.mentions.get(next).filter(|(mention, _)| mention.start < range.end).cloned()
    }

    /// The last mention that begins before `at`.
    pub(super) fn mention_before(&self, at: usize) -> Option<(Range<usize>, Span)> {
        let next = self.mentions.partition_point(|(mention, _)| mention.start < at);
        self.mentions.get(next.checked_sub(1)?).cloned()
    }
}

fn heading(format: &BodyFormat) -> Option<&'static Matcher> {
    match format {
        BodyFormat::Html => Some(&*HTML),
        BodyFormat::Markdown => Some(&*MARKDOWN),
        BodyFormat::AsciiDoc => Some(&*ASCIIDOC),
        BodyFormat::ReStructuredText => Some(&*RST),
        BodyFormat::Code(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_markup_has_its_headings() {
        let has = |format: &BodyFormat, text: &str| Between::of(&Text::verbatim(text, 0), format, |_| false).has_heading(0..text.len());
        for text in ["## A\n", "> # A\n", "A\n===\n", "A title\n---\n", "<h2>A</h2>"] {
            assert!(has(&BodyFormat::Markdown, text), "{text}");
        }
        for text in ["#a\n", "A\n\n---\n", "| a |\n|---|\n", "- a\n---\n", "<hr>", "<header>"] {
            assert!(!has(&BodyFormat::Markdown, text), "{text}");
        }
        assert!(has(&BodyFormat::Html, "<p>a<H2 id=x>") && !has(&BodyFormat::Html, "<hr># A\n"));
        assert!(has(&BodyFormat::AsciiDoc, "== A\n") && !has(&BodyFormat::AsciiDoc, "====\n"));
        assert!(has(&BodyFormat::ReStructuredText, "A\n~~~\n") && !has(&BodyFormat::ReStructuredText, "A\n\n   b\n"));
    }
}

//! Directives in comments of the markup around code.

use super::words::{self, Directive, NAME};
use crate::document::BodyFormat;
use crate::text::Text;

/// Bytes around the name of a directive in which the signs of its comment are looked for.
const WINDOW: usize = 4096;

/// How a comment is written.
struct CommentForm {
    open: &'static str,
    /// What ends it; a line of its own if empty.
    close: &'static str,
    /// Whether it is one only at the start of a line.
    starts_line: bool,
}

const HTML: CommentForm = CommentForm { open: "<!--", close: "-->", starts_line: false };

/// Comments of Markdown and its dialects.
const MARKDOWN: &[CommentForm] = &[
    HTML,
    // MDX; Hugo's `{{/* … */}}` has the same signs in it.
    CommentForm { open: "{/*", close: "*/}", starts_line: false },
    // A link that nothing refers to: the comment of plain Markdown.
    CommentForm { open: "[//]: # (", close: ")", starts_line: true },
    CommentForm { open: "[//]: # \"", close: "\"", starts_line: true },
    // MyST.
    CommentForm { open: "%", close: "", starts_line: true },
];

fn forms(format: &BodyFormat) -> &'static [CommentForm] {
    match format {
        BodyFormat::Html => &[HTML],
        BodyFormat::Markdown => MARKDOWN,
        BodyFormat::AsciiDoc => &[CommentForm { open: "//", close: "", starts_line: true }],
        BodyFormat::ReStructuredText => &[CommentForm { open: "..", close: "", starts_line: true }],
        BodyFormat::Code(_) => &[],
    }
}

/// Whether a comment that holds `text` is a directive: `snipcheck: skip`.
pub(in crate::block) fn is_directive(text: &str) -> bool {
    text.trim_start().strip_prefix(NAME).is_some_and(|rest| rest.starts_with(':'))
}

/// The directive of `body` whose name stands at `at`, if a comment begins with it.
pub(super) fn read(body: &Text, format: &BodyFormat, at: usize) -> Option<Directive> {
    let text = body.as_str();
    let behind = text.get(at..text.floor_char_boundary(at + WINDOW))?;
    let before = text.get(text.ceil_char_boundary(at.saturating_sub(WINDOW))..at)?;
    if !is_directive(behind) {
        return None;
    }
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let form = forms(format).iter().find(|form| {
        let opened = before.trim_end().strip_suffix(form.open.trim_end());
        opened.is_some_and(|opened| {
            let is_apart = form.open != "//" && form.open != ".." || before.ends_with([' ', '\t']);
            is_apart && (!form.starts_line || opened.len() >= line && is_margin(opened.get(line..).unwrap_or_default()))
        })
    })?;
    let length = match form.close {
        "" => behind.find('\n').unwrap_or(behind.len()),
        close => behind.find(close)?,
    };
    let start = at + NAME.len() + 1;
    Some(words::read(body, at, start..(at + length).max(start)))
}

/// Whether `text` is what may stand before a comment at the start of a line: the signs of quotes and lists.
fn is_margin(text: &str) -> bool {
    text.split_whitespace().all(|part| {
        let behind_number = part.trim_start_matches(|c: char| c.is_ascii_digit());
        part.chars().all(|c| matches!(c, '>' | '-' | '*' | '+')) || matches!(behind_number, "." | ")")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(format: &BodyFormat, text: &str) -> Option<String> {
        read(&Text::verbatim(text, 0), format, text.find(NAME).unwrap()).map(|directive| directive.said)
    }

    #[test]
    fn each_markup_has_its_comments() {
        let skip = Some("snipcheck: skip".to_owned());
        for text in [
            "<!-- snipcheck: skip -->",
            "<!--snipcheck: skip-->",
            "<!--\n  snipcheck: skip\n-->",
            "- {/* snipcheck: skip */}",
            "{{/* snipcheck: skip */}}",
            "[//]: # (snipcheck: skip)",
            "[//]: # \"snipcheck: skip\"",
            "% snipcheck: skip\nText",
        ] {
            assert_eq!(said(&BodyFormat::Markdown, text), skip, "{text}");
        }
        assert_eq!(said(&BodyFormat::Html, "<p>a</p><!-- snipcheck: skip --><pre>"), skip);
        assert_eq!(said(&BodyFormat::ReStructuredText, "  .. snipcheck: skip\n"), skip);
        assert_eq!(said(&BodyFormat::AsciiDoc, "// snipcheck: skip\r\n"), skip);
    }

    #[test]
    fn what_is_no_comment_or_says_something_else_first_is_none() {
        for text in [
            "snipcheck: skip",
            "<!-- see snipcheck: skip -->",
            "<!-- snipcheck is a tool -->",
            "100% snipcheck: skip",
            "a <!-- snipcheck: x",
        ] {
            assert_eq!(said(&BodyFormat::Markdown, text), None, "{text}");
        }
        assert_eq!(said(&BodyFormat::AsciiDoc, "see https://snipcheck: skip"), None);
        assert_eq!(said(&BodyFormat::Html, "{/* snipcheck: skip */}"), None);
    }
}

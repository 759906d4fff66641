//! Directives in comments of the markup around code.

use super::words::{self, Directive, NAME};
use super::{attempts, names};
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

const fn line(open: &'static str) -> CommentForm {
    CommentForm { open, close: "", starts_line: true }
}

/// A link that nothing refers to: the comment of plain Markdown.
const fn link(open: &'static str, close: &'static str) -> CommentForm {
    CommentForm { open, close, starts_line: true }
}

/// Comments of Markdown and its dialects.
const MARKDOWN: &[CommentForm] = &[
    HTML,
    // MDX; Hugo's `{{/* … */}}` has the same signs in it.
    CommentForm { open: "{/*", close: "*/}", starts_line: false },
    link("[//]: # (", ")"),
    link("[//]: # \"", "\""),
    link("[//]: # '", "'"),
    link("[//]: <> (", ")"),
    link("[//]: <> \"", "\""),
    link("[comment]: # (", ")"),
    link("[comment]: # \"", "\""),
    link("[comment]: <> (", ")"),
    link("[comment]: <> \"", "\""),
    // Liquid and Hugo.
    CommentForm { open: "{% comment %}", close: "{%", starts_line: false },
    CommentForm { open: "{%- comment -%}", close: "{%", starts_line: false },
    CommentForm { open: "{{< comment >}}", close: "{{<", starts_line: false },
    CommentForm { open: "{{% comment %}}", close: "{{%", starts_line: false },
    // MyST.
    line("%"),
];

const ASCIIDOC: &[CommentForm] = &[line("//"), CommentForm { open: "////", close: "////", starts_line: true }];

const RST: &[CommentForm] = &[line("..")];

fn forms(format: &BodyFormat) -> &'static [CommentForm] {
    match format {
        BodyFormat::Html => &[HTML],
        BodyFormat::Markdown => MARKDOWN,
        BodyFormat::AsciiDoc => ASCIIDOC,
        BodyFormat::ReStructuredText => RST,
        BodyFormat::Code(_) => &[],
    }
}

/// Whether a comment that holds `text` is a directive: `snipcheck: skip`.
pub(in crate::block) fn is_directive(text: &str) -> bool {
    names::behind(text.trim_start()).is_some_and(|rest| rest.starts_with(':'))
}

/// The directive of `body` whose name stands at `at`, if a comment begins with it, or what was meant for one.
pub(super) fn read(body: &Text, format: &BodyFormat, at: usize) -> Option<Directive> {
    let text = body.as_str();
    let behind = names::behind(text.get(at..text.floor_char_boundary(at + WINDOW))?)?;
    let before = text.get(text.ceil_char_boundary(at.saturating_sub(WINDOW))..at)?;
    let opened = forms(format).iter().find(|form| form.is_open_before(before));
    let Some(form) = opened else { return attempts::in_other_comment(body, at, before, behind) };
    let length = match form.close {
        "" => behind.find('\n').unwrap_or(behind.len()),
        close => behind.find(close)?,
    };
    if !behind.starts_with(':') {
        return attempts::without_colon(body, at, behind.get(..length)?);
    }
    let start = at + NAME.len() + 1;
    Some(words::read(body, at, start..(at + NAME.len() + length).max(start)))
}

impl CommentForm {
    /// Whether it is open where `before` ends, and nothing stands in it yet.
    fn is_open_before(&self, before: &str) -> bool {
        let Some(opened) = before.trim_end().strip_suffix(self.open.trim_end()) else { return false };
        let margin = opened.rsplit('\n').next().unwrap_or_default();
        let inside = before.get(opened.len() + self.open.trim_end().len()..).unwrap_or_default();
        let is_here = match (self.close, inside.rsplit_once('\n')) {
            ("", None) => self.open != ".." || !inside.is_empty(),
            // The text of reStructuredText's comments may begin on the next line, further in.
            ("", Some((rest, indent))) => self.open == ".." && !rest.contains('\n') && indent.len() > margin.len(),
            _ => true,
        };
        is_here && (!self.starts_line || is_margin(margin))
    }
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
    use crate::block::directive::DirectiveFault;

    fn said(format: &BodyFormat, text: &str) -> Option<String> {
        read(&Text::verbatim(text, 0), format, names::find(text)[0])
            .filter(|directive| directive.fault.is_none())
            .map(|directive| directive.said)
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
            "[comment]: <> (snipcheck: skip)",
            "[//]: <> (snipcheck: skip)",
            "[comment]: # (snipcheck: skip)",
            "{% comment %} snipcheck: skip {% endcomment %}",
            "<!-- SNIPCHECK: skip -->",
        ] {
            assert_eq!(said(&BodyFormat::Markdown, text), skip, "{text}");
        }
        assert_eq!(said(&BodyFormat::Html, "<p>a</p><!-- snipcheck: skip --><pre>"), skip);
        assert_eq!(said(&BodyFormat::ReStructuredText, "  .. snipcheck: skip\n"), skip);
        assert_eq!(said(&BodyFormat::ReStructuredText, "..\n   snipcheck: skip\n"), skip);
        assert_eq!(said(&BodyFormat::ReStructuredText, ".. snipcheck:: skip\n"), skip);
        assert_eq!(said(&BodyFormat::AsciiDoc, "// snipcheck: skip\r\n"), skip);
        assert_eq!(said(&BodyFormat::AsciiDoc, "//snipcheck:skip\n"), skip);
        assert_eq!(said(&BodyFormat::AsciiDoc, "////\nsnipcheck: skip\n////\n"), skip);
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
        assert_eq!(said(&BodyFormat::ReStructuredText, "..\n\n   snipcheck: skip\n"), None);
        assert_eq!(said(&BodyFormat::ReStructuredText, "..\nsnipcheck: skip\n"), None);
    }

    #[test]
    fn what_was_meant_for_one_is_told() {
        let fault =
            |format: &BodyFormat, text: &str| read(&Text::verbatim(text, 0), format, names::find(text)[0]).and_then(|found| found.fault);
        assert_eq!(fault(&BodyFormat::Markdown, "<!-- snipcheck-disable -->"), Some(DirectiveFault::Colon));
        assert_eq!(fault(&BodyFormat::Html, "{/* snipcheck: skip */}"), Some(DirectiveFault::Comment));
        assert_eq!(fault(&BodyFormat::Markdown, "{\n  // snipcheck: skip\n}"), Some(DirectiveFault::Comment));
        assert_eq!(fault(&BodyFormat::Markdown, "See https://snipcheck: skip"), None);
        assert_eq!(fault(&BodyFormat::Markdown, "// snipcheck: a tool"), None);
    }
}

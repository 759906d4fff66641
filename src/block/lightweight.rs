//! Lightweight markup in lines: where each stands, and how code is cut out of them.

use std::ops::Range;

use crate::text::Text;

/// One line of a body.
#[derive(Clone, Copy, Debug)]
pub(super) struct MarkupLine<'a> {
    /// Byte offset of its first byte in the body.
    pub(super) start: usize,
    /// Byte offset of the first byte of the next line.
    pub(super) end: usize,
    /// The line's text, without the line break and the white space before that.
    pub(super) text: &'a str,
}

impl<'a> MarkupLine<'a> {
    /// Whether the line is blank.
    pub(super) fn is_blank(self) -> bool {
        self.text.is_empty()
    }

    /// Bytes of white space at the start of the line.
    pub(super) fn indent(self) -> usize {
        self.text.len() - self.trimmed().len()
    }

    /// The line's text without its indentation.
    pub(super) fn trimmed(self) -> &'a str {
        self.text.trim_start_matches([' ', '\t'])
    }
}

/// Every line of `string`.
pub(super) fn lines(string: &str) -> Vec<MarkupLine<'_>> {
    let mut at = 0;
    let line = |line: &'_ str| {
        let start = at;
        at += line.len();
        start..at
    };
    let ranges: Vec<Range<usize>> = string.split_inclusive('\n').map(line).collect();
    ranges
        .into_iter()
        .map(|range| MarkupLine { start: range.start, end: range.end, text: string.get(range).unwrap_or_default().trim_end() })
        .collect()
}

/// What is on `lines` of `body`, without blank lines around it; nothing if they are all blank.
pub(super) fn cut(body: &Text, lines: &[MarkupLine<'_>]) -> Option<Text> {
    let first = lines.iter().find(|line| !line.is_blank())?;
    let last = lines.iter().rfind(|line| !line.is_blank())?;
    Some(body.slice(first.start..last.end))
}

/// `text` without the white space that all its lines begin with.
pub(super) fn dedented(text: &Text) -> Text {
    let string = text.as_str();
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let width = string.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let mut out = text.rewrite();
    let mut at = 0;
    for line in string.split_inclusive('\n') {
        out.keep(at + width.min(indent(line))..at + line.len());
        at += line.len();
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_keeps_its_own_white_space() {
        let body = Text::verbatim("x\n\n    a\n\n      b  \n\n", 0);
        let text = dedented(&cut(&body, lines(body.as_str()).get(1..).unwrap()).unwrap());
        assert_eq!(text.as_str(), "a\n\n  b  \n");
        assert_eq!(text.origin(0..1).start, 7);
        assert_eq!(cut(&body, lines("\n \n").as_slice()), None);
    }
}

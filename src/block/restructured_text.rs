//! Every code block of a reStructuredText body: directives, literal blocks, doctests.

use std::ops::Range;

use super::lightweight::{self, MarkupLine};
use super::page::squeeze;
use super::published::{Block, Label, Trust};
use super::selection::Selection;
use super::{directive, html, marker};
use crate::text::{Text, pattern};

pattern! {
    /// `.. name:: argument`
    static DIRECTIVE = r"^\.\.\s+(?:\|[^|]+\|\s+)?([A-Za-z][\w:+.-]*)\s?::(?:\s+(.*))?$";
}

pattern! {
    /// `:option: value`
    static OPTION = r"^:([\w-]+):(?:\s+(.*))?$";
}

pattern! {
    /// What stands before the text of an item of a list or of a field.
    static MARKER = r"^(?:[-*+•]|\(?(?:\d+|[a-zA-Z#]|[ivxIVX]+)[.)]|:[^:\s][^:]*:)\s+";
}

/// Directives that hold code, and the label of those that take none for an argument.
static CODE: &[(&str, Option<&str>)] = &[
    ("code", None),
    ("code-block", None),
    ("code-tab", None),
    ("doctest", Some("pycon")),
    ("graphviz", Some("dot")),
    ("ipython", Some("ipython")),
    ("jupyter-execute", Some("python")),
    ("mermaid", Some("mermaid")),
    ("parsed-literal", Some("")),
    ("prompt", None),
    ("sourcecode", None),
    ("testcleanup", Some("python")),
    ("testcode", Some("python")),
    ("testoutput", Some("")),
    ("testsetup", Some("python")),
];

/// Marks that lines under and over titles, and quoted literal blocks, are made of.
const MARKS: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/// The blocks of `body`.
pub(super) fn blocks(body: &Text, selection: &Selection) -> Vec<Block> {
    let lines = lightweight::lines(body.as_str());
    let mut walk = RestructuredTextWalk {
        body,
        selection,
        lines: &lines,
        language: None,
        heading: None,
        lead: String::new(),
        is_behind_block: false,
        waiver: None,
        blocks: Vec::new(),
    };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at = if line.is_blank() { at + 1 } else { walk.step(at, *line).max(at + 1) };
    }
    walk.blocks
}

/// What starts with two dots on `line`, and how deep it is indented there: behind the marks of the items that it opens.
///
/// `- .. code-block:: json` is a directive that is indented by two.
fn explicit(line: MarkupLine<'_>) -> Option<(&str, usize)> {
    let mut text = line.trimmed();
    while let Some(marker) = MARKER.find(text) {
        text = text.get(marker.end()..).unwrap_or_default();
    }
    (text == ".." || text.starts_with(".. ")).then(|| (text, line.text.len() - text.len()))
}

struct RestructuredTextWalk<'a> {
    body: &'a Text,
    selection: &'a Selection,
    lines: &'a [MarkupLine<'a>],
    /// The language of literal blocks and of directives that name none.
    language: Option<String>,
    heading: Option<String>,
    /// The paragraph before the next block.
    lead: String,
    /// Whether nothing was said since the last block.
    is_behind_block: bool,
    /// The waiver in a comment right before the next block.
    waiver: Option<String>,
    blocks: Vec<Block>,
}

impl<'a> RestructuredTextWalk<'a> {
    /// Reads what starts at `line`, which is not blank; says which line comes next.
    fn step(&mut self, at: usize, line: MarkupLine<'a>) -> usize {
        if let Some((text, indent)) = explicit(line) {
            return self.explicit(at, text, indent);
        }
        let text = line.trimmed();
        if let Some((title, end)) = self.title(at) {
            self.heading = Some(squeeze([title].into_iter())).filter(|heading| !heading.is_empty());
            self.lead.clear();
            self.is_behind_block = false;
            self.waiver = None;
            return end;
        }
        if text.starts_with(">>> ") {
            let end = self.blank(at);
            self.code(at..end, None, None, "rst-doctest");
            return end;
        }
        self.paragraph(at)
    }

    /// A directive, a comment, or what else starts with two dots: `text`, which is indented by `indent`.
    fn explicit(&mut self, at: usize, text: &str, indent: usize) -> usize {
        let inside = at + 1..self.below(at + 1, indent);
        if let Some(captures) = DIRECTIVE.captures(text) {
            let name = captures.get(1).map_or("", |name| name.as_str()).to_ascii_lowercase();
            let argument = captures.get(2).map_or("", |argument| argument.as_str()).trim();
            return self.directive(&name, argument, at, inside);
        }
        let rest = text.trim_start_matches('.').trim_start();
        // The text of a comment may begin on the next line, further in.
        let next = self.lines.get(at + 1).filter(|next| !next.is_blank() && next.indent() > indent);
        if rest.is_empty()
            && let Some(next) = next
        {
            let comment = next.trimmed();
            if !directive::is_directive(comment) {
                self.waiver = marker::in_comment(comment);
            }
            return inside.end;
        }
        // A target, a footnote, or two dots that say nothing.
        if rest.starts_with(['_', '[', '|']) || rest.is_empty() {
            return at + 1;
        }
        if !directive::is_directive(rest) {
            self.waiver = marker::in_comment(rest);
        }
        inside.end
    }

    fn directive(&mut self, name: &str, argument: &str, at: usize, inside: Range<usize>) -> usize {
        let (content, title) = self.options(inside);
        match name {
            "highlight" => self.language = Some(argument.to_owned()).filter(|language| !language.is_empty()),
            "raw" if argument.starts_with("html") => self.markup(content.clone()),
            "math" | "literalinclude" | "include" | "image" | "figure" | "toctree" | "csv-table" | "raw" => self.waiver = None,
            _ => {
                let Some((_, fixed)) = CODE.iter().find(|(known, _)| *known == name) else { return at + 1 };
                let word = argument.split_whitespace().next().unwrap_or_default().to_owned();
                let label = match fixed {
                    Some(label) if word.is_empty() || !matches!(name, "ipython" | "jupyter-execute") => Some((*label).to_owned()),
                    _ => Some(word),
                };
                self.code(content.clone(), label.filter(|label| !label.is_empty()), title, "rst-directive");
            }
        }
        content.end
    }

    /// What is below the options of a directive, and the title that they give.
    fn options(&self, inside: Range<usize>) -> (Range<usize>, Option<String>) {
        let mut title = None;
        let mut start = inside.start;
        while let Some(line) = self.lines.get(start).filter(|_| start < inside.end) {
            let Some(captures) = OPTION.captures(line.trimmed()) else { break };
            if matches!(captures.get(1).map_or("", |name| name.as_str()), "caption" | "filename" | "title") {
                title = captures.get(2).map(|value| value.as_str().to_owned());
            }
            start += 1;
        }
        (start..inside.end, title)
    }

    /// Reads a paragraph, and the literal block that it announces.
    fn paragraph(&mut self, at: usize) -> usize {
        let end = self.paragraph_end(at);
        let lines = self.lines.get(at..end).unwrap_or_default();
        let said = lines.iter().map(|line| line.trimmed()).collect::<Vec<_>>().join(" ");
        if said != "::" {
            if let Some(block) = self.blocks.last_mut().filter(|_| std::mem::take(&mut self.is_behind_block)) {
                block.remark = html::remark(squeeze([said.as_str()].into_iter()));
            }
            self.lead = said;
        }
        self.waiver = None;
        let Some(last) = lines.last().filter(|last| last.text.ends_with("::")) else { return end };
        let marker = MARKER.find(last.trimmed()).map_or(0, |marker| marker.len());
        let indent = last.indent() + marker;
        let Some(start) = (end..self.lines.len()).find(|at| self.lines.get(*at).is_some_and(|line| !line.is_blank())) else { return end };
        let below = self.below(start, indent);
        let quoted = self.quoted(start, last.indent());
        let content = start..below.max(quoted);
        if content.is_empty() {
            return end;
        }
        self.code(content.clone(), None, None, "rst-literal");
        content.end
    }

    /// The line behind those from `start` on that are blank or indented by more than `indent`, blank ones at their end left out.
    fn below(&self, start: usize, indent: usize) -> usize {
        let lines = self.lines.get(start..).unwrap_or_default();
        let length = lines.iter().position(|line| !line.is_blank() && line.indent() <= indent).unwrap_or(lines.len());
        let last = lines.get(..length).and_then(|lines| lines.iter().rposition(|line| !line.is_blank()));
        start + last.map_or(0, |last| last + 1)
    }

    /// The line behind those from `start` on that stand at `indent` and begin with the same mark.
    fn quoted(&self, start: usize, indent: usize) -> usize {
        let mark = |line: &MarkupLine<'_>| line.trimmed().chars().next().filter(|c| MARKS.contains(*c) && line.indent() == indent);
        let lines = self.lines.get(start..).unwrap_or_default();
        let Some(first) = lines.first().and_then(mark) else { return start };
        start + lines.iter().position(|line| mark(line) != Some(first)).unwrap_or(lines.len())
    }

    /// Where the paragraph at `at` ends: at a blank line, above an item that begins with a directive, or, as a term does, above a directive
    /// that is indented deeper than its text.
    fn paragraph_end(&self, at: usize) -> usize {
        let end = self.blank(at);
        let lines = self.lines.get(at..end).unwrap_or_default();
        let depth = lines.first().map_or(0, |line| line.indent() + MARKER.find(line.trimmed()).map_or(0, |marker| marker.len()));
        let opens = |line: &MarkupLine<'_>| explicit(*line).is_some_and(|(_, indent)| indent > line.indent() || indent > depth);
        at + lines.iter().skip(1).position(opens).map_or(lines.len(), |index| index + 1)
    }

    /// The blank line that ends the lines at `at`.
    fn blank(&self, at: usize) -> usize {
        let lines = self.lines.get(at..).unwrap_or_default();
        at + lines.iter().position(|line| line.is_blank()).unwrap_or(lines.len())
    }

    /// The title at `at` and the line behind it and the lines that mark it.
    fn title(&self, at: usize) -> Option<(&'a str, usize)> {
        let line = |at: usize| self.lines.get(at).map_or("", |line| line.text);
        let is_mark = |text: &str, title: &str| {
            let first = text.chars().next().filter(|c| MARKS.contains(*c));
            first.is_some_and(|mark| text.chars().all(|c| c == mark)) && text.len() >= title.chars().count().min(4)
        };
        let (over, title, under) = (line(at), line(at + 1).trim(), line(at + 2));
        if !title.is_empty() && over == under && is_mark(over, title) {
            return Some((title, at + 3));
        }
        let (title, under) = (line(at), line(at + 1));
        (!title.starts_with([' ', '\t']) && !title.is_empty() && !is_mark(title, "") && is_mark(under, title)).then_some((title, at + 2))
    }

    /// What is passed through as it is: HTML.
    fn markup(&mut self, content: Range<usize>) {
        let Some(text) =
            self.lines.get(content).and_then(|lines| lightweight::cut(self.body, lines)).map(|text| lightweight::dedented(&text))
        else {
            return;
        };
        let heading = self.heading.clone();
        let inner = html::blocks(&text, self.selection);
        self.blocks.extend(inner.into_iter().map(|block| Block { heading: block.heading.or_else(|| heading.clone()), ..block }));
    }

    /// Takes the lines in `content` for code.
    fn code(&mut self, content: Range<usize>, label: Option<String>, title: Option<String>, producer: &'static str) {
        let lead = squeeze([std::mem::take(&mut self.lead).as_str()].into_iter());
        let waiver = self.waiver.take();
        let Some(text) =
            self.lines.get(content).and_then(|lines| lightweight::cut(self.body, lines)).map(|text| lightweight::dedented(&text))
        else {
            return;
        };
        let default = self.language.clone().filter(|_| producer != "rst-doctest");
        let label = label.map(|value| Label::new(value, Trust::High));
        self.blocks.push(Block {
            label: label.or_else(|| default.map(|value| Label::new(value, Trust::Medium))),
            title,
            heading: self.heading.clone(),
            lead: Some(html::shorten(lead)).filter(|lead| !lead.is_empty()),
            waiver,
            ..Block::new(text, producer)
        });
        self.is_behind_block = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_knows_the_paragraph_behind_it() {
        let remark = |string: &str| blocks(&Text::verbatim(string, 0), &Selection::default())[0].remark.clone();
        assert_eq!(remark("Lead::\n\n  a\n\nThis\nfails.\n\nMore.\n").as_deref(), Some("This fails."));
        assert_eq!(remark("Lead::\n\n  a\n\nTwo\n---\n\nText.\n"), None);
    }

    #[track_caller]
    fn assert_blocks(string: &str, expected: &[(&str, &str)]) {
        let blocks = blocks(&Text::verbatim(string, 0), &Selection::default());
        let found: Vec<_> =
            blocks.iter().map(|block| (block.label.as_ref().map_or("", |label| label.value.as_str()), block.text.as_str())).collect();
        assert_eq!(found, expected, "{string}");
    }

    #[test]
    fn directives_hold_code() {
        assert_blocks(".. code-block:: python\n   :linenos:\n   :caption: a.py\n\n   a\n\n     b\n\nText\n", &[("python", "a\n\n  b\n")]);
        assert_blocks("..  CODE:: c\n\n\tx\n", &[("c", "x\n")]);
        assert_blocks("- item\n\n  .. sourcecode:: sh\n\n     ls\n\n  more\n", &[("sh", "ls\n")]);
        assert_blocks(".. note::\n\n   .. code::\n\n      x\n", &[("", "x\n")]);
        assert_blocks(".. prompt:: bash $ auto\n\n   $ ls\n", &[("bash", "$ ls\n")]);
        assert_blocks(".. raw:: html\n\n   <pre>a &lt; b</pre>\n", &[("", "a < b")]);
        assert_blocks(".. tab:: A\n\n   .. code-block:: c\n      :name: x\n\n      y\n", &[("c", "y\n")]);
    }

    #[test]
    fn items_may_begin_with_a_directive() {
        assert_blocks("- .. code-block:: sh\n\n     ls\n\n- text\n", &[("sh", "ls\n")]);
        assert_blocks("1. .. code:: sh\n\n      ls\n\n   text\n", &[("sh", "ls\n")]);
        assert_blocks(
            ".. list-table::\n\n   * - x\n     - .. code:: c\n\n          a\n   * - .. code:: d\n\n          b\n",
            &[("c", "a\n"), ("d", "b\n")],
        );
        assert_blocks(":field: .. code:: c\n\n           a\n", &[("c", "a\n")]);
        assert_blocks("term\n  .. code-block:: c\n\n     a\n", &[("c", "a\n")]);
        assert_blocks("- item\n  .. code-block:: c\n\n  no code\n", &[]);
        assert_blocks("- .. note::\n\n     .. code:: c\n\n        a\n\n- x\n", &[("c", "a\n")]);
    }

    #[test]
    fn paragraphs_announce_literal_blocks() {
        assert_blocks("Text::\n\n  a\n    b\n\nText\n", &[("", "a\n  b\n")]);
        assert_blocks("Text\n\n::\n\n  a\n", &[("", "a\n")]);
        assert_blocks("- item::\n\n    a\n\n- item::\n\n  no code\n", &[("", "a\n")]);
        assert_blocks("Text::\n\n> a\n> b\n\nText\n", &[("", "> a\n> b\n")]);
        assert_blocks(".. highlight:: c\n\nText::\n\n  a\n", &[("c", "a\n")]);
        assert_blocks("Text:\n\n  a quote\n", &[]);
    }

    #[test]
    fn sessions_stand_by_themselves() {
        assert_blocks("Text\n\n  >>> 1\n  1\n\nText\n", &[("", ">>> 1\n1\n")]);
        assert_blocks(".. doctest::\n\n   >>> 1\n   1\n", &[("pycon", ">>> 1\n1\n")]);
    }

    #[test]
    fn comments_and_what_is_elsewhere_are_no_code() {
        assert_blocks(".. not shown::\n..\n   code-block:: c\n\n.. x\n   y::\n\n      z\n", &[]);
        assert_blocks(".. literalinclude:: a.py\n   :language: python\n\nText\n", &[]);
        assert_blocks(".. _a: b\n\n.. [1] Note::\n\n   x\n", &[]);
    }

    #[test]
    fn a_block_knows_what_is_above_it() {
        let string =
            "=====\nTitle\n=====\n\nTwo\n---\n\nThe lead.\n\n.. doccmd: skip next\n\n.. code-block:: c\n   :caption: x.c\n\n   a\n";
        let blocks = blocks(&Text::verbatim(string, 0), &Selection::default());
        let [block] = blocks.as_slice() else { panic!("one block") };
        let facts = [&block.heading, &block.lead, &block.title, &block.waiver].map(|fact| fact.as_deref().unwrap_or_default());
        assert_eq!(facts, ["Two", "The lead.", "x.c", "doccmd: skip next"]);
        assert_eq!(block.text.origin(0..1).start, string.len() - 2);
    }
}

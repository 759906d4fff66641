//! From the part of a tree that shows a block to its text: the one place that says what a line break is.

use std::collections::HashMap;
use std::ops::Range;

use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Node, Selector};

use super::gutter;
use super::page::{Page, classes};
use super::swallowed::{self, Swallowed};
use super::transform::{Transform, TransformKind};
use crate::text::{Rewrite, Text};

/// Class words of an element that is one line of code.
static LINE_WORDS: &[&str] = &[
    "CodeMirror-line",
    "cm-line",
    "code-line",
    "crayon-line",
    "ec-line",
    "gatsby-highlight-code-line",
    "highlight-line",
    "hljs-line",
    "line",
    "react-code-line",
    "token-line",
    "view-line",
];

/// Class words of tokens; syntect calls a comment `comment line`.
static TOKEN_WORDS: &[&str] = &["comment", "constant", "keyword", "markup", "meta", "punctuation", "storage", "string", "token"];

/// Elements that start a line and end one.
static BLOCKS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "ul",
];

/// A block's text and what was done to get it.
#[derive(Debug)]
pub(super) struct Code {
    pub(super) text: Text,
    pub(super) transforms: Vec<Transform>,
}

/// Reads the code that `root` shows, without what `strip` selects.
pub(super) fn read(page: Page<'_>, root: ElementRef<'_>, strip: Option<&Selector>) -> Code {
    let start = page.dom.tag(root.id()).map_or(0, |tag| tag.end);
    let mut reader = Reader::new(page, strip, swallowed::find(&page, root), start..usize::MAX);
    reader.children(*root);
    reader.finish()
}

/// Reads the code that the body has within `window`, which `nodes` hold.
pub(super) fn read_between(page: Page<'_>, nodes: &[NodeRef<'_, Node>], window: Range<usize>) -> Code {
    let mut reader = Reader::new(page, None, Swallowed::default(), window);
    reader.is_flowing = true;
    for node in nodes {
        reader.node(*node);
    }
    reader.finish()
}

/// The text in `root` as it is: of an element that holds nothing else.
pub(super) fn plain(page: Page<'_>, root: ElementRef<'_>) -> Text {
    let mut out = page.body.rewrite();
    let mut position = 0;
    for node in root.descendants() {
        let Some(text) = node.value().as_text() else { continue };
        for run in page.dom.runs(node.id()) {
            if run.origin.start < position {
                continue;
            }
            position = run.origin.end;
            if run.verbatim {
                out.keep(run.origin.clone());
            } else {
                out.replace(run.origin.clone(), text.get(run.range.clone()).unwrap_or_default());
            }
        }
    }
    out.finish()
}

/// A line break that what comes next decides on.
enum Pending {
    Nothing,
    /// A `<br>`: none if the text goes on with a line break of its own.
    Break(Option<Range<usize>>),
    /// The end of an element that is shown as a block: none if a line starts here anyway.
    Boundary,
}

/// Whether there is a line break between a line element and what comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Open,
    Broken,
}

struct Reader<'a> {
    page: Page<'a>,
    strip: Option<&'a Selector>,
    swallowed: Swallowed,
    /// How many of the swallowed end tags are written.
    ends_used: usize,
    out: Rewrite<'a>,
    /// Offset in the body behind what was read last.
    position: usize,
    /// How many bytes were written.
    length: usize,
    /// Whether the last byte written is a line break.
    ends_line: bool,
    pending: Pending,
    /// Whether a line element came before, and a line break after it or at its end.
    line: Option<Ending>,
    in_line: bool,
    /// Whether the last line element is a box of its own, and not a `span`.
    is_box: bool,
    /// The part of the body that is read.
    window: Range<usize>,
    /// Whether a paragraph's end is an empty line, as it was before it was made a paragraph.
    is_flowing: bool,
    /// Whether the children of an element are its lines.
    lines: HashMap<NodeId, bool>,
    transforms: Vec<Transform>,
}

impl<'a> Reader<'a> {
    fn new(page: Page<'a>, strip: Option<&'a Selector>, swallowed: Swallowed, window: Range<usize>) -> Self {
        Self {
            page,
            strip,
            swallowed,
            ends_used: 0,
            out: page.body.rewrite(),
            position: window.start,
            length: 0,
            ends_line: false,
            pending: Pending::Nothing,
            line: None,
            in_line: false,
            is_box: false,
            window,
            is_flowing: false,
            lines: HashMap::new(),
            transforms: Vec::new(),
        }
    }

    fn children(&mut self, node: NodeRef<'_, Node>) {
        for child in node.children() {
            self.node(child);
        }
    }

    fn node(&mut self, node: NodeRef<'_, Node>) {
        match node.value() {
            Node::Text(_) => self.text(node),
            Node::Element(_) => {
                if let Some(element) = ElementRef::wrap(node) {
                    self.element(element);
                }
            }
            Node::Comment(comment) if comment.starts_with('?') => self.instruction(&format!("<{}>", &**comment)),
            _ => {}
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        if self.swallowed.starts.contains(&element.id())
            && let Some(tag) = self.page.dom.tag(element.id())
        {
            self.restore(tag);
            self.children(*element);
        } else if name == "br" {
            let tag = self.page.dom.tag(element.id());
            if tag.as_ref().is_none_or(|tag| tag.start >= self.window.start && tag.end <= self.window.end) {
                self.settle(None);
                self.pending = Pending::Break(tag);
            }
        } else if name == "p" && self.is_flowing {
            self.paragraph(element);
        } else if (name != "tr" && gutter::is_beside_code(element)) || self.strip.is_some_and(|selector| selector.matches(&element)) {
            self.strip(element);
        } else if matches!(name, "td" | "th") && is_number_cell(element) {
            self.strip(element);
        } else if self.is_line(element) {
            self.line(element);
        } else if BLOCKS.binary_search(&name).is_ok() {
            self.block(element);
        } else {
            self.children(*element);
        }
    }

    /// A paragraph that was made of lines between empty lines.
    fn paragraph(&mut self, element: ElementRef<'_>) {
        if self.length > 0
            && self.page.dom.tag(element.id()).is_some_and(|tag| tag.start >= self.window.start && tag.end <= self.window.end)
        {
            self.settle_boundary();
            self.break_line(TransformKind::LineElement, None);
        }
        self.children(*element);
    }

    /// An element that is one line of code, even if it is empty.
    fn line(&mut self, element: ElementRef<'_>) {
        match self.line {
            Some(ending) => {
                let is_broken = matches!(self.pending, Pending::Break(_));
                if is_broken {
                    self.settle(None);
                }
                if ending == Ending::Open && !is_broken {
                    self.break_line(TransformKind::LineElement, None);
                }
            }
            None => self.settle_boundary(),
        }
        self.pending = Pending::Nothing;
        let start = self.length;
        self.is_box = !matches!(element.value().name(), "span" | "code");
        self.in_line = true;
        self.children(*element);
        self.in_line = false;
        self.line = Some(if self.length > start && self.ends_line { Ending::Broken } else { Ending::Open });
        if !matches!(self.pending, Pending::Break(_)) {
            self.pending = Pending::Boundary;
        }
    }

    fn block(&mut self, element: ElementRef<'_>) {
        self.settle_boundary();
        self.children(*element);
        if !matches!(self.pending, Pending::Break(_)) {
            self.pending = Pending::Boundary;
        }
    }

    /// Begins what is shown on a line of its own.
    fn settle_boundary(&mut self) {
        self.settle(None);
        if self.length > 0 && !self.ends_line {
            self.break_line(TransformKind::LineElement, None);
        }
    }

    fn text(&mut self, node: NodeRef<'_, Node>) {
        let Some(text) = node.value().as_text() else { return };
        let parent = node.parent().and_then(ElementRef::wrap);
        let is_blank = text.chars().all(char::is_whitespace);
        if is_blank
            && parent.is_some_and(|parent| matches!(parent.value().name(), "table" | "tbody" | "thead" | "tfoot" | "tr" | "ol" | "ul"))
        {
            return;
        }
        let mut whole: &str = text;
        // Between elements that are lines, what lays out the page's own source is no code, but for its line break.
        if is_blank && !self.in_line && self.is_box && self.line.is_some() && parent.is_some_and(|parent| self.has_line_children(parent)) {
            match whole.rfind('\n') {
                Some(last) => whole = whole.get(..=last).unwrap_or_default(),
                None if !matches!(self.pending, Pending::Boundary) => {}
                None => return,
            }
        }
        if is_blank && self.is_flowing && [node.prev_sibling(), node.next_sibling()].into_iter().flatten().any(is_paragraph) {
            return;
        }
        let mut runs = self.page.dom.runs(node.id()).take_while(|run| run.range.start < whole.len()).peekable();
        while let Some(run) = runs.next() {
            let mut range = run.range.clone();
            range.end = range.end.min(whole.len());
            let mut origin = run.origin.clone();
            if run.verbatim {
                origin.end = origin.start + range.len();
            } else {
                // One reference may stand for two characters.
                while let Some(next) = runs.next_if(|next| !next.verbatim && next.origin == run.origin) {
                    range.end = next.range.end;
                }
            }
            if run.verbatim {
                let clipped = origin.start.max(self.window.start)..origin.end.min(self.window.end);
                if clipped.start >= clipped.end {
                    continue;
                }
                range = range.start + (clipped.start - origin.start)..range.end - (origin.end - clipped.end);
                origin = clipped;
            } else if origin.start < self.window.start || origin.end > self.window.end {
                continue;
            }
            let Some(part) = whole.get(range) else { continue };
            self.write(part, origin, run.verbatim);
        }
    }

    fn strip(&mut self, element: ElementRef<'_>) {
        if element.text().all(|text| text.chars().all(char::is_whitespace)) {
            return;
        }
        let runs = element.descendants().flat_map(|node| self.page.dom.runs(node.id()));
        let range = runs.fold(None, |all: Option<Range<usize>>, run| {
            Some(all.map_or(run.origin.clone(), |all| all.start.min(run.origin.start)..all.end.max(run.origin.end)))
        });
        if let Some(range) = range {
            self.transforms.push(Transform { kind: TransformKind::Stripped, span: self.page.body.origin(range) });
        }
    }

    /// Puts a tag back that is code.
    fn restore(&mut self, tag: Range<usize>) {
        let source = self.page.source(&tag);
        self.transforms.push(Transform { kind: TransformKind::RestoredTag, span: self.page.body.origin(tag.clone()) });
        self.write(source, tag, true);
    }

    /// Puts back what the parser took for a comment: `<?php … ?>`.
    fn instruction(&mut self, source: &str) {
        let rest = self.page.body.as_str().get(self.position..).unwrap_or_default();
        let window = rest.get(..rest.floor_char_boundary(source.len() + 256)).unwrap_or(rest);
        if let Some(at) = window.find(source) {
            let start = self.position + at;
            self.restore(start..start + source.len());
        }
    }

    /// Writes `part`, which the body has at `origin`.
    fn write(&mut self, part: &str, origin: Range<usize>, is_verbatim: bool) {
        self.flush_ends(origin.start);
        self.settle(Some(part));
        if origin.start < self.position {
            self.out.replace(self.position..self.position, part);
        } else if is_verbatim {
            self.out.keep(origin.clone());
        } else {
            self.out.replace(origin.clone(), part);
        }
        self.position = self.position.max(origin.end);
        self.length += part.len();
        self.ends_line = part.ends_with('\n');
        if !self.in_line && part.contains('\n') && self.line.is_some() {
            self.line = Some(Ending::Broken);
        }
    }

    /// Writes the end tags before `offset` that are code.
    fn flush_ends(&mut self, offset: usize) {
        while let Some(range) = self.swallowed.ends.get(self.ends_used)
            && range.start < offset
        {
            let range = range.clone();
            self.ends_used += 1;
            if range.start >= self.position {
                self.restore(range);
            }
        }
    }

    /// Decides on the pending line break, now that `next` is known to follow.
    fn settle(&mut self, next: Option<&str>) {
        let breaks = next.is_some_and(|next| next.starts_with('\n'));
        match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Break(tag) if !breaks => self.break_line(TransformKind::LineBreak, tag),
            Pending::Boundary if !breaks && next.is_some() && self.length > 0 && !self.ends_line => {
                self.break_line(TransformKind::LineElement, None);
            }
            Pending::Break(_) | Pending::Boundary | Pending::Nothing => {}
        }
    }

    fn break_line(&mut self, kind: TransformKind, tag: Option<Range<usize>>) {
        let range = tag.filter(|tag| tag.start >= self.position).unwrap_or(self.position..self.position);
        self.transforms.push(Transform { kind, span: self.page.body.origin(range.clone()) });
        self.position = range.end;
        self.out.replace(range, "\n");
        self.length += 1;
        self.ends_line = true;
    }

    fn finish(mut self) -> Code {
        self.flush_ends(usize::MAX);
        self.settle(None);
        Code { text: self.out.finish(), transforms: self.transforms }
    }

    fn is_line(&mut self, element: ElementRef<'_>) -> bool {
        if self.in_line {
            return false;
        }
        match element.value().name() {
            "li" | "tr" => true,
            "span" | "div" | "p" | "code" => {
                is_line_by_name(element)
                    && element.parent().and_then(ElementRef::wrap).is_some_and(|parent| {
                        self.has_line_children(parent) || classes(element).any(|class| class == "gatsby-highlight-code-line")
                    })
            }
            _ => false,
        }
    }

    /// Whether all that `parent` holds is lines, and white space between them.
    fn has_line_children(&mut self, parent: ElementRef<'_>) -> bool {
        *self.lines.entry(parent.id()).or_insert_with(|| {
            let mut any = false;
            let all = parent.children().all(|child| match child.value() {
                Node::Text(text) => text.chars().all(char::is_whitespace),
                Node::Element(_) => ElementRef::wrap(child).is_none_or(|element| {
                    let is_line = is_line_by_name(element);
                    any |= is_line;
                    is_line || element.value().name() == "br" || gutter::is_beside_code(element) || element.text().next().is_none()
                }),
                _ => true,
            });
            all && any
        })
    }
}

fn is_paragraph(node: NodeRef<'_, Node>) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == "p")
}

fn is_line_by_name(element: ElementRef<'_>) -> bool {
    let name = element.value().name();
    if matches!(name, "li" | "tr") || element.value().attr("data-line").is_some() {
        return true;
    }
    if name == "code" {
        return element.parent().and_then(ElementRef::wrap).is_some_and(|parent| parent.value().name() == "pre")
            && (element.prev_sibling_element().is_some_and(|e| e.value().name() == "code")
                || element.next_sibling_element().is_some_and(|e| e.value().name() == "code"));
    }
    let mut is_line = false;
    for class in classes(element) {
        if TOKEN_WORDS.contains(&class) {
            return false;
        }
        is_line |= LINE_WORDS.binary_search(&class).is_ok();
    }
    is_line
}

/// Whether a cell holds line numbers, and another one beside it the code.
fn is_number_cell(cell: ElementRef<'_>) -> bool {
    cell.next_sibling_element().is_some() && cell.prev_sibling_element().is_none() && gutter::is_number_cell(cell)
}

trait Siblings<'a> {
    fn prev_sibling_element(&self) -> Option<ElementRef<'a>>;
    fn next_sibling_element(&self) -> Option<ElementRef<'a>>;
}

impl<'a> Siblings<'a> for ElementRef<'a> {
    fn prev_sibling_element(&self) -> Option<ElementRef<'a>> {
        self.prev_siblings().find_map(ElementRef::wrap)
    }
    fn next_sibling_element(&self) -> Option<ElementRef<'a>> {
        self.next_siblings().find_map(ElementRef::wrap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(BLOCKS.is_sorted());
        assert!(LINE_WORDS.is_sorted());
    }
}

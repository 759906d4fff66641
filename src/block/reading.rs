//! From the part of a tree that shows a block to its text.

use std::collections::HashSet;
use std::ops::Range;

use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Node, Selector};

use super::block_code::Code;
use super::compiled::Compiled;
use super::flow::{do_breaks_repeat_lines, is_break, is_container, is_paragraph};
use super::lines::{self, LineElements};
use super::listing::More;
use super::numbering::Numbers;
use super::page::{Page, classes};
use super::swallowed::{self, Swallowed};
use super::transform::TransformKind;
use super::writing::Writer;
use super::{beside, gutter, numbering, removed};
use crate::markup::html::elements::{self, Role};
use crate::text::Text;

/// Bytes behind the last text within which a processing instruction is looked for.
const INSTRUCTION_WINDOW: usize = 256;

/// Reads the code that `root` shows, and `more` behind it, as `compiled` marks it up and `flow` says.
pub(super) fn read<'a>(page: Page<'a>, root: ElementRef<'_>, more: &More<'_>, compiled: &'a Compiled, flow: Flow) -> Code {
    let mut beside = beside::elements(root);
    let numbers = numbering::find(root);
    beside.extend(&numbers.elements);
    let start = page.dom.tag(root.id()).map_or(0, |tag| tag.end);
    let swallowed = swallowed::in_element(&page, root, &beside);
    let mut reader = CodeReader {
        beside,
        spaces: compiled.spaces.as_ref(),
        numbers,
        breaks_repeat_lines: do_breaks_repeat_lines(root),
        ..CodeReader::new(page, compiled.strip.as_ref(), swallowed, start..usize::MAX, flow)
    };
    reader.children(*root);
    let mut is_empty = false;
    for element in &more.elements {
        is_empty = reader.join(*element, more.are_paragraphs, is_empty);
    }
    reader.finish()
}

/// Reads the code that the body has within `window`, which `nodes` hold, where paragraphs were made of it.
pub(super) fn read_between(page: Page<'_>, nodes: &[NodeRef<'_, Node>], window: Range<usize>) -> Code {
    let swallowed = swallowed::between(&page, nodes, window.clone());
    let mut reader = CodeReader::new(page, None, swallowed, window, Flow::Paragraphs);
    for node in nodes {
        reader.node(*node);
    }
    reader.finish()
}

/// The text in `root`, unchanged: `root` holds nothing but text.
pub(super) fn plain(page: Page<'_>, root: ElementRef<'_>) -> Text {
    let mut writer = Writer::new(page, 0);
    for node in root.descendants() {
        let Some(text) = node.value().as_text() else { continue };
        for run in page.dom.runs(node.id()) {
            writer.write(text.get(run.range.clone()).unwrap_or_default(), run.origin.clone(), run.verbatim);
        }
    }
    writer.finish().text
}

/// How the code was put into the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Preformatted: white space counts.
    Preformatted,
    /// In elements that make lines, where white space collapses.
    Collapsing,
    /// As prose: an empty line ended a paragraph.
    Paragraphs,
}

struct CodeReader<'a> {
    page: Page<'a>,
    strip: Option<&'a Selector>,
    /// Elements that show a space for each of their characters.
    spaces: Option<&'a Selector>,
    /// Elements that are no code because of where they stand.
    beside: HashSet<NodeId>,
    /// The lines' numbers, which are beside the code too.
    numbers: Numbers,
    /// Whether what comes next is the space behind a line's number.
    is_behind_number: bool,
    /// Whether each `<br>` only repeats the line break right before it, and is left out.
    breaks_repeat_lines: bool,
    swallowed: Swallowed,
    /// How many of the swallowed end tags are written.
    ends_used: usize,
    /// The part of the body that is read.
    window: Range<usize>,
    flow: Flow,
    lines: LineElements<'a>,
    /// Whether the last line element was a box.
    last_line_is_box: bool,
    /// The lines whose elements say that they are removed, in bytes of what is written.
    removed: Vec<Range<usize>>,
    writer: Writer<'a>,
}

impl<'a> CodeReader<'a> {
    fn new(page: Page<'a>, strip: Option<&'a Selector>, swallowed: Swallowed, window: Range<usize>, flow: Flow) -> Self {
        let writer = Writer::new(page, window.start);
        Self {
            page,
            strip,
            spaces: None,
            beside: HashSet::new(),
            numbers: Numbers::default(),
            is_behind_number: false,
            breaks_repeat_lines: false,
            swallowed,
            ends_used: 0,
            window,
            flow,
            lines: LineElements::new(strip),
            last_line_is_box: false,
            removed: Vec::new(),
            writer,
        }
    }

    fn finish(mut self) -> Code {
        self.restore_ends(usize::MAX);
        let code = self.writer.finish();
        let removed = removed::merged(self.removed.into_iter(), code.text.as_str());
        Code { removed, ..code }
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
        let tag = self.page.dom.tag(element.id());
        let is_inside = tag.as_ref().is_none_or(|tag| self.window.start <= tag.start && tag.end <= self.window.end);
        if let Some(tag) = tag.clone().filter(|_| self.swallowed.starts.contains(&element.id())) {
            self.restore(tag);
            self.children(*element);
        } else if name == "br" {
            if is_inside && !self.breaks_repeat_lines {
                self.writer.line_break(tag);
            }
        } else if name == "p" && self.flow == Flow::Paragraphs {
            if is_inside {
                self.writer.begin_paragraph();
            }
            self.children(*element);
        } else if self.is_no_code(element) {
            self.strip(element);
            self.is_behind_number = self.numbers.are_set_off && self.numbers.elements.contains(&element.id());
        } else if self.spaces.is_some_and(|spaces| spaces.matches(&element)) {
            self.spaces(element);
        } else if !self.writer.is_in_line() && self.lines.is_line(element) {
            self.writer.begin_line();
            self.last_line_is_box = lines::is_box(element);
            let start = self.writer.length();
            self.children(*element);
            if classes(element).any(|class| removed::CLASS_WORDS.contains(&class)) {
                self.removed.push(start..self.writer.length());
            }
            self.writer.end_line();
        } else if self.lines.is_box_of_lines(element) {
            self.children(*element);
        } else if elements::is(name, Role::Block) {
            let is_empty = name != "p" && element.text().next().is_none() && !element.descendants().any(is_break);
            if is_empty {
                return;
            }
            self.writer.begin_block();
            self.children(*element);
            self.writer.end_block();
        } else {
            self.children(*element);
        }
    }

    /// Reads `element`, which goes on with the block on a line of its own, or behind an empty one; says whether it was empty, as the
    /// element before it may have been.
    fn join(&mut self, element: ElementRef<'_>, is_paragraph: bool, is_behind_empty: bool) -> bool {
        let Some(tag) = self.page.dom.tag(element.id()) else { return is_behind_empty };
        if is_paragraph || is_behind_empty {
            self.writer.begin_paragraph();
        } else {
            self.writer.begin_block();
        }
        let start = self.writer.length();
        self.writer.record(TransformKind::Joined, tag);
        self.children(*element);
        self.writer.length() == start
    }

    fn is_no_code(&self, element: ElementRef<'_>) -> bool {
        let is_row = element.value().name() == "tr";
        self.beside.contains(&element.id())
            || (!is_row && gutter::is_beside_code(element))
            || gutter::is_first_number_cell(element)
            || self.strip.is_some_and(|strip| strip.matches(&element))
    }

    /// Writes a space for each character of `element`.
    fn spaces(&mut self, element: ElementRef<'_>) {
        for node in element.descendants() {
            let Some(text) = node.value().as_text() else { continue };
            for run in self.page.dom.runs(node.id()) {
                let shown = text.get(run.range.clone()).unwrap_or_default();
                self.writer.write(&" ".repeat(shown.chars().count()), run.origin.clone(), false);
            }
        }
    }

    fn text(&mut self, node: NodeRef<'_, Node>) {
        let Some(text) = node.value().as_text() else { return };
        let Some(text) = self.without_layout(node, text) else { return };
        let from = if std::mem::take(&mut self.is_behind_number) { text.len() - numbering::behind_space(text).len() } else { 0 };
        let mut runs = self.page.dom.runs(node.id()).take_while(|run| run.range.start < text.len()).peekable();
        while let Some(run) = runs.next() {
            if run.range.end <= from {
                continue;
            }
            let mut range = run.range.start..run.range.end.min(text.len());
            let mut origin = run.origin.clone();
            if run.verbatim && range.start < from {
                origin.start += from - range.start;
                range.start = from;
            }
            if run.verbatim {
                origin.end = origin.start + range.len();
                let clipped = origin.start.max(self.window.start)..origin.end.min(self.window.end);
                if clipped.start >= clipped.end {
                    continue;
                }
                range = range.start + (clipped.start - origin.start)..range.end - (origin.end - clipped.end);
                origin = clipped;
            } else {
                // One reference may stand for two characters.
                while let Some(next) = runs.next_if(|next| !next.verbatim && next.origin == run.origin) {
                    range.end = next.range.end;
                }
                if origin.start < self.window.start || origin.end > self.window.end {
                    continue;
                }
            }
            if let Some(part) = text.get(range) {
                self.restore_ends(origin.start);
                self.writer.write(part, origin, run.verbatim);
            }
        }
    }

    /// The part of the text `node` that is code; none if all of it is white space that lays out the page's own source.
    fn without_layout<'t>(&mut self, node: NodeRef<'_, Node>, text: &'t str) -> Option<&'t str> {
        let parent = node.parent().and_then(ElementRef::wrap);
        if !text.chars().all(char::is_whitespace) {
            return Some(text);
        }
        if parent.is_some_and(|parent| is_container(parent.value().name())) {
            return None;
        }
        if self.flow == Flow::Paragraphs && [node.prev_sibling(), node.next_sibling()].into_iter().flatten().any(is_paragraph) {
            return None;
        }
        if self.writer.is_empty() && parent.is_some_and(|parent| self.lines.is_box_of_lines(parent)) {
            return None;
        }
        // Where white space collapses, a line break within a line or before the first one is the page's.
        if self.flow == Flow::Collapsing && text.contains('\n') {
            let is_in_line = self.writer.is_in_line() && self.last_line_is_box;
            if is_in_line || (self.writer.is_empty() && parent.is_some_and(|parent| self.lines.are_children_lines(parent))) {
                return None;
            }
        }
        let is_between = self.writer.is_between_lines() && self.last_line_is_box;
        if is_between && parent.is_some_and(|parent| self.lines.are_children_lines(parent)) {
            // Of what is between two boxes, a line break counts, and indentation does not.
            if self.writer.is_behind_broken_line() {
                return None;
            }
            return text.rfind('\n').and_then(|last| text.get(..=last));
        }
        Some(text)
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
            self.writer.record(TransformKind::Stripped, range);
        }
    }

    /// Puts a tag back that is code.
    fn restore(&mut self, tag: Range<usize>) {
        self.restore_ends(tag.start);
        let range = self.writer.write(self.page.source(&tag), tag, true);
        self.writer.record(TransformKind::RestoredTag, range);
    }

    /// Puts back the end tags before `offset` that are code.
    fn restore_ends(&mut self, offset: usize) {
        while let Some(tag) = self.swallowed.ends.get(self.ends_used).filter(|tag| tag.start < offset).cloned() {
            self.ends_used += 1;
            if tag.start >= self.writer.position() {
                let range = self.writer.write(self.page.source(&tag), tag, true);
                self.writer.record(TransformKind::RestoredTag, range);
            }
        }
    }

    /// Puts back what the parser took for a comment: `<?php … ?>`.
    fn instruction(&mut self, source: &str) {
        let start = self.writer.position();
        let rest = self.page.body.as_str().get(start..).unwrap_or_default();
        let window = rest.get(..rest.floor_char_boundary(source.len() + INSTRUCTION_WINDOW)).unwrap_or(rest);
        if let Some(at) = window.find(source) {
            self.restore(start + at..start + at + source.len());
        }
    }
}

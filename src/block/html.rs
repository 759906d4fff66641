//! Every code block of an HTML body, in the order of its tree.

use std::collections::{HashSet, VecDeque};
use std::ops::Range;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Node};

use super::block_code::Code;
use super::compiled::{self, Compiled};
use super::listing::More;
use super::page::{Page, squeeze};
use super::published::Block;
use super::reading::Flow;
use super::selection::Selection;
use super::shortcode::{self, Shortcode};
use super::{cdata, container, directive, frame, gutter, label, listing, marker, raw, reading, unclosed, unescaped};
use crate::markup::html::Dom;
use crate::markup::html::elements::{self, Role};
use crate::text::{Span, Text};

/// Bytes of a sentence or heading that are kept; of a longer one, the end.
const MAX_LEAD: usize = 600;

/// The blocks of `body`.
pub(super) fn blocks(body: &Text, selection: &Selection) -> Vec<Block> {
    blocks_of(&Dom::parse(body.as_str()), body, selection)
}

/// The blocks of `body`, and where the first tag stands that is past what is read.
pub(super) fn blocks_as_far(body: &Text, selection: &Selection) -> (Vec<Block>, Option<Span>) {
    let escaped = unclosed::escaped(body);
    let body = escaped.as_ref().unwrap_or(body);
    let dom = Dom::parse(body.as_str());
    let cut = dom.too_many().map(|at| body.origin(at..at));
    (blocks_of(&dom, body, selection), cut)
}

fn blocks_of(dom: &Dom, body: &Text, selection: &Selection) -> Vec<Block> {
    let page = Page { dom, body };
    let shortcodes = shortcode::find(body.as_str()).into();
    let mut walk = HtmlWalk {
        page,
        selection,
        heading: None,
        lead: Vec::new(),
        paragraph: 0,
        shortcodes,
        frames: HashSet::new(),
        done: 0,
        waiver: None,
        blocks: Vec::new(),
        last_frame: None,
    };
    walk.run();
    walk.note_remark();
    walk.blocks
}

struct HtmlWalk<'a> {
    page: Page<'a>,
    selection: &'a Selection,
    heading: Option<ElementRef<'a>>,
    /// The text since the last block or heading, each with the number of its paragraph.
    lead: Vec<(usize, NodeRef<'a, Node>)>,
    paragraph: usize,
    shortcodes: VecDeque<Shortcode>,
    /// The frames of the blocks so far.
    frames: HashSet<NodeId>,
    /// Offset in the body up to which shortcodes took what there is.
    done: usize,
    /// The waiver in a comment right before the next block.
    waiver: Option<String>,
    blocks: Vec<Block>,
    /// The frame of the last block, until what follows it is known.
    last_frame: Option<NodeId>,
}

impl<'a> HtmlWalk<'a> {
    fn run(&mut self) {
        let mut skipped = None;
        for edge in self.page.dom.html.tree.root().traverse() {
            match edge {
                Edge::Open(node) if skipped.is_none() => {
                    if self.open(node) {
                        skipped = Some(node.id());
                    }
                }
                Edge::Close(node) => {
                    if skipped == Some(node.id()) {
                        skipped = None;
                    } else if skipped.is_none() {
                        self.close(node);
                    }
                }
                Edge::Open(_) => {}
            }
        }
    }

    /// Whether `node` is done with, all that is in it included.
    fn open(&mut self, node: NodeRef<'a, Node>) -> bool {
        match node.value() {
            Node::Text(text) => {
                if !text.trim().is_empty() && !self.shortcode(node) {
                    self.lead.push((self.paragraph, node));
                    self.waiver = None;
                }
                false
            }
            Node::Comment(comment) => {
                if !directive::is_directive(comment) {
                    self.waiver = marker::in_comment(comment);
                }
                false
            }
            Node::Element(_) => ElementRef::wrap(node).is_some_and(|element| self.element(element)),
            _ => false,
        }
    }

    fn element(&mut self, element: ElementRef<'a>) -> bool {
        if self.selection.ignores(element) {
            return true;
        }
        if let Some((root, compiled)) = self.selection.block(element) {
            self.pass_shortcodes(element);
            if self.page.dom.tag(element.id()).is_some_and(|tag| tag.start < self.done) {
                return true;
            }
            self.block(element, root, compiled);
            return true;
        }
        let name = element.value().name();
        match name {
            "code" | "kbd" | "samp" | "tt" => self.pass_shortcodes(element),
            "script" | "style" | "svg" | "head" | "noscript" | "textarea" | "button" | "select" => return true,
            name if elements::is(name, Role::Heading) => {
                self.note_remark();
                self.heading = Some(element);
                self.lead.clear();
            }
            "div" if frame::is_header(element) => return true,
            _ if elements::is(name, Role::Paragraph) => self.paragraph += 1,
            _ => {}
        }
        false
    }

    fn close(&mut self, node: NodeRef<'a, Node>) {
        let Some(element) = node.value().as_element() else { return };
        let name = element.name();
        if elements::is(name, Role::Paragraph) {
            self.paragraph += 1;
        } else if elements::is(name, Role::Heading) {
            self.lead.clear();
        }
    }

    /// Takes the block that `root`, in `element`, shows.
    fn block(&mut self, element: ElementRef<'a>, root: ElementRef<'a>, compiled: &'static Compiled) {
        if gutter::is_number_column(element) || compiled::is_beside(element) {
            return;
        }
        let frame = frame::find(element, compiled);
        // What is around several blocks is no frame of one.
        let frame = if self.frames.insert(frame.id()) { frame } else { element };
        let label = label::find(element, frame, compiled);
        let more = match compiled::continuation(element, compiled) {
            none if none.is_empty() => listing::behind(element),
            elements => More { elements, are_paragraphs: false },
        };
        let as_it_is = cdata::read(self.page, root).or_else(|| unescaped::read(self.page, root, label.as_ref()));
        let takes_more = as_it_is.is_some() || !more.elements.is_empty();
        let collapses_spaces = container::collapses_spaces(root);
        let code = as_it_is.unwrap_or_else(|| {
            let flow = if collapses_spaces { Flow::Collapsing } else { Flow::Preformatted };
            let shown = reading::read(self.page, root, &more, compiled, flow);
            raw::prefer(self.page, frame, compiled, shown)
        });
        if code.text.as_str().trim().is_empty() {
            return;
        }
        if takes_more {
            // What stands there is not looked at again, wherever the tree has it.
            self.done = self.page.body.offset_of(code.text.origin(0..code.text.len()).end);
        }
        let title = frame::title(element, frame, compiled).filter(|title| label.as_ref().is_none_or(|label| label.value != *title));
        let lead = self.take_lead(frame, title.as_deref());
        self.blocks.push(Block {
            label,
            heading: self.heading.map(heading_text).filter(|text| !text.is_empty()),
            lead,
            title,
            waiver: frame::waiver(element, frame).or_else(|| self.waiver.take()),
            collapses_spaces,
            printed: super::output::find(element, code.text.as_str()),
            is_output: compiled.output.as_ref().is_some_and(|output| output.matches(&element)),
            removed: code.removed,
            transforms: code.transforms,
            ..Block::new(code.text, compiled.producer.name)
        });
        self.last_frame = Some(frame.id());
    }

    /// Notes of the last block what the paragraph right behind it says, once that is read.
    fn note_remark(&mut self) {
        let Some(frame) = self.last_frame.take() else { return };
        let mut behind = self.lead.iter().skip_while(|(_, node)| node.ancestors().any(|above| above.id() == frame)).peekable();
        let Some(paragraph) = behind.peek().map(|(paragraph, _)| *paragraph) else { return };
        let nodes = behind.take_while(|(number, _)| *number == paragraph);
        let text = squeeze(nodes.filter_map(|(_, node)| node.value().as_text().map(|text| &**text)));
        if let Some(block) = self.blocks.last_mut() {
            block.remark = remark(text);
        }
    }

    /// Takes the block of a shortcode that opens in the text `node`; says whether the node is part of one.
    fn shortcode(&mut self, node: NodeRef<'a, Node>) -> bool {
        if self.shortcodes.is_empty() && self.done == 0 {
            return false;
        }
        let dom = self.page.dom;
        let (Some(first), Some(last)) = (dom.runs(node.id()).next(), dom.runs(node.id()).last()) else { return false };
        let origin = first.origin.start..last.origin.end;
        if origin.end <= self.done {
            return true;
        }
        let mut took = false;
        while let Some(next) = self.shortcodes.pop_front_if(|next| next.whole.start < origin.end) {
            if next.whole.start < origin.start.max(self.done) || !shortcode::is_block(self.page.body.as_str(), &next) {
                continue;
            }
            let Some(nodes) = self.page.nodes_until(node, next.whole.end) else { continue };
            let code = shortcode_code(self.page, &nodes, next.inside.clone());
            let text = code.text.as_str();
            let text = if text.starts_with('\n') { code.text.slice(1..text.len()) } else { code.text };
            self.done = next.whole.end;
            took = true;
            if self.selection.takes_shortcodes() && !text.as_str().trim().is_empty() {
                let lead = self.take_lead_before(next.whole.start);
                let heading = self.heading.map(heading_text).filter(|text| !text.is_empty());
                let (label, title, transforms) = (next.label, next.title, code.transforms);
                self.blocks.push(Block { label, heading, title, lead, transforms, ..Block::new(text, next.producer) });
            }
        }
        took
    }

    /// Drops the shortcodes in `element`, where code that speaks of them is shown.
    fn pass_shortcodes(&mut self, element: ElementRef<'_>) {
        if self.shortcodes.is_empty() {
            return;
        }
        let ends = element.descendants().filter_map(|node| self.page.dom.runs(node.id()).last()).map(|run| run.origin.end);
        let end = ends.max().unwrap_or(0);
        while self.shortcodes.pop_front_if(|next| next.whole.start < end).is_some() {}
    }

    /// The paragraph before a block, which is neither in the block's own frame nor its title.
    fn take_lead(&mut self, frame: ElementRef<'_>, title: Option<&str>) -> Option<String> {
        let is_title = |node: &NodeRef<'_, Node>| node.value().as_text().is_some_and(|text| title == Some(text.trim()));
        self.take_last(|node| node.ancestors().all(|above| above.id() != frame.id()) && !is_title(node))
    }

    /// The paragraph that ends before `offset`.
    fn take_lead_before(&mut self, offset: usize) -> Option<String> {
        let dom = self.page.dom;
        self.take_last(|node| dom.runs(node.id()).next().is_some_and(|run| run.origin.start < offset))
    }

    fn take_last(&mut self, is_outside: impl Fn(&NodeRef<'a, Node>) -> bool) -> Option<String> {
        self.note_remark();
        let lead = std::mem::take(&mut self.lead);
        self.paragraph += 1;
        let last = lead.iter().rposition(|(_, node)| is_outside(node))?;
        let paragraph = lead.get(last)?.0;
        let first = lead.partition_point(|(number, _)| *number < paragraph);
        let nodes = lead.get(first..=last)?.iter();
        let text = squeeze(nodes.filter_map(|(_, node)| node.value().as_text().map(|text| &**text)));
        Some(shorten(text)).filter(|text| !text.is_empty())
    }
}

/// What stands between the tags of a shortcode. Where no paragraphs or line breaks were made of it, all tags in it are code.
fn shortcode_code(page: Page<'_>, nodes: &[NodeRef<'_, Node>], inside: Range<usize>) -> Code {
    let mut elements = nodes.iter().flat_map(NodeRef::descendants).filter_map(ElementRef::wrap);
    let is_prose = elements.any(|element| {
        let is_inside = || page.dom.tag(element.id()).is_some_and(|tag| inside.start <= tag.start && tag.end <= inside.end);
        matches!(element.value().name(), "p" | "br") && is_inside()
    });
    if is_prose {
        return reading::read_between(page, nodes, inside);
    }
    Code::new(raw::decoded(&page.body.slice(inside)), Vec::new())
}

/// What a heading says, without its permalink.
fn heading_text(heading: ElementRef<'_>) -> String {
    let text = squeeze(heading.text());
    text.trim_end_matches(['#', '¶', '§', '🔗']).trim_end().to_owned()
}

/// The beginning of `text`, if it is long; `None` if it is empty.
pub(super) fn remark(mut text: String) -> Option<String> {
    text.truncate(text.floor_char_boundary(MAX_LEAD));
    Some(text).filter(|text| !text.is_empty())
}

/// The end of `text`, if it is long.
pub(super) fn shorten(text: String) -> String {
    if text.len() <= MAX_LEAD {
        return text;
    }
    let from = text.ceil_char_boundary(text.len() - MAX_LEAD);
    text.get(from..).unwrap_or_default().to_owned()
}

//! Every code block of an HTML body, in the order of its tree.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Node};

use super::page::{Page, squeeze};
use super::{Block, Extractor, gutter, label, reading};
use crate::markup::html::Dom;
use crate::text::Text;

/// Bytes of a sentence or heading that are kept; of a longer one, the end.
const MAX_LEAD: usize = 600;

/// The blocks of `body`.
pub(super) fn blocks(body: &Text, extractor: &Extractor) -> Vec<Block> {
    let dom = Dom::parse(body.as_str());
    let page = Page { dom: &dom, body };
    let mut walk = Walk { page, extractor, heading: None, lead: Vec::new(), is_lead_open: false, blocks: Vec::new() };
    walk.run();
    walk.blocks
}

struct Walk<'a> {
    page: Page<'a>,
    extractor: &'a Extractor,
    heading: Option<ElementRef<'a>>,
    /// Text nodes of the paragraph before.
    lead: Vec<NodeRef<'a, Node>>,
    /// Whether the paragraph still goes on.
    is_lead_open: bool,
    blocks: Vec<Block>,
}

impl<'a> Walk<'a> {
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
                if !text.trim().is_empty() {
                    if !self.is_lead_open {
                        self.lead.clear();
                        self.is_lead_open = true;
                    }
                    self.lead.push(node);
                }
                false
            }
            Node::Element(_) => ElementRef::wrap(node).is_some_and(|element| self.element(element)),
            _ => false,
        }
    }

    fn element(&mut self, element: ElementRef<'a>) -> bool {
        let name = element.value().name();
        if self.extractor.ignores(element) {
            return true;
        }
        if self.extractor.looks_for(element) {
            self.block(element);
            return true;
        }
        match name {
            "script" | "style" | "svg" | "head" | "noscript" | "textarea" | "button" | "select" => return true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = Some(element);
                self.lead.clear();
                self.is_lead_open = false;
            }
            _ if is_paragraph(name) => self.is_lead_open = false,
            _ => {}
        }
        false
    }

    fn close(&mut self, node: NodeRef<'a, Node>) {
        let Some(element) = node.value().as_element() else { return };
        let name = element.name();
        if is_paragraph(name) {
            self.is_lead_open = false;
        } else if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            self.lead.clear();
            self.is_lead_open = false;
        }
    }

    fn block(&mut self, element: ElementRef<'a>) {
        if gutter::is_number_column(element) {
            return;
        }
        let code = reading::read(self.page, element, &[]);
        if code.text.as_str().trim().is_empty() {
            return;
        }
        let lead = std::mem::take(&mut self.lead);
        self.is_lead_open = false;
        let lead = squeeze(lead.iter().filter_map(|node| node.value().as_text().map(|text| &**text)));
        self.blocks.push(Block {
            label: label::find(element),
            heading: self.heading.map(heading_text).filter(|text| !text.is_empty()),
            lead: Some(shorten(lead)).filter(|text| !text.is_empty()),
            transforms: code.transforms,
            ..Block::new(code.text, "html")
        });
    }
}

fn is_paragraph(name: &str) -> bool {
    matches!(
        name,
        "p" | "div" | "li" | "dt" | "dd" | "td" | "th" | "section" | "article" | "blockquote" | "figure" | "figcaption" | "details" | "summary" | "ul" | "ol" | "dl"
            | "table" | "header" | "footer" | "nav" | "aside" | "main" | "hr"
    )
}

/// What a heading says, without its permalink.
fn heading_text(heading: ElementRef<'_>) -> String {
    let text = squeeze(heading.text());
    text.trim_end_matches(['#', '¶', '§', '🔗']).trim_end().to_owned()
}

/// The end of `text`, if it is long.
pub(super) fn shorten(text: String) -> String {
    if text.len() <= MAX_LEAD {
        return text;
    }
    let from = text.ceil_char_boundary(text.len() - MAX_LEAD);
    text.get(from..).unwrap_or_default().to_owned()
}

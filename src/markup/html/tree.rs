//! The tree sink that notes which bytes each element and each text run came from.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};
use std::ops::Range;
use std::rc::Rc;

use ego_tree::NodeId;
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName};
use scraper::{Html, HtmlTreeSink};

use super::dom::{Dom, TextRun};
use super::progress::Progress;

/// scraper's own sink, with notes.
pub(super) struct PositionedTree {
    inner: HtmlTreeSink,
    progress: Rc<Progress>,
    notes: RefCell<Notes>,
}

#[derive(Default)]
struct Notes {
    runs: Vec<(NodeId, TextRun)>,
    tags: Vec<(NodeId, Range<usize>)>,
}

impl PositionedTree {
    pub(super) fn new(progress: Rc<Progress>) -> Self {
        Self { inner: HtmlTreeSink::new(Html::new_document()), progress, notes: RefCell::default() }
    }

    pub(super) fn into_dom(self, progress: &Progress) -> Dom {
        let mut notes = self.notes.into_inner();
        // Nodes are numbered as they are made, so both lists are all but sorted already.
        notes.runs.sort_by_key(|(node, run)| (*node, run.range.start));
        notes.tags.sort_by_key(|(node, _)| *node);
        Dom {
            html: self.inner.finish(),
            runs: notes.runs,
            tags: notes.tags,
            end_tags: progress.end_tags(),
            too_deep: progress.too_deep(),
            too_many: progress.too_many(),
        }
    }

    /// Notes where a text of `added` bytes came from, which is the end of the text node now that `find` shows.
    fn note_text(&self, place: Option<(Range<usize>, bool)>, added: usize, find: impl FnOnce(&Html) -> Option<NodeId>) {
        let Some((origin, verbatim)) = place else { return };
        let html = self.inner.0.borrow();
        let Some(node) = find(&html) else { return };
        let Some(length) = html.tree.get(node).and_then(|node| Some(node.value().as_text()?.text.len())) else { return };
        let run = TextRun { range: length - added..length, origin, verbatim };
        let runs = &mut self.notes.borrow_mut().runs;
        if let Some((last_node, last)) = runs.last_mut()
            && *last_node == node
            && last.verbatim
            && run.verbatim
            && last.origin.end == run.origin.start
            && last.range.end == run.range.start
        {
            last.origin.end = run.origin.end;
            last.range.end = run.range.end;
        } else {
            runs.push((node, run));
        }
    }

    /// How deep the parser stands once `element` is open: its ancestors are few, for the depth is bounded.
    fn depth(&self, element: NodeId) -> usize {
        self.inner.0.borrow().tree.get(element).map_or(0, |node| node.ancestors().count())
    }
}

impl TreeSink for PositionedTree {
    type Handle = NodeId;
    type Output = Html;
    type ElemName<'a> = Ref<'a, QualName>;

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(node) => {
                self.inner.append(parent, NodeOrText::AppendNode(node));
                self.progress.enter(|| self.depth(node));
            }
            NodeOrText::AppendText(text) => {
                let (place, added) = (self.progress.place(&text), text.len());
                self.inner.append(parent, NodeOrText::AppendText(text));
                self.note_text(place, added, |html| Some(html.tree.get(*parent)?.last_child()?.id()));
            }
        }
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(node) => {
                self.inner.append_before_sibling(sibling, NodeOrText::AppendNode(node));
                self.progress.enter(|| self.depth(node));
            }
            NodeOrText::AppendText(text) => {
                let (place, added) = (self.progress.place(&text), text.len());
                self.inner.append_before_sibling(sibling, NodeOrText::AppendText(text));
                self.note_text(place, added, |html| Some(html.tree.get(*sibling)?.prev_sibling()?.id()));
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.inner.0.borrow().tree.get(*element).is_some_and(|node| node.parent().is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        let tag = self.progress.start_tag(&name);
        let node = self.inner.create_element(name, attributes, flags);
        if let Some(range) = tag {
            self.notes.borrow_mut().tags.push((node, range));
        }
        node
    }

    fn pop(&self, node: &NodeId) {
        self.inner.pop(node);
        self.progress.leave();
    }

    fn finish(self) -> Html {
        self.inner.finish()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.inner.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        self.inner.elem_name(target)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.inner.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.inner.create_pi(target, data)
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.inner.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.inner.get_template_contents(target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.inner.set_quirks_mode(mode);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.inner.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.inner.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.inner.reparent_children(node, new_parent);
    }
}

//! What the tokenizer has consumed so far, and where the text and the tags of the input stand that it handed over.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

use html5ever::LocalName;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::QualName;
use html5ever::tendril::StrTendril;

use super::limits::{MAX_DEPTH, MAX_NODES};

/// What the tokenizer has consumed so far, shared by both sinks.
pub(super) struct Progress {
    source: StrTendril,
    queue: Rc<BufferQueue>,
    /// Where the last token ends.
    end: Cell<usize>,
    /// Start of the token before, for a reference that decodes to two tokens.
    last: RefCell<Range<usize>>,
    current: RefCell<Current>,
    /// Character tokens that the tree builder holds back, as it does within tables.
    held: RefCell<VecDeque<Characters>>,
    /// No less than the depth of the tree at which the parser stands.
    depth: Cell<usize>,
    too_deep: Cell<Option<usize>>,
    /// Tags and comments so far.
    nodes: Cell<usize>,
    too_many: Cell<Option<usize>>,
    end_tags: RefCell<Vec<Range<usize>>>,
}

/// The token that the tree builder is working on.
pub(super) enum Current {
    Other,
    StartTag(LocalName, Range<usize>),
    Characters(Characters),
}

/// A character token and how much of it has gone into the tree.
pub(super) struct Characters {
    pub(super) origin: Range<usize>,
    /// What it stands for, where that is not what the source holds.
    pub(super) decoded: Option<StrTendril>,
    pub(super) used: usize,
}

impl Progress {
    pub(super) fn new(source: StrTendril, queue: Rc<BufferQueue>) -> Self {
        Self {
            source,
            queue,
            end: Cell::new(0),
            last: RefCell::new(0..0),
            current: RefCell::new(Current::Other),
            held: RefCell::default(),
            depth: Cell::new(0),
            too_deep: Cell::new(None),
            nodes: Cell::new(0),
            too_many: Cell::new(None),
            end_tags: RefCell::default(),
        }
    }

    /// How many bytes of the source the tokenizer has taken: all but what is queued.
    fn consumed(&self) -> usize {
        let Some(first) = self.queue.pop_front() else { return self.source.len() };
        let mut left = first.len();
        let mut rest = Vec::new();
        while let Some(buffer) = self.queue.pop_front() {
            left += buffer.len();
            rest.push(buffer);
        }
        self.queue.push_back(first);
        for buffer in rest {
            self.queue.push_back(buffer);
        }
        self.source.len() - left
    }

    /// The range of a token that is no text.
    pub(super) fn take(&self) -> Range<usize> {
        let range = self.end.get()..self.consumed().max(self.end.get());
        self.advance(range.clone());
        range
    }

    /// The range of the text token `text`, and whether the source holds it byte for byte.
    pub(super) fn take_text(&self, text: &str) -> (Range<usize>, bool) {
        let start = self.end.get();
        let rest = self.source.as_bytes().get(start..).unwrap_or_default();
        // `&amp;` starts with what it decodes to. Other than that, equal bytes are the token, and what was consumed beyond them
        // is what the tokenizer looked at before it decided.
        let is_reference = text == "&" && self.consumed() > start + 1;
        let (range, verbatim) = if rest.starts_with(text.as_bytes()) && !is_reference {
            (start..start + text.len(), true)
        } else if text == "\n" && rest.starts_with(b"\r") {
            (start..start + if rest.starts_with(b"\r\n") { 2 } else { 1 }, false)
        } else {
            let consumed = self.consumed();
            (if consumed == start { self.last.borrow().clone() } else { start..consumed }, false)
        };
        self.advance(range.clone());
        (range, verbatim)
    }

    fn advance(&self, range: Range<usize>) {
        self.end.set(range.end.max(self.end.get()));
        self.last.replace(range);
    }

    /// Makes `token` the current one; what is left of a character token before it is held.
    pub(super) fn begin(&self, token: Current) {
        if let Current::Characters(before) = self.current.replace(token)
            && before.used == 0
        {
            self.held.borrow_mut().push_back(before);
        }
    }

    /// Where `text`, which goes into the tree now, came from.
    pub(super) fn place(&self, text: &str) -> Option<(Range<usize>, bool)> {
        if let Current::Characters(characters) = &mut *self.current.borrow_mut()
            && let Some(place) = characters.place(text, &self.source)
        {
            return Some(place);
        }
        let mut held = self.held.borrow_mut();
        let index = held.iter().position(|characters| characters.text(&self.source) == Some(text))?;
        let place = held.get_mut(index)?.place(text, &self.source);
        held.drain(..=index);
        place
    }

    /// The range of the start tag that asks for an element of this name now; none if the parser supplies it.
    pub(super) fn start_tag(&self, name: &QualName) -> Option<Range<usize>> {
        match &*self.current.borrow() {
            Current::StartTag(tag, range) if name.local.eq_ignore_ascii_case(tag) => Some(range.clone()),
            _ => None,
        }
    }

    /// An element is part of the tree now, and `depth` tells how deep it is.
    pub(super) fn enter(&self, depth: impl FnOnce() -> usize) {
        // To count is cheap and errs upwards only: an element that cannot hold others is never left. The truth is asked for where it matters.
        let counted = self.depth.get() + 1;
        self.depth.set(if counted < MAX_DEPTH { counted } else { depth() });
    }

    /// The parser has left an element.
    pub(super) fn leave(&self) {
        self.depth.set(self.depth.get().saturating_sub(1));
    }

    /// Every end tag so far, whether or not it closed anything.
    pub(super) fn end_tags(&self) -> Vec<Range<usize>> {
        self.end_tags.take()
    }

    /// The range of an end tag.
    pub(super) fn note_end_tag(&self, range: Range<usize>) {
        self.end_tags.borrow_mut().push(range);
    }

    /// A start tag at `at` is ignored, because the tree is too deep there.
    pub(super) fn note_too_deep(&self, at: usize) {
        self.too_deep.set(self.too_deep.get().or(Some(at)));
    }

    /// No less than the depth of the tree at which the parser stands.
    pub(super) fn depth(&self) -> usize {
        self.depth.get()
    }

    /// Forgets the text that the tree builder held back.
    pub(super) fn let_go(&self) {
        self.held.borrow_mut().clear();
    }

    /// Where the first start tag stands that was ignored because the tree is too deep there.
    pub(super) fn too_deep(&self) -> Option<usize> {
        self.too_deep.get()
    }

    /// Where the first tag or comment stands that is past [`MAX_NODES`].
    pub(super) fn too_many(&self) -> Option<usize> {
        self.too_many.get()
    }

    /// Whether a tag or a comment at `at` is past [`MAX_NODES`].
    pub(super) fn is_one_too_many(&self, at: usize) -> bool {
        self.nodes.set(self.nodes.get() + 1);
        let is_past = self.nodes.get() > MAX_NODES;
        if is_past && self.too_many.get().is_none() {
            self.too_many.set(Some(at));
        }
        is_past
    }
}

impl Characters {
    fn text<'a>(&'a self, source: &'a str) -> Option<&'a str> {
        self.decoded.as_deref().or_else(|| source.get(self.origin.clone()))
    }

    fn place(&mut self, text: &str, source: &str) -> Option<(Range<usize>, bool)> {
        let rest = self.text(source)?.get(self.used..)?;
        // Nearly always, all of it goes at once.
        let from = self.used + if rest.starts_with(text) { 0 } else { rest.find(text)? };
        self.used = from + text.len();
        let is_verbatim = self.decoded.is_none();
        let range = if is_verbatim { self.origin.start + from..self.origin.start + self.used } else { self.origin.clone() };
        Some((range, is_verbatim))
    }
}

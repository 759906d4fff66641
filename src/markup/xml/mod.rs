//! XML read element by element, without a tree: what an element holds is a [`Text`], exact to the byte.
//!
//! Feeds are often damaged, and one bad byte must not cost the articles behind it. quick-xml finds the tokens (`tokens`); before it
//! sees a `<`, `tag` makes sure that it opens markup that ends where it should. End tags close what they name, however deep that is,
//! and close nothing if it is not open.

mod content;
mod entities;
mod namespaces;
mod tag;
mod tokens;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use quick_xml::events::BytesStart;

pub use content::Content;
use content::ContentPart;
use namespaces::Namespaces;
use tokens::{Token, Tokens};

use super::damage::Damages;
use super::reference;
use crate::source::ProblemKind;
use crate::text::Text;

/// A reader that walks forward over the elements of an XML document.
pub struct XmlCursor<'a> {
    text: &'a Text,
    tokens: Tokens<'a>,
    /// Names of the open elements, the outermost first.
    open: Vec<&'a str>,
    /// How many elements of each name are open.
    counts: HashMap<&'a str, usize>,
    namespaces: Namespaces,
    /// Whether the innermost open element has no content and must be closed before anything is read.
    close: bool,
    /// A token that was looked at and not taken.
    ahead: Option<(Range<usize>, Token<'a>)>,
    /// Where the last token taken ends.
    at: usize,
}

/// An element whose start tag was read.
#[derive(Clone, Debug)]
pub struct Element<'a> {
    tag: BytesStart<'a>,
    name: &'a str,
    namespace: Option<String>,
    /// How many elements are open, it included.
    depth: usize,
    /// Bytes of its start tag.
    range: Range<usize>,
}

/// The namespace of HTML's elements within XML.
pub const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Depth in which the elements of feeds stand; what is deeper is content.
const MAX_FEED_DEPTH: usize = 16;

/// What the cursor passed over.
enum CursorStep<'a> {
    Start(Element<'a>),
    Other,
}

impl<'a> XmlCursor<'a> {
    /// Starts at the start of `text`.
    #[must_use]
    pub fn new(text: &'a Text) -> Self {
        let tokens = Tokens::new(text);
        Self { text, tokens, open: Vec::new(), counts: HashMap::new(), namespaces: Namespaces::default(), close: false, ahead: None, at: 0 }
    }

    /// The next element that starts, wherever that is.
    pub fn element(&mut self) -> Option<Element<'a>> {
        loop {
            if let (_, _, CursorStep::Start(element)) = self.step()? {
                return Some(element);
            }
        }
    }

    /// The next element that starts right within `parent`; none once `parent` has ended.
    ///
    /// A tag that starts such an element as `parent` anew ends it, for no element of a feed holds its like.
    pub fn child(&mut self, parent: &Element<'a>) -> Option<Element<'a>> {
        while self.open.len() >= parent.depth {
            if self.starts_again(parent.depth) {
                self.close_to(parent.depth - 1);
                return None;
            }
            if let (_, _, CursorStep::Start(element)) = self.step()?
                && element.depth == parent.depth + 1
            {
                return Some(element);
            }
        }
        None
    }

    /// All that `element`, whose start tag was read last, holds.
    pub fn content(&mut self, element: &Element<'a>) -> Content<'a> {
        let mut parts = Vec::new();
        let mut end = element.range.end;
        let mut before_section = None;
        while self.open.len() >= element.depth {
            if self.starts_again(element.depth - 1) {
                self.close_to(element.depth - 1);
                break;
            }
            let Some((range, part, _)) = self.step() else { break };
            if self.open.len() < element.depth {
                break;
            }
            if matches!(part, ContentPart::CData(_)) {
                before_section.get_or_insert_with(|| (range.start, self.tokens.damages.clone()));
            }
            end = range.end;
            parts.push((range, part));
        }
        let content = Content::new(self.text, element.range.end..end, parts);
        // What is behind the section is no XML then, and what is wrong with it as XML is no news.
        if let (Some((_, at)), Some((_, damages))) = (content.closed_early(), before_section) {
            self.tokens.damages = damages;
            self.tokens.damage(ProblemKind::Malformed, "a CDATA section whose content holds another `]]>`", at..at + 3);
        }
        content
    }

    /// What was found to be damaged so far, for more to be noted.
    pub fn damages(&mut self) -> &mut Damages {
        &mut self.tokens.damages
    }

    /// Everything that was found to be damaged so far, and is from here on to be told by the caller.
    #[must_use]
    pub fn into_damages(self) -> Damages {
        let mut damages = self.tokens.damages;
        if !self.open.is_empty() {
            let end = self.text.len();
            damages.note(ProblemKind::Truncated, "the file ends before its elements do", self.text.origin(end..end));
        }
        damages
    }

    /// Whether the next tag starts such an element as one of the `outer` outermost that are open: then that was not closed.
    fn starts_again(&mut self, outer: usize) -> bool {
        if self.close || outer > MAX_FEED_DEPTH {
            return false;
        }
        if self.ahead.is_none() {
            self.ahead = self.tokens.next(self.open.last().copied().unwrap_or_default());
        }
        let Some((range, Token::Start(tag))) = &self.ahead else { return false };
        let again = self.open.iter().take(outer).any(|open| *open == tag.name().as_ref());
        let range = range.clone();
        if again {
            self.tokens.damage(ProblemKind::Malformed, "an element that is not closed before the next one starts", range);
        }
        again
    }

    /// Reads one token; none at the end.
    fn step(&mut self) -> Option<(Range<usize>, ContentPart, CursorStep<'a>)> {
        if self.close {
            self.close = false;
            self.close_to(self.open.len().saturating_sub(1));
            let at = self.at;
            return Some((at..at, ContentPart::End(0), CursorStep::Other));
        }
        let next = self.ahead.take().or_else(|| self.tokens.next(self.open.last().copied().unwrap_or_default()));
        let (range, token) = next?;
        self.at = range.end;
        let (part, step) = match token {
            Token::Text => (ContentPart::Text, CursorStep::Other),
            Token::Reference(value) => (ContentPart::Reference(value), CursorStep::Other),
            Token::CData(inner) => (ContentPart::CData(inner), CursorStep::Other),
            Token::Nothing => (ContentPart::Nothing, CursorStep::Other),
            Token::Start(tag) => {
                let element = self.start(tag, range.clone());
                (ContentPart::Start(self.html_prefix(element.name)), CursorStep::Start(element))
            }
            Token::Empty(tag) => {
                self.close = true;
                let element = self.start(tag, range.clone());
                (ContentPart::Empty(self.html_prefix(element.name)), CursorStep::Start(element))
            }
            Token::End(name) => {
                let prefix = self.html_prefix(name);
                self.end(name, range.clone());
                (ContentPart::End(prefix), CursorStep::Other)
            }
        };
        Some((range, part, step))
    }

    /// The length of a prefix (with its colon) that says only that the element is one of HTML.
    fn html_prefix(&self, name: &str) -> usize {
        match name.split_once(':') {
            Some((prefix, _)) if self.namespaces.resolve(prefix) == Some(XHTML) => prefix.len() + 1,
            _ => 0,
        }
    }

    fn start(&mut self, tag: BytesStart<'a>, range: Range<usize>) -> Element<'a> {
        let name = self.text.as_str().get(range.start + 1..range.start + 1 + tag.name().as_ref().len()).unwrap_or_default();
        self.open.push(name);
        *self.counts.entry(name).or_default() += 1;
        let depth = self.open.len();
        if tag.attributes_raw().contains("xmlns") {
            for attribute in tag.html_attributes().with_checks(false).flatten() {
                if let Some(prefix) = attribute.key.as_ref().strip_prefix("xmlns") {
                    self.namespaces.declare(depth, prefix.trim_start_matches(':'), &reference::decode(&attribute.value));
                }
            }
        }
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let namespace = self.namespaces.resolve(prefix).map(str::to_owned);
        Element { tag, name, namespace, depth, range }
    }

    fn end(&mut self, name: &str, range: Range<usize>) {
        let innermost = self.open.last().copied().unwrap_or_default();
        let depth = self.open.len().saturating_sub(1);
        if innermost == name {
            self.close_to(depth);
        } else if self.counts.get(name).is_some_and(|count| *count > 0) {
            self.tokens.damage(ProblemKind::Malformed, "an end tag that closes more than its own element", range);
            self.close_to(self.open.iter().rposition(|open| *open == name).unwrap_or(depth));
        } else if innermost.eq_ignore_ascii_case(name) {
            self.tokens.damage(ProblemKind::Malformed, "an end tag whose name is written otherwise than in its start tag", range);
            self.close_to(depth);
        } else {
            self.tokens.damage(ProblemKind::Malformed, "an end tag without a start tag", range);
        }
    }

    /// Closes elements until `depth` are open.
    fn close_to(&mut self, depth: usize) {
        for name in self.open.drain(depth..) {
            if let Some(count) = self.counts.get_mut(name) {
                *count -= 1;
            }
        }
        self.namespaces.leave(depth);
    }
}

impl<'a> Element<'a> {
    /// Its name without a prefix.
    #[must_use]
    pub fn local(&self) -> &'a str {
        self.name.split_once(':').map_or(self.name, |(_, local)| local)
    }

    /// The prefix of its name, empty if there is none.
    #[must_use]
    pub fn prefix(&self) -> &'a str {
        self.name.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The namespace that its name is in, if one was declared.
    #[must_use]
    pub fn namespace(&self) -> Option<&str> {
        self.namespace.as_deref()
    }

    /// The value of the attribute called `name`, a prefix included, with its references decoded.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let attribute = self.tag.html_attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name)?;
        Some(reference::decode(&attribute.value).into_owned().into())
    }

    /// Bytes of its start tag.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }
}

//! quick-xml's events with their places, over XML that may be damaged: what is no markup is text, and nothing ends the reading early.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::entities::Entities;
use super::tag::{CDATA, Classifier, Cut, Markup, name_length};
use crate::markup::damage::Damages;
use crate::markup::reference::{self, CharacterReference};
use crate::source::ProblemKind;
use crate::text::Text;

/// What stands at a place.
#[derive(Clone, Debug)]
pub(super) enum Token<'a> {
    /// Characters, as they are.
    Text,
    /// A reference and what it stands for.
    Reference(Cow<'static, str>),
    /// A CDATA section and the range of what is in it.
    CData(Range<usize>),
    /// A start tag.
    Start(BytesStart<'a>),
    /// A tag of an element without content.
    Empty(BytesStart<'a>),
    /// An end tag.
    End(&'a str),
    /// What says nothing: a comment, a processing instruction, a declaration, half a tag at the end of the file.
    Nothing,
}

/// Reads tokens in order; their ranges leave no gap.
pub(super) struct Tokens<'a> {
    text: &'a Text,
    string: &'a str,
    reader: Reader<&'a [u8]>,
    /// Where the reader's input starts.
    base: usize,
    classifier: Classifier<'a>,
    entities: Entities,
    pub(super) damages: Damages,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a Text) -> Self {
        let string = text.as_str();
        let mut tokens = Self {
            text,
            string,
            reader: reader(string),
            base: 0,
            classifier: Classifier::new(string),
            entities: Entities::default(),
            damages: Damages::default(),
        };
        tokens.note_control_characters();
        tokens
    }

    /// Notes damage at `range` of the string.
    pub(super) fn damage(&mut self, kind: ProblemKind, message: &'static str, range: Range<usize>) {
        self.damages.note(kind, message, self.text.origin(range));
    }

    /// Where the next token starts.
    pub(super) fn at(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The next token and its range; none at the end. `open` is the name of the element that it stands in.
    pub(super) fn next(&mut self, open: &str) -> Option<(Range<usize>, Token<'a>)> {
        let start = self.at();
        // At the start of its input quick-xml would drop this, and not count it.
        if self.string.get(start..).is_some_and(|rest| rest.starts_with('\u{FEFF}')) {
            self.resume(start + '\u{FEFF}'.len_utf8());
            return Some((start..self.at(), Token::Text));
        }
        let token = match self.string.as_bytes().get(start)? {
            b'<' => self.markup(start, open),
            _ => self.characters(start),
        };
        Some((start..self.at(), token))
    }

    /// Reads on at `at`, whatever stands before it.
    fn resume(&mut self, at: usize) {
        self.base = at;
        self.reader = reader(self.string.get(at..).unwrap_or_default());
    }

    fn markup(&mut self, start: usize, open: &str) -> Token<'a> {
        match self.classifier.classify(start) {
            Markup::Tag(end) => match self.reader.read_event() {
                Ok(Event::Start(tag)) if self.at() == end => Token::Start(tag),
                Ok(Event::Empty(tag)) if self.at() == end => Token::Empty(tag),
                Ok(Event::End(_)) if self.at() == end => self.end_tag(start),
                _ => self.broken_tag(start, end),
            },
            Markup::BrokenTag(end) => {
                self.damage(ProblemKind::Malformed, "a tag that is not written as XML asks", start..end);
                self.broken_tag(start, end)
            }
            Markup::CData(end) => self.section(start, end - 3, end, open),
            Markup::Other(end) => {
                self.declaration(start..end);
                self.resume(end);
                Token::Nothing
            }
            Markup::Cut(Cut::CData) => self.section(start, self.string.len(), self.string.len(), open),
            Markup::Cut(cut) => self.cut(start, cut),
            Markup::Character => {
                self.damage(ProblemKind::Malformed, "a `<` that opens no tag (XML wants `&lt;`)", start..start + 1);
                self.resume(start + 1);
                Token::Text
            }
        }
    }

    /// The tag in `start..end`, which quick-xml would not end there.
    fn broken_tag(&mut self, start: usize, end: usize) -> Token<'a> {
        self.resume(end);
        let tag = self.string.get(start..end).unwrap_or_default();
        if tag.starts_with("</") {
            return self.end_tag(start);
        }
        let inner = tag.trim_start_matches('<').trim_end_matches('>');
        let content = inner.strip_suffix('/').unwrap_or(inner);
        let start = BytesStart::from_content(content, name_length(content.as_bytes(), 0));
        if inner.len() > content.len() { Token::Empty(start) } else { Token::Start(start) }
    }

    fn end_tag(&self, start: usize) -> Token<'a> {
        let name = start + 2..start + 2 + name_length(self.string.as_bytes(), start + 2);
        Token::End(self.string.get(name).unwrap_or_default())
    }

    fn cut(&mut self, start: usize, cut: Cut) -> Token<'a> {
        let end = self.string.len();
        match cut {
            Cut::Tag | Cut::CData => {
                self.damage(ProblemKind::Truncated, "the file ends in the middle of a tag", start..end);
                self.resume(end);
                Token::Nothing
            }
            // What is behind it may be more than a comment: it is read as if it were not one.
            Cut::Comment => {
                self.damage(ProblemKind::Malformed, "a comment that does not end", start..start + 4);
                self.resume(start + 4);
                Token::Nothing
            }
        }
    }

    /// The CDATA section at `start`, whose content ends at `content` and which itself ends at `end`.
    ///
    /// If its own end is missing, it would go on to the end of the next section, or of the file. The end tag of the element that it
    /// stands in shows that.
    fn section(&mut self, start: usize, content: usize, end: usize, open: &str) -> Token<'a> {
        let inner = start + CDATA.len();
        let next = self.classifier.find(inner, CDATA.as_bytes()).map(|end| end - CDATA.len()).filter(|next| *next < content);
        let is_cut = content == end;
        if next.is_some() || is_cut {
            let limit = next.unwrap_or(content);
            if let Some(at) = self.string.get(inner..limit).and_then(|inner| inner.find(&format!("</{open}>"))) {
                self.damage(ProblemKind::Malformed, "a CDATA section without its `]]>`", start..inner);
                self.resume(inner + at);
                return Token::CData(inner..inner + at);
            }
        }
        if is_cut {
            self.damage(ProblemKind::Truncated, "the file ends in the middle of a CDATA section", start..inner);
        }
        self.resume(end);
        Token::CData(inner..content)
    }

    /// Takes note of what a document type defines.
    fn declaration(&mut self, range: Range<usize>) {
        let declaration = self.string.get(range.clone()).unwrap_or_default();
        if declaration.starts_with("<!DOCTYPE") {
            self.entities.read(declaration);
        } else if declaration.starts_with("<?xml ") && range.start > 0 && !self.string.starts_with('\u{FEFF}') {
            self.damage(ProblemKind::Malformed, "an XML declaration that is not at the start of the file", range);
        }
    }

    fn characters(&mut self, start: usize) -> Token<'a> {
        match self.reader.read_event() {
            Ok(Event::GeneralRef(name)) => self.reference(&name.into_inner(), start),
            Ok(Event::Text(_)) if self.string.as_bytes().get(start) == Some(&b'&') => {
                self.note_ampersand(start);
                Token::Text
            }
            Ok(Event::Text(text)) => {
                if let Some(found) = text.find("]]>") {
                    self.damage(ProblemKind::Malformed, "a `]]>` that ends no CDATA section", start + found..start + found + 3);
                }
                Token::Text
            }
            // Nothing else can come of characters; should it, they are passed over one by one.
            _ => {
                let length = self.string.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                self.resume(start + length);
                Token::Text
            }
        }
    }

    fn reference(&mut self, name: &str, start: usize) -> Token<'a> {
        let range = start..self.at();
        match reference::resolve(name) {
            CharacterReference::Xml(value) => Token::Reference(value),
            CharacterReference::Html(value) if self.entities.are_external() => Token::Reference(value.into()),
            CharacterReference::Html(value) => {
                self.damage(ProblemKind::Malformed, "a named entity of HTML, which XML does not know", range);
                Token::Reference(value.into())
            }
            CharacterReference::Unknown if self.entities.get(name).is_some() => {
                Token::Reference(self.entities.get(name).unwrap_or_default().to_owned().into())
            }
            CharacterReference::Unknown => {
                self.damage(ProblemKind::Malformed, "an entity that nothing defines", range);
                Token::Text
            }
            CharacterReference::Bare => {
                self.note_ampersand(start);
                Token::Text
            }
        }
    }

    fn note_ampersand(&mut self, at: usize) {
        self.damage(ProblemKind::Malformed, "an `&` that starts no reference (XML wants `&amp;`)", at..at + 1);
    }

    fn note_control_characters(&mut self) {
        for (at, byte) in self.string.bytes().enumerate() {
            if byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') {
                self.damage(ProblemKind::Malformed, "a control character, which XML does not allow", at..at + 1);
            }
        }
    }
}

fn reader(string: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(string);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    reader
}

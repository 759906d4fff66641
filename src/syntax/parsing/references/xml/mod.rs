//! Well-formedness of XML, by quick-xml's events and a stack of the open elements.

mod prolog;

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesStart, Event};

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};

/// quick-xml.
pub(super) static REFERENCE: Reference = Reference {
    name: "xml",
    crate_name: "quick-xml",
    parse: |language, code| Some(parse(language, code)),
    doubted: None,
    limits: &[],
    swallows: Swallows::Nothing,
    stack: USUAL,
    words: &[],
};

struct OpenElement {
    name: String,
    range: Range<usize>,
}

#[derive(Default)]
struct XmlCheck {
    open: Vec<OpenElement>,
    roots: usize,
    errors: Vec<SyntaxError>,
}

fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    let mut reader = Reader::from_str(code);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.check_comments = true;
    let mut document = XmlCheck::default();
    loop {
        let start = place(reader.buffer_position());
        let event = reader.read_event();
        let range = start..place(reader.buffer_position()).min(code.len());
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => document.event(code, range, &event),
            Err(error) => {
                document.errors.push(failure(&error, place(reader.error_position()).min(code.len()), code));
                return document.errors;
            }
        }
        if !document.errors.is_empty() {
            return document.errors;
        }
    }
    document.end(code);
    document.errors
}

impl XmlCheck {
    fn event(&mut self, code: &str, range: Range<usize>, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                self.element(code, &range, tag);
                self.open.push(OpenElement { name: tag.name().as_ref().to_owned(), range });
            }
            Event::Empty(tag) => self.element(code, &range, tag),
            Event::End(tag) => self.close(&range, tag.name().as_ref()),
            Event::Text(_) => self.text(code, range),
            Event::CData(_) if self.open.is_empty() => self.report(range, "character data outside of the root element"),
            Event::GeneralRef(reference) => {
                let name: &str = reference;
                let known = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || name.starts_with('#');
                if !name.starts_with('#') && !is_name(name) {
                    self.report(range, format!("`{name}` is no entity's name"));
                } else if !known && !code.contains("<!ENTITY") && !code.contains("<!DOCTYPE") {
                    self.report(range, format!("undefined entity `&{name};`"));
                }
            }
            // A comment with the file's name often stands before it.
            Event::Decl(_) if self.open.len() > 1 || self.roots > 1 => {
                self.report(range, "the XML declaration stands at the very start of a document");
            }
            Event::Decl(declaration) => {
                if let Some(message) = prolog::declaration(declaration) {
                    self.report(range, message);
                }
            }
            Event::DocType(_) if !self.open.is_empty() || self.roots > 0 => {
                self.report(range, "a document type stands before the root element");
            }
            Event::DocType(_) => {
                let text = code.get(range.clone()).unwrap_or_default();
                if let Some((at, message)) = prolog::content_model(text).or_else(|| prolog::subset(text)) {
                    self.report(range.start + at.start..range.start + at.end, message);
                }
            }
            _ => {}
        }
    }

    fn element(&mut self, code: &str, range: &Range<usize>, tag: &BytesStart<'_>) {
        if self.open.is_empty() {
            self.roots += 1;
            if self.roots > 1 {
                self.report(range.clone(), "a document has one root element");
                return;
            }
        }
        let name = tag.name();
        let name: &str = name.as_ref();
        if !is_name(name) {
            self.report(range.start..(range.start + 1 + name.len()).min(code.len()), format!("`{name}` is no element's name"));
            return;
        }
        for attribute in tag.attributes() {
            match attribute {
                Ok(attribute) => {
                    let value: &str = &attribute.value;
                    let key: &str = attribute.key.as_ref();
                    let at = offset_in(code, range, key);
                    if !is_name(key) {
                        self.report(at, format!("`{key}` is no attribute's name"));
                    } else if value.contains('<') {
                        self.report(offset_in(code, range, value), "`<` in an attribute's value is written `&lt;`");
                    }
                }
                Err(error) => {
                    use quick_xml::events::attributes::AttrError;
                    let (AttrError::ExpectedEq(at)
                    | AttrError::ExpectedValue(at)
                    | AttrError::UnquotedValue(at)
                    | AttrError::ExpectedQuote(at, _)
                    | AttrError::Duplicated(at, _)) = error;
                    let at = (range.start + 1 + at).min(range.end);
                    let message = match error {
                        AttrError::ExpectedEq(_) => "expected `=` after the attribute's name".to_owned(),
                        AttrError::ExpectedValue(_) => "expected the attribute's value".to_owned(),
                        AttrError::UnquotedValue(_) => "an attribute's value stands in quotes".to_owned(),
                        AttrError::ExpectedQuote(..) => "the attribute's value is never closed".to_owned(),
                        AttrError::Duplicated(..) => "this attribute is here twice".to_owned(),
                    };
                    self.report(at..at, message);
                }
            }
        }
    }

    fn close(&mut self, range: &Range<usize>, name: &str) {
        match self.open.pop() {
            Some(open) if open.name == name.trim_end() => {}
            Some(open) => {
                let message = format!("expected `</{}>`, found `</{name}>`", open.name);
                let related = vec![(open.range.clone(), "opened here".to_owned())];
                self.errors.push(SyntaxError { related, ..SyntaxError::told(range.clone(), message) });
            }
            None => self.report(range.clone(), format!("`</{name}>` closes nothing")),
        }
    }

    fn text(&mut self, code: &str, range: Range<usize>) {
        let text = code.get(range.clone()).unwrap_or_default();
        if self.open.is_empty() && !text.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\u{feff}').is_empty() {
            let lead = text.len() - text.trim_start().len();
            self.report(range.start + lead..range.start + text.trim_end().len().max(lead), "text outside of the root element");
        }
    }

    fn end(&mut self, code: &str) {
        if let Some(open) = self.open.pop() {
            let message = format!("missing `</{}>`", open.name);
            let related = vec![(open.range, "opened here".to_owned())];
            let end = code.trim_end().len();
            self.errors.push(SyntaxError { related, ..SyntaxError::told(end..end, message) });
        } else if self.roots == 0 && self.errors.is_empty() {
            self.report(code.len()..code.len(), "a document has a root element");
        }
    }

    fn report(&mut self, range: Range<usize>, message: impl Into<String>) {
        self.errors.push(SyntaxError::told(range, message.into()));
    }
}

/// Whether `name` can name an element or an attribute.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == ':')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '\u{b7}' | '\u{300}'..='\u{36f}'))
}

/// Where `part`, which was cut out of `code`, lies in it; the whole range if it was not.
fn offset_in(code: &str, range: &Range<usize>, part: &str) -> Range<usize> {
    let found = code.get(range.clone()).and_then(|text| text.find(part));
    found.map_or(range.clone(), |at| range.start + at..range.start + at + part.len())
}

fn failure(error: &Error, at: usize, code: &str) -> SyntaxError {
    let message = match error {
        Error::Syntax(error) => error.to_string(),
        Error::IllFormed(IllFormedError::UnclosedReference) => "a bare `&` is written `&amp;`".to_owned(),
        Error::IllFormed(error) => error.to_string(),
        error => error.to_string(),
    };
    let end = code.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
    SyntaxError::told(at..end, message)
}

fn place(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

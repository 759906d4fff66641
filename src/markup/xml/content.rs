//! What an element holds: as plain characters, or as the HTML that it was meant to be.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use crate::markup::html::elements::{self, Role};
use crate::text::{Rewrite, Text};

/// The content of one element.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    text: &'a Text,
    /// From behind the start tag to the end tag.
    range: Range<usize>,
    parts: Vec<(Range<usize>, ContentPart)>,
}

/// A part of the content.
#[derive(Clone, Debug)]
pub(super) enum ContentPart {
    Text,
    Reference(Cow<'static, str>),
    /// The range of what is in the section.
    CData(Range<usize>),
    /// With the length of a prefix that means HTML.
    Start(usize),
    Empty(usize),
    End(usize),
    Nothing,
}

impl<'a> Content<'a> {
    pub(super) fn new(text: &'a Text, range: Range<usize>, parts: Vec<(Range<usize>, ContentPart)>) -> Self {
        Self { text, range, parts }
    }

    /// Whether elements start in it.
    #[must_use]
    pub fn has_tags(&self) -> bool {
        self.parts.iter().any(|(_, part)| matches!(part, ContentPart::Start(_) | ContentPart::Empty(_)))
    }

    /// Its characters: references and CDATA sections decoded, tags dropped.
    #[must_use]
    pub fn characters(&self) -> Text {
        let mut rewrite = self.text.rewrite();
        for (range, part) in &self.parts {
            match part {
                ContentPart::Text => {
                    rewrite.keep(range.clone());
                }
                ContentPart::Reference(value) => {
                    rewrite.replace(range.clone(), value);
                }
                ContentPart::CData(inner) => {
                    rewrite.keep(inner.clone());
                }
                ContentPart::Start(_) | ContentPart::Empty(_) | ContentPart::End(_) | ContentPart::Nothing => {}
            }
        }
        rewrite.finish()
    }

    /// The HTML that it holds, however that was put into XML: escaped, in a CDATA section, or as it is.
    #[must_use]
    pub fn html(&self) -> Text {
        if let Some((section, end)) = self.closed_early() {
            let mut rewrite = self.text.rewrite();
            self.markup_until(section.start, &mut rewrite);
            rewrite.keep(section.start..end);
            return rewrite.finish();
        }
        let has_ends = self.parts.iter().any(|(_, part)| matches!(part, ContentPart::End(_)));
        match (self.has_tags(), has_ends, self.starts_escaped()) {
            (false, false, _) => self.characters(),
            (true, _, false) => self.markup(),
            _ => self.unescaped(),
        }
    }

    /// Whether the first tag in it is escaped; those that are not then are forgotten ones.
    fn starts_escaped(&self) -> bool {
        let string = self.text.as_str();
        let mut parts = self.parts.iter().skip_while(|(range, part)| match part {
            ContentPart::Text => string.get(range.clone()).is_some_and(|text| text.trim().is_empty()),
            part => matches!(part, ContentPart::Nothing),
        });
        let is_open = parts.next().is_some_and(|(_, part)| matches!(part, ContentPart::Reference(value) if value == "<"));
        let behind = parts.next().and_then(|(range, _)| string.as_bytes().get(range.start));
        is_open && behind.is_some_and(u8::is_ascii_alphabetic)
    }

    /// Its characters, and its tags as they are.
    fn unescaped(&self) -> Text {
        let mut rewrite = self.text.rewrite();
        for (range, part) in &self.parts {
            match part {
                ContentPart::Reference(value) => rewrite.replace(range.clone(), value),
                ContentPart::CData(inner) => rewrite.keep(inner.clone()),
                _ => rewrite.keep(range.clone()),
            };
        }
        rewrite.finish()
    }

    /// The elements that it holds, as HTML: XML's own ways of writing are replaced by what HTML has for them.
    #[must_use]
    pub fn markup(&self) -> Text {
        let mut rewrite = self.text.rewrite();
        self.markup_until(self.range.end, &mut rewrite);
        rewrite.finish()
    }

    fn markup_until(&self, end: usize, rewrite: &mut Rewrite<'_>) {
        let mut depth = 0_usize;
        for (range, part) in self.parts.iter().take_while(|(range, _)| range.end <= end) {
            match part {
                ContentPart::Text | ContentPart::Reference(_) => {
                    rewrite.keep(range.clone());
                }
                // Among elements a section is text; beside them it is what they are: markup.
                ContentPart::CData(inner) if depth == 0 => {
                    rewrite.keep(inner.clone());
                }
                ContentPart::CData(inner) => self.escape(inner.clone(), rewrite),
                ContentPart::Start(prefix) => {
                    depth += 1;
                    rewrite.keep(range.start..range.start + 1).keep(range.start + 1 + prefix..range.end);
                }
                ContentPart::Empty(prefix) => {
                    depth += 1;
                    self.empty_element(range.clone(), *prefix, rewrite);
                }
                // The end of an element that was written as one tag has no bytes.
                ContentPart::End(_) if range.is_empty() => depth = depth.saturating_sub(1),
                ContentPart::End(prefix) => {
                    depth = depth.saturating_sub(1);
                    rewrite.keep(range.start..range.start + 2).keep(range.start + 2 + prefix..range.end);
                }
                ContentPart::Nothing => {
                    if self.text.as_str().get(range.clone()).is_some_and(|s| s.starts_with("<!--")) {
                        rewrite.keep(range.clone());
                    }
                }
            }
        }
    }

    /// HTML takes `<a/>` for `<a>`: unless the element can have no content, it needs its end tag.
    fn empty_element(&self, range: Range<usize>, prefix: usize, rewrite: &mut Rewrite<'_>) {
        let start = range.start + 1 + prefix;
        let tag = self.text.as_str().get(start..range.end).unwrap_or_default();
        let name: String = tag.chars().take_while(|c| !c.is_ascii_whitespace() && !matches!(c, '/' | '>')).collect();
        rewrite.keep(range.start..range.start + 1);
        if tag.ends_with("/>") && !elements::is(&name.to_ascii_lowercase(), Role::Void) {
            rewrite.keep(start..range.end - 2).replace(range.end - 2..range.end, &format!("></{name}>"));
        } else {
            rewrite.keep(start..range.end);
        }
    }

    /// Keeps `range`, with what HTML would read as markup escaped.
    fn escape(&self, range: Range<usize>, rewrite: &mut Rewrite<'_>) {
        let bytes = self.text.as_str().as_bytes();
        let mut from = range.start;
        while let Some(found) = bytes.get(from..range.end).and_then(|rest| memchr::memchr2(b'<', b'&', rest)) {
            let at = from + found;
            let with = if bytes.get(at) == Some(&b'<') { "&lt;" } else { "&amp;" };
            rewrite.keep(from..at).replace(at..at + 1, with);
            from = at + 1;
        }
        rewrite.keep(from..range.end);
    }

    /// A CDATA section that was ended by a `]]>` within its own content: from where on it was meant to go, and to where.
    ///
    /// The sign is a second `]]>` that ends the element's content and no section.
    pub(super) fn closed_early(&self) -> Option<(Range<usize>, usize)> {
        let (section, inner) = self.parts.iter().find_map(|(range, part)| match part {
            ContentPart::CData(inner) => Some((range, inner)),
            _ => None,
        })?;
        let rest = self.text.as_str().get(section.end..self.range.end)?;
        let end = section.end + memmem::rfind(rest.as_bytes(), b"]]>")?;
        let ends_section = self.parts.iter().any(|(range, part)| matches!(part, ContentPart::CData(_)) && range.end == end + 3);
        let is_last = rest.trim_end().len() == end + 3 - section.end;
        (is_last && !ends_section).then(|| (inner.clone(), end))
    }
}

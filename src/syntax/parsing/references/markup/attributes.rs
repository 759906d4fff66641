//! The attributes of a tag, some of whose values are code.

use super::expression::{Advance, step};
use super::piece::PieceShape;
use super::reader::PageReader;
use crate::language::Braces;
use crate::syntax::{FaultKind, SyntaxError};

impl PageReader<'_> {
    /// The rest of a start tag that begins at `start`; whether it closes itself, `None` if it is never ended.
    pub(super) fn attributes(&mut self, start: usize) -> Option<bool> {
        let named = self.at;
        loop {
            self.skip_blanks();
            let rest = self.rest();
            if let Some(tag) = self.template_tag_here() {
                self.template_tag(tag);
            } else if rest.is_empty() {
                if !self.read.stopped {
                    self.stop(SyntaxError::told(start..named, "this tag is never ended"));
                }
                return None;
            } else if rest.starts_with('>') {
                self.at += 1;
                return Some(false);
            } else if rest.starts_with("/>") {
                self.at += 2;
                return Some(true);
            } else if rest.starts_with("/*") {
                self.at += rest.find("*/").map_or(rest.len(), |end| end + 2);
            } else if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with('{') && self.markup.braces != Braces::Text {
                self.braces();
            } else if rest.starts_with('<') {
                self.stop(
                    SyntaxError::told(start..named, "this tag is not ended before the next one").because(self.at..self.at + 1, "here"),
                );
                return None;
            } else if rest.starts_with(['"', '\'']) {
                self.stop(SyntaxError::told(self.at..self.at + 1, "this quote opens nothing: a quote is missing before it, or too many"));
                return None;
            } else if rest.starts_with('@') && self.directives() && self.is_call() {
                self.directive();
            } else if self.is_braced() && (rest.starts_with("@(") || rest.starts_with("@{") || rest.starts_with("@if")) {
                self.razor();
            } else {
                self.attribute();
            }
        }
    }

    /// Whether a word and a parenthesis stand behind the sign here.
    fn is_call(&self) -> bool {
        let rest = self.rest().get(1..).unwrap_or_default();
        rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).trim_start_matches(' ').starts_with('(')
    }

    fn attribute(&mut self) {
        let start = self.at;
        while !self.rest().is_empty() {
            let rest = self.rest();
            let ends = rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '"' | '\'' | '<')) || rest.starts_with("/>");
            if ends || self.template_tag_here().is_some() {
                break;
            }
            self.step();
        }
        let name = self.text(start..self.at);
        let blank = self.at;
        self.skip_blanks();
        if !self.rest().starts_with('=') {
            self.at = if name.is_empty() { blank + 1 } else { blank };
            return;
        }
        self.at += 1;
        self.skip_blanks();
        match self.rest().chars().next() {
            Some(quote @ ('"' | '\'')) => self.quoted(name, quote),
            Some('`') if self.markup.braces == Braces::Elements => match step(self.code, self.at, '=') {
                Some(Advance::Opaque(end)) => self.at = end,
                _ => self.stop(SyntaxError::told(self.at..self.at + 1, "this string is never closed").of(FaultKind::UnclosedString)),
            },
            Some('{') if self.markup.braces != Braces::Text => self.braces(),
            _ => {
                while !self.rest().is_empty() && !self.rest().starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '<')) {
                    match self.template_tag_here() {
                        Some(tag) => self.template_tag(tag),
                        None if self.rest().starts_with('@') && self.is_braced() => self.shown(),
                        None if self.rest().starts_with("/>") => break,
                        None => self.step(),
                    }
                }
            }
        }
    }

    /// The value of the attribute `name` in quotes.
    fn quoted(&mut self, name: &str, quote: char) {
        let open = self.at;
        self.at += 1;
        let unclosed = SyntaxError::told(open..open + 1, "this quote is never closed").of(FaultKind::UnclosedString);
        while !self.rest().starts_with(quote) {
            if self.rest().is_empty() {
                if !self.read.stopped {
                    self.stop(unclosed);
                }
                return;
            }
            match self.template_tag_here() {
                Some(tag) => self.template_tag(tag),
                None if self.rest().starts_with('@') && self.is_braced() => self.shown(),
                None if self.rest().starts_with('{') && self.markup.braces == Braces::Values && name != "generics" => self.braces(),
                None => self.step(),
            }
        }
        let value = open + 1..self.at;
        self.at += 1;
        let text = self.text(value.clone());
        // A quote that closes here what another opened: `a="x>…</b><c d="` before `e"`.
        let glued = self.rest().starts_with(|c: char| c.is_alphanumeric() || c == quote);
        if glued && text.contains(['<', '>']) && text.contains('=') {
            self.stop(unclosed);
            return;
        }
        if !self.markup.code_attributes.iter().any(|sign| name.starts_with(sign)) {
            return;
        }
        let over = text.rfind(" in ").or_else(|| text.rfind(" of ")).filter(|_| name == "v-for");
        if let Some(over) = over.map(|at| value.start + at) {
            self.piece(PieceShape::Names, value.start..over);
            self.piece(PieceShape::Value, over + " in ".len()..value.end);
        } else {
            self.piece(PieceShape::attribute(name), value);
        }
    }
}

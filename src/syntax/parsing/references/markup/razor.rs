//! Code among markup behind an at sign, in braces: `@if (a) { <p>@b</p> }` of Razor.

use std::ops::Range;

use super::piece::PieceShape;
use super::reader::PageReader;
use super::template::{paired_end, string_length};
use crate::language::{Closing, TagBlocks};
use crate::syntax::{FaultKind, SyntaxError};

/// How deep elements and code may lie in each other.
const MAX_DEPTH: usize = 32;

/// What a block behind an at sign holds.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    /// Statements, with elements among them.
    Statements,
    /// Members of a class.
    Members,
    /// Markup, which a brace ends.
    Page,
}

impl PageReader<'_> {
    fn braced_blocks(&self) -> Option<&'static TagBlocks> {
        self.markup.blocks.as_ref().filter(|blocks| blocks.closing == Closing::Braced)
    }

    /// Whether an at sign opens code that braces end.
    pub(super) fn is_braced(&self) -> bool {
        self.braced_blocks().is_some()
    }

    /// What stands behind an at sign: a block, an expression, or nothing that counts, as in `a@example.com` and `@@`.
    pub(super) fn razor(&mut self) {
        let Some(blocks) = self.braced_blocks() else { return self.step() };
        let start = self.at;
        let is_glued = self.text(0..start).ends_with(|c: char| c.is_alphanumeric());
        self.at += 1;
        if is_glued || self.rest().starts_with('@') {
            self.step();
            return;
        }
        self.read.has_markup = true;
        if self.rest().starts_with('{') {
            return self.block_of(Holds::Statements, start);
        }
        if self.rest().starts_with('(') {
            return match self.arguments() {
                Some(inner) => self.piece(PieceShape::Value, inner),
                None => self.stop(SyntaxError::told(start..start + 2, "this `(` is never closed").of(FaultKind::UnclosedBracket)),
            };
        }
        let name = self.word();
        if blocks.names.contains(&name) {
            // `@using System.Linq` and `@if` in prose open nothing.
            if self.head(name, start) {
                self.block_of(Holds::Statements, start);
                self.middles(blocks);
            }
        } else if blocks.raw.contains(&name) || blocks.pages.contains(&name) {
            let end = self.rest().find(['{', '<', '@', ';']).unwrap_or(self.rest().len());
            let is_block = self.rest().get(end..).is_some_and(|rest| rest.starts_with('{'));
            let between = self.rest().get(..end).unwrap_or_default().trim();
            if is_block && between.chars().all(|c| c.is_alphanumeric() || c == '_') {
                self.at += end;
                self.block_of(if blocks.raw.contains(&name) { Holds::Members } else { Holds::Page }, start);
            }
        } else if blocks.lines.contains(&name) {
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        } else {
            if name == "await" {
                self.skip_blanks();
                self.word();
            }
            self.trail();
        }
    }

    /// An expression in the value of an attribute, whose quotes are not the attribute's: `"@Url.Content("~/a")"`.
    pub(super) fn shown(&mut self) {
        self.at += 1;
        if self.rest().starts_with('(') {
            if self.arguments().is_none() {
                self.step();
            }
        } else if self.word() == "await" {
            self.skip_blanks();
            self.word();
            self.trail();
        } else {
            self.trail();
        }
    }

    /// What goes on with an expression: `.b`, `(c)`, `[d]`.
    fn trail(&mut self) {
        loop {
            let rest = self.rest().trim_start_matches(['?', '!']);
            let signs = self.rest().len() - rest.len();
            if rest.starts_with('(') && signs == 0 {
                if self.arguments().is_none() {
                    return;
                }
            } else if let Some(end) = rest.strip_prefix('[').and_then(|inner| inner.find([']', '\n'])) {
                self.at += signs + end + 1;
                if self.rest().starts_with(']') {
                    self.at += 1;
                }
            } else if rest.strip_prefix('.').is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')) {
                self.at += signs + 1;
                self.word();
            } else {
                return;
            }
        }
    }

    /// The letters that stand here.
    fn word(&mut self) -> &'static str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        let known =
            self.braced_blocks().into_iter().flat_map(|blocks| [blocks.names, blocks.middles, blocks.raw, blocks.pages, blocks.lines]);
        let known = known.flatten().copied().chain(["await"]).find(|known| *known == word);
        self.at += end;
        known.unwrap_or_default()
    }

    /// What stands between the parentheses here, which are passed; `None` if nothing closes them.
    fn arguments(&mut self) -> Option<Range<usize>> {
        let length = paired_end(self.rest())?;
        let inner = self.at + 1..self.at + length - 1;
        self.at += length;
        Some(inner)
    }

    /// The head of the block `name`, up to the brace that opens it; whether there is one.
    fn head(&mut self, name: &str, start: usize) -> bool {
        let after = self.at;
        self.skip_blanks();
        if self.rest().starts_with('(') {
            let open = self.at;
            if self.arguments().is_none() {
                self.stop(
                    SyntaxError::told(open..open + 1, format!("the `(` of `{name}` is never closed"))
                        .because(start..after, "here")
                        .of(FaultKind::UnclosedBracket),
                );
                return false;
            }
            self.skip_blanks();
        }
        if self.rest().starts_with(',') {
            self.stop(SyntaxError::told(start..after, format!("expected `(` or `{{` behind `{name}`")));
            return false;
        }
        let opens = self.rest().starts_with('{');
        if opens {
            return true;
        }
        // `@using A.B` names what is used, and its type may have arguments: `@using C = D<E>`.
        self.at = after;
        if self.rest().trim_start_matches(' ').starts_with(char::is_uppercase) {
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
        false
    }

    /// The blocks that go on with one: `else { … }`, `catch (A b) { … }`.
    fn middles(&mut self, blocks: &'static TagBlocks) {
        while !self.read.stopped {
            let before = self.at;
            self.skip_blanks();
            let start = self.at;
            let name = self.word();
            let goes_on = blocks.middles.contains(&name) && {
                let between = self.at;
                self.skip_blanks();
                let inner = self.word();
                if !blocks.names.contains(&inner) {
                    self.at = between;
                }
                self.head(name, start)
            };
            if !goes_on {
                self.at = if self.read.stopped { self.code.len() } else { before };
                return;
            }
            self.block_of(Holds::Statements, start);
        }
    }

    /// The block whose brace stands here, opened by what starts at `start`.
    fn block_of(&mut self, holds: Holds, start: usize) {
        let open = self.at;
        let never = SyntaxError::told(open..open + 1, "this `{` is never closed").of(FaultKind::UnclosedBracket);
        let never = if start < open { never.because(start..open, "it opens this block") } else { never };
        self.at += 1;
        self.depth += 1;
        let base = self.read.elements.depth();
        if self.depth > MAX_DEPTH {
            self.read.stopped = true;
            self.at = self.code.len();
            return;
        }
        let is_closed = if holds == Holds::Page { self.page() } else { self.statements(holds, open) };
        self.depth -= 1;
        // Elements that are open in it say what is wrong.
        if !is_closed && !self.read.stopped && self.read.elements.depth() <= base {
            self.stop(never);
        }
    }

    /// Markup up to the brace that ends it; whether one does.
    fn page(&mut self) -> bool {
        let base = self.read.elements.depth();
        while !self.rest().is_empty() {
            if self.rest().starts_with('}') && self.read.elements.depth() <= base {
                self.at += 1;
                return true;
            }
            self.token_before('}');
        }
        false
    }

    /// Code up to the brace that ends it, with elements where a statement may start; whether one does.
    fn statements(&mut self, holds: Holds, open: usize) -> bool {
        let (mut depth, mut before, mut has_elements) = (0_usize, '{', false);
        while let Some(sign) = self.rest().chars().next() {
            let rest = self.rest();
            let starts = matches!(before, '{' | '}' | ';' | ':' | '>');
            match sign {
                '"' | '\'' | '$' | '@' if self.string() => before = '"',
                '/' if rest.starts_with("//") => self.at += rest.find('\n').unwrap_or(rest.len()),
                '/' if rest.starts_with("/*") => self.at += rest.find("*/").map_or(rest.len(), |end| end + 2),
                '#' if self.text(0..self.at).rsplit('\n').next().is_some_and(|before| before.trim().is_empty()) => {
                    self.at += rest.find('\n').unwrap_or(rest.len());
                }
                '@' if rest.starts_with("@*") => self.at += rest.find("*@").map_or(rest.len(), |end| end + 2),
                '@' if rest.starts_with("@:") => {
                    let line = rest.get(..rest.find('\n').unwrap_or(rest.len())).unwrap_or_default();
                    // What such a line opens, another may close.
                    if line.contains('<') {
                        self.read.stopped = true;
                        self.at = self.code.len();
                        return true;
                    }
                    has_elements = true;
                    self.at += line.len();
                    before = ';';
                }
                '@' if starts && rest.chars().nth(1).is_some_and(|next| next.is_alphabetic() || matches!(next, '(' | '{')) => {
                    has_elements = true;
                    self.razor();
                    before = ';';
                }
                '<' if (starts || before == '@') && rest.chars().nth(1).is_some_and(|next| next.is_ascii_alphabetic() || next == '!') => {
                    has_elements = true;
                    self.content(Some(self.read.elements.depth()));
                    before = '>';
                }
                '<' if starts && rest.starts_with("</") => {
                    has_elements = true;
                    self.token_before('}');
                    before = '>';
                }
                '}' if depth == 0 => {
                    let inner = open + 1..self.at;
                    self.at += 1;
                    if !has_elements {
                        self.piece(if holds == Holds::Members { PieceShape::Members } else { PieceShape::Body }, inner);
                    }
                    return true;
                }
                _ => {
                    match sign {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        _ => {}
                    }
                    if !sign.is_whitespace() {
                        before = sign;
                    }
                    self.step();
                }
            }
        }
        false
    }

    /// Passes the string or character that starts here; whether one does.
    fn string(&mut self) -> bool {
        let rest = self.rest();
        let signs = rest.len() - rest.trim_start_matches(['$', '@']).len();
        let behind = rest.get(signs..).unwrap_or_default();
        let verbatim = rest.get(..signs).is_some_and(|signs| signs.contains('@'));
        let length = if behind.starts_with("\"\"\"") {
            behind.get(3..).and_then(|inner| inner.find("\"\"\"")).map(|end| end + 6)
        } else if verbatim && behind.starts_with('"') {
            behind.get(1..).and_then(|inner| inner.find('"')).map(|end| end + 2)
        } else if behind.starts_with('"') || (signs == 0 && behind.starts_with('\'')) {
            string_length(behind.get(..behind.find('\n').unwrap_or(behind.len())).unwrap_or_default())
        } else {
            return false;
        };
        match length {
            Some(length) => self.at += signs + length,
            None => self
                .stop(SyntaxError::told(self.at + signs..self.at + signs + 1, "this string is never closed").of(FaultKind::UnclosedString)),
        }
        true
    }
}

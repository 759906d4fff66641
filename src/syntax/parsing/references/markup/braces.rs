//! Braces in text and attributes: where they end, and what stands between them, an expression or the head of a block.

use std::ops::Range;

use super::expression::{Advance, may_open, step};
use super::piece::PieceShape;
use super::reader::PageReader;
use crate::language::Braces;
use crate::syntax::{FaultKind, SyntaxError};

/// How deep elements within expressions may lie in each other.
const MAX_DEPTH: usize = 32;

impl PageReader<'_> {
    /// What a brace opens in text or a tag: an expression, or a block.
    pub(super) fn braces(&mut self) {
        let start = self.at;
        let base = self.read.elements.depth();
        let mut holes = Vec::new();
        // `{/if}` ends a block, and begins no regular expression.
        let mut signs = self.rest().chars().skip(1);
        let ends = self.markup.blocks.is_some() && signs.next() == Some('/') && signs.next().is_some_and(char::is_alphabetic);
        let (mut open, mut before, mut word) = (0_usize, if ends { 'a' } else { '{' }, String::new());
        self.at += 1;
        self.depth += 1;
        while self.at < self.code.len() {
            let is_return = word == "return";
            match step(self.code, self.at, if is_return { '(' } else { before }) {
                Some(Advance::Opaque(end)) => {
                    if !self.text(self.at..end).starts_with("/*") {
                        before = '"';
                    }
                    self.at = end;
                    continue;
                }
                Some(Advance::LineComment(end)) => {
                    let swallowed = open == 0 && before == '{' && self.text(self.at..end).contains('}');
                    if swallowed {
                        self.stop(SyntaxError::told(
                            self.at..end,
                            "this comment swallows the `}` behind it: within braces it is `/* … */`",
                        ));
                        break;
                    }
                    self.at = end;
                    continue;
                }
                Some(Advance::Unclosed) => {
                    self.stop(SyntaxError::told(self.at..self.at + 1, "this string is never closed").of(FaultKind::UnclosedString));
                    break;
                }
                Some(Advance::Sign('}')) if open == 0 => {
                    self.at += 1;
                    self.depth -= 1;
                    self.expression(start..self.at, holes);
                    return;
                }
                Some(Advance::Sign('<')) if self.opens_element() && (is_return || may_open(before)) => {
                    let from = self.at;
                    if self.depth > MAX_DEPTH {
                        self.read.stopped = true;
                        self.at = self.code.len();
                        return;
                    }
                    self.content(Some(self.read.elements.depth()));
                    holes.push(from..self.at);
                    before = 'a';
                    word.clear();
                    continue;
                }
                Some(Advance::Sign(sign)) => {
                    match sign {
                        '{' => open += 1,
                        '}' => open -= 1,
                        _ => {}
                    }
                    if sign.is_alphanumeric() {
                        if !self.text(self.at.saturating_sub(1)..self.at).starts_with(char::is_alphanumeric) {
                            word.clear();
                        }
                        word.push(sign);
                    } else if !sign.is_whitespace() {
                        word.clear();
                    }
                    if !sign.is_whitespace() {
                        before = sign;
                    }
                }
                None => {}
            }
            self.step();
        }
        self.depth -= 1;
        // A head of a block goes on to where it ends its line: `{#if a` above an element.
        let head = self.text(start..self.code.len()).lines().next().unwrap_or_default();
        let is_head =
            head.get(1..).is_some_and(|head| head.starts_with(['#', ':', '/'])) && !head.contains('}') && self.markup.blocks.is_some();
        if is_head && !self.read.stopped && self.markup.braces == Braces::Values {
            self.read.has_markup = true;
            return self.stop(SyntaxError::known(start..start + 1, "this `{` is never closed").of(FaultKind::UnclosedBracket));
        }
        // Elements that are open in it say what is wrong.
        if !self.read.stopped && self.read.elements.depth() <= base && self.read.elements.errors.is_empty() {
            self.stop(SyntaxError::told(start..start + 1, "this `{` is never closed").of(FaultKind::UnclosedBracket));
        }
    }

    fn opens_element(&self) -> bool {
        let next = self.rest().chars().nth(1);
        self.markup.braces == Braces::Elements && next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '>' | '!'))
    }

    /// The expression or block at `range`, its braces included, with elements at `holes`.
    pub(super) fn expression(&mut self, range: Range<usize>, holes: Vec<Range<usize>>) {
        let inner = range.start + 1..range.end.saturating_sub(1);
        let text = self.text(inner.clone());
        let lead = text.len() - text.trim_start().len();
        let start = inner.start + lead;
        let text = text.trim_start();
        let mut signs = text.chars();
        let sign = signs.next().filter(|sign| matches!(sign, '#' | ':' | '/' | '@') && signs.next().is_some_and(char::is_alphabetic));
        let spread = text.strip_prefix("...").map(|rest| inner.end.saturating_sub(rest.len()));
        if let Some(sign) = sign.filter(|_| self.markup.blocks.is_some()) {
            self.read.has_markup = true;
            return self.braced_block(sign, start..inner.end, range);
        }
        let from = spread.unwrap_or(start);
        let holes: Vec<_> = holes.into_iter().filter(|hole| hole.start >= from).collect();
        // Comments alone are no value, and what starts with a name in quotes is an object that is shown: `{ "a": 1 }`.
        let is_object = text.starts_with('"') && text.split('"').nth(2).is_some_and(|rest| rest.trim_start().starts_with(':'));
        if !self.is_comment(from..inner.end) && !is_object {
            let declares = self.markup.blocks.is_some() && ["const ", "let "].iter().any(|word| text.starts_with(word));
            let shape = if declares { PieceShape::Declaration } else { PieceShape::Value };
            self.piece_with(shape, from..inner.end, holes);
        }
    }

    fn is_comment(&self, range: Range<usize>) -> bool {
        let mut text = self.text(range).trim();
        while let Some(rest) = text.strip_prefix("/*") {
            let Some((_, rest)) = rest.split_once("*/") else { break };
            text = rest.trim();
        }
        while let Some(rest) = text.strip_prefix("//") {
            text = rest.split_once('\n').map_or("", |(_, rest)| rest).trim();
        }
        text.is_empty()
    }

    /// `{#if a}`, `{:else if b}`, `{/if}`, `{@html c}`; `inner` starts with the sign.
    fn braced_block(&mut self, sign: char, inner: Range<usize>, range: Range<usize>) {
        let text = self.text(inner.clone());
        let body = text.get(1..).unwrap_or_default();
        let end = body.find(|c: char| !c.is_alphanumeric()).unwrap_or(body.len());
        let name = body.get(..end).unwrap_or_default().to_owned();
        let from = inner.start + 1 + end;
        let rest = self.text(from..inner.end);
        let until = |word: &str| rest.rfind(word).map_or(inner.end, |at| from + at);
        match (sign, name.as_str()) {
            ('#', "each") => self.piece(PieceShape::Value, from..until(" as ")),
            ('#', "await") => self.piece(PieceShape::Value, from..until(" then").min(until(" catch"))),
            ('#', "if" | "key") | ('@', "html" | "render" | "attach") => self.piece(PieceShape::Value, from..inner.end),
            ('#', "snippet") => self.piece(PieceShape::Function, from..inner.end),
            ('@', "const") => self.piece(PieceShape::Constant, from..inner.end),
            (':', "else") if rest.trim_start().starts_with("if") => {
                let lead = rest.len() - rest.trim_start().len();
                self.piece(PieceShape::Value, from + lead + 2..inner.end);
            }
            _ => {}
        }
        let whole = self.text(range.clone()).to_owned();
        let known = match (sign, &self.markup.blocks) {
            ('#', Some(blocks)) => blocks.names,
            (':', Some(blocks)) => blocks.middles,
            _ => &[],
        };
        if !known.is_empty() && !known.contains(&name.as_str()) {
            self.read.errors.push(SyntaxError::known(range, format!("there is no block `{sign}{name}`")));
            return;
        }
        match sign {
            '#' => self.read.blocks.opens(&name, range, format!("{{/{name}}}"), true),
            '/' => self.read.blocks.closes(&name, range, &whole),
            _ => {}
        }
    }
}

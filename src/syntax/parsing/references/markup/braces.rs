//! What stands between braces in text and attributes: an expression, or the head of a block.

use std::ops::Range;

use super::piece::PieceShape;
use super::reader::PageReader;

impl PageReader<'_> {
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
        match sign {
            '#' => self.read.blocks.opens(&name, range, format!("{{/{name}}}"), true),
            '/' => self.read.blocks.closes(&name, range, &whole),
            _ => {}
        }
    }
}

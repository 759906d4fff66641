//! What a suspicion looks at: the code's lines as indentation sees them, and where its parser stumbled.

use std::ops::Range;
use std::rc::Rc;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::lexis::lexemes::{Belief, Lexeme, Sort, lexemes};
use crate::syntax::lexis::regions::Regions;

/// One line of code.
#[derive(Clone, Debug)]
pub(super) struct CodeLine {
    /// Its bytes, without its newline.
    pub range: Range<usize>,
    /// Blanks before its first other character.
    pub indent: usize,
    /// Behind its last byte that is code: no blank, and not in a comment at its end.
    pub end: usize,
}

impl CodeLine {
    /// Where its first character stands that is no blank.
    pub(super) fn start(&self) -> usize {
        self.range.start + self.indent
    }

    /// Whether it holds no code.
    pub(super) fn is_blank(&self) -> bool {
        self.end <= self.start()
    }
}

/// Broken code and what is known of it.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The language of the code.
    pub language: &'static Language,
    /// The code, which does not parse.
    pub code: &'a str,
    /// What the parser says of it, in order; at least one error.
    pub errors: &'a [SyntaxError],
    /// Its lines; the last is empty if the code ends with a newline.
    pub lines: Vec<CodeLine>,
    /// Its strings and comments as its signs tell them, each line by itself.
    pub lexemes: Vec<Lexeme>,
    /// The same as its tree tells them.
    pub opaque: Rc<Regions>,
}

impl<'a> Scene<'a> {
    /// Looks at `code`, of which `opaque` is strings and comments.
    pub(super) fn new(language: &'static Language, code: &'a str, errors: &'a [SyntaxError], opaque: Rc<Regions>) -> Self {
        let lexemes: Vec<Lexeme> = lexemes(language, code, Belief::default()).collect();
        let mut comments = lexemes.iter().filter(|lexeme| lexeme.sort == Sort::LineComment).map(|lexeme| lexeme.range.start).peekable();
        let mut start = 0;
        let mut lines = Vec::new();
        for text in code.split('\n') {
            let range = start..start + text.trim_end_matches('\r').len();
            let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
            let comment = comments.next_if(|comment| *comment <= range.end).map(|comment| comment - start);
            let end = start + text.get(..comment.unwrap_or(text.len())).unwrap_or(text).trim_end().len();
            lines.push(CodeLine { range, indent, end });
            start += text.len() + 1;
        }
        Self { language, code, errors, lines, lexemes, opaque }
    }

    /// The text of `range`.
    pub(super) fn text(&self, range: Range<usize>) -> &'a str {
        self.code.get(range).unwrap_or_default()
    }

    /// The code of a line, without its indentation and what ends it.
    pub(super) fn body(&self, index: usize) -> &'a str {
        self.lines.get(index).map_or("", |line| self.text(line.start()..line.end.max(line.start())))
    }

    /// Which line holds the byte at `offset`.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.range.start <= offset).saturating_sub(1)
    }

    /// Indentation of a line.
    pub(super) fn indent(&self, index: usize) -> usize {
        self.lines.get(index).map_or(0, |line| line.indent)
    }

    /// Whether the parser stumbled over nothing but the code's end.
    pub(super) fn is_at_end(&self) -> bool {
        let end = self.code.trim_end().len();
        self.errors.iter().all(|error| error.range.start >= end)
    }

    /// Whether a line ends with a comment, or is one.
    pub(super) fn has_comment(&self, index: usize) -> bool {
        self.lines.get(index).is_some_and(|line| line.end < line.range.start + self.text(line.range.clone()).trim_end().len())
    }

    /// Whether the byte at `offset` stands in a string that goes over lines, or in a comment that does.
    pub(super) fn is_in_long_string(&self, offset: usize) -> bool {
        let index = self.lexemes.partition_point(|lexeme| lexeme.range.end <= offset);
        let is_long = |lexeme: &&Lexeme| matches!(lexeme.sort, Sort::Long | Sort::BlockComment);
        self.lexemes.get(index).filter(is_long).is_some_and(|lexeme| lexeme.range.contains(&offset))
    }

    /// The next line behind `index` that holds code.
    pub(super) fn next(&self, index: usize) -> Option<usize> {
        (index + 1..self.lines.len()).find(|&next| !self.is_blank(next))
    }

    /// The last line before `index` that holds code.
    pub(super) fn previous(&self, index: usize) -> Option<usize> {
        (0..index).rev().find(|&previous| !self.is_blank(previous))
    }

    /// Whether a line holds no code.
    pub(super) fn is_blank(&self, index: usize) -> bool {
        self.lines.get(index).is_none_or(CodeLine::is_blank)
    }

    /// The first line at or behind `from`, and before `until`, that is indented no deeper than `indent`; the last line if there is none.
    pub(super) fn block_end(&self, opener: usize) -> Option<usize> {
        let own = self.indent(opener);
        (opener + 1..self.lines.len()).find(|&index| !self.is_blank(index) && self.indent(index) <= own)
    }

    /// The line that heads what ends in line `closer`: the nearest above that is indented likewise and has something deeper below it.
    pub(super) fn header(&self, closer: usize) -> Option<usize> {
        let own = self.indent(closer);
        let mut below = None;
        for index in (0..closer).rev().filter(|&index| !self.is_blank(index)) {
            let indent = self.indent(index);
            if indent < own {
                return None;
            }
            if indent == own {
                return below.is_some_and(|below| below > own).then_some(index);
            }
            below = Some(indent);
        }
        None
    }

    /// Whether all code above line `closer` is indented deeper than it.
    pub(super) fn is_headless(&self, closer: usize) -> bool {
        let own = self.indent(closer);
        closer > 0 && (0..closer).all(|index| self.is_blank(index) || self.indent(index) > own) && (0..closer).any(|i| !self.is_blank(i))
    }

    /// Where something belongs that ends what opens in line `opener` and stands on a line of its own: a line of nothing but the same
    /// indentation, if there is one before the block's end, else behind the block's last line.
    pub(super) fn own_line(&self, opener: usize) -> usize {
        let own = self.indent(opener);
        let end = self.block_end(opener).unwrap_or(self.lines.len());
        let holds = |index: &usize| self.lines.get(*index).is_some_and(|line| line.range.len() > line.indent);
        let last = (opener..end).rev().find(holds).unwrap_or(opener);
        let left =
            (last + 1..end).find(|&index| self.lines.get(index).is_some_and(|line| line.range.len() == line.indent && line.indent == own));
        let index = left.filter(|&left| own > 0 || left == last + 1).unwrap_or(last);
        self.lines.get(index).map_or(self.code.len(), |line| line.range.end)
    }
}

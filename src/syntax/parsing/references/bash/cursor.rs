//! Where the shell's reader stands in the code, and what it can see from there.

use std::ops::Range;

use crate::syntax::{FaultKind, SyntaxError};

/// Deepest nesting that is read.
const MAX_DEPTH: usize = 100;

/// Why reading ends early.
pub(super) enum Stop {
    /// A mistake.
    Wrong(Box<SyntaxError>),
    /// Nested deeper than is read.
    TooDeep,
}

/// How reading goes on.
pub(super) type Step<T = ()> = Result<T, Stop>;

/// A here-document whose lines are still to come.
struct Awaited {
    operator: Range<usize>,
    word: String,
    tabs: bool,
}

/// A place in the code.
pub(super) struct Cursor<'a> {
    code: &'a str,
    at: usize,
    depth: usize,
    awaited: Vec<Awaited>,
    /// Whether a comment was passed since this was last unset.
    pub(super) commented: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(code: &'a str) -> Self {
        Self { code, at: 0, depth: 0, awaited: Vec::new(), commented: false }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a str {
        self.code.get(self.at..).unwrap_or_default()
    }

    pub(super) fn since(&self, start: usize) -> &'a str {
        self.code.get(start..self.at).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn sees(&self, text: &str) -> bool {
        self.rest().starts_with(text)
    }

    /// Passes `length` bytes.
    pub(super) fn pass(&mut self, length: usize) {
        self.at += length;
    }

    /// Passes `text` if it is next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let there = self.sees(text);
        if there {
            self.at += text.len();
        }
        there
    }

    /// Passes the next character.
    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// What is next, as far as it is one piece: a word without its quotes, or an operator.
    pub(super) fn token(&self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| is_meta(c) || matches!(c, '\'' | '"' | '`' | '$' | '\\')).unwrap_or(rest.len());
        if end > 0 {
            return rest.get(..end).unwrap_or_default();
        }
        let operators = [";;", "&&", "||", "|&", "$(", "${"];
        let length = operators
            .iter()
            .find(|operator| rest.starts_with(**operator))
            .map_or(rest.chars().next().map_or(0, char::len_utf8), |o| o.len());
        rest.get(..length).unwrap_or_default()
    }

    /// Passes `word` if it is next and stands alone.
    pub(super) fn keyword(&mut self, word: &str) -> bool {
        let there = self.at_keyword(word);
        if there {
            self.at += word.len();
        }
        there
    }

    pub(super) fn at_keyword(&self, word: &str) -> bool {
        self.rest().strip_prefix(word).is_some_and(|after| after.chars().next().is_none_or(is_meta))
    }

    /// Passes blanks, continued lines and a comment.
    pub(super) fn blanks(&mut self) {
        loop {
            let rest = self.rest();
            let skipped = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
            self.at += skipped;
            let rest = self.rest();
            if rest.starts_with("\\\n") {
                self.at += 2;
            } else if rest.starts_with("\\\r\n") {
                self.at += 3;
            } else if rest.starts_with('#') {
                self.at += rest.find('\n').unwrap_or(rest.len());
                self.commented = true;
            } else if skipped == 0 {
                return;
            }
        }
    }

    /// Passes blanks and ends of lines, with the here-documents that follow them.
    pub(super) fn lines(&mut self) -> Step {
        self.blanks();
        while self.take("\n") {
            self.documents()?;
            self.blanks();
        }
        Ok(())
    }

    /// Awaits a here-document that ends with a line that holds `word` alone.
    pub(super) fn wait(&mut self, operator: Range<usize>, word: String, tabs: bool) {
        self.awaited.push(Awaited { operator, word, tabs });
    }

    /// Passes the here-documents that start on this line.
    fn documents(&mut self) -> Step {
        for document in std::mem::take(&mut self.awaited) {
            loop {
                let rest = self.rest();
                if rest.is_empty() {
                    return unended(document);
                }
                let line = rest.split('\n').next().unwrap_or_default();
                self.at += (line.len() + 1).min(rest.len());
                let line = line.trim_end_matches('\r');
                if document.word == if document.tabs { line.trim_start_matches('\t') } else { line } {
                    break;
                }
            }
        }
        Ok(())
    }

    /// At the end of the code: what is still awaited will not come.
    pub(super) fn end(&mut self) -> Step {
        self.awaited.pop().map_or(Ok(()), unended)
    }

    /// Reads with `read` one level deeper.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Step<T>) -> Step<T> {
        if self.depth >= MAX_DEPTH {
            return Err(Stop::TooDeep);
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// A mistake at what is next.
    pub(super) fn unexpected<T>(&self, expected: &str) -> Step<T> {
        let token = self.token();
        let found = match token {
            "" => "the end".to_owned(),
            "\n" => "the end of the line".to_owned(),
            token => format!("`{token}`"),
        };
        let message = if expected.is_empty() { format!("unexpected {found}") } else { format!("expected {expected}, found {found}") };
        wrong(self.at..self.at + token.trim_end().len(), message)
    }
}

/// A mistake at the end of the code: what opened at `start` goes on.
pub(super) fn unclosed<T>(start: usize, opener: &str) -> Step<T> {
    let kind = match opener {
        "\"" | "'" | "`" | "$'" | "$\"" => FaultKind::UnclosedString,
        opener if opener.ends_with(['(', '[', '{']) => FaultKind::UnclosedBracket,
        _ => FaultKind::Other,
    };
    let error = SyntaxError::told(start..start + opener.len(), format!("this `{opener}` is never closed"));
    Err(Stop::Wrong(Box::new(error.of(kind))))
}

/// A mistake.
pub(super) fn wrong<T>(range: Range<usize>, message: String) -> Step<T> {
    Err(Stop::Wrong(Box::new(SyntaxError::told(range, message))))
}

fn unended(document: Awaited) -> Step {
    wrong(document.operator, format!("this here-document is never ended by `{}` at the start of a line", document.word))
}

/// Whether `c` ends a word.
pub(super) fn is_meta(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n' | ';' | '&' | '|' | '<' | '>' | '(' | ')')
}

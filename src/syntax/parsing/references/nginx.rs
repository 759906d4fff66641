//! nginx's configuration, read as nginx reads it: words that a `;` ends or a block follows.

use std::ops::Range;

use crate::language::Language;
use crate::syntax::parsing::references::kind::{Reference, Swallows, USUAL};
use crate::syntax::{FaultKind, SyntaxError};

/// A reader of our own.
pub(super) static REFERENCE: Reference = Reference {
    name: "nginx",
    crate_name: "",
    // A directive alone without what ends it is only named, and what has none of these signs may be anything.
    parse: |language, code| if code.contains([';', '{', '}']) { Some(parse(language, code)) } else { None },
    doubted: None,
    limits: &[],
    swallows: Swallows::Characters,
    stack: USUAL,
    words: &[],
};

/// What the name of a directive ends with whose block is Lua.
const LUA: &str = "_by_lua_block";

/// What is wrong with `code`: the first fault, for what follows it proves nothing.
fn parse(_language: &Language, code: &str) -> Vec<SyntaxError> {
    let mut reader = Directives { code, at: 0, words: Vec::new(), open: Vec::new() };
    reader.read().err().into_iter().map(|error| *error.0).collect()
}

/// What is wrong with a directive: boxed, for it is large beside what is read.
struct DirectiveError(Box<SyntaxError>);

struct Directives<'a> {
    code: &'a str,
    at: usize,
    /// The words of the directive at hand.
    words: Vec<Range<usize>>,
    /// Where the blocks open that are not closed.
    open: Vec<usize>,
}

impl<'a> Directives<'a> {
    fn read(&mut self) -> Result<(), DirectiveError> {
        while let Some(c) = self.peek() {
            match c {
                _ if c.is_whitespace() => self.at += c.len_utf8(),
                '#' => self.at = self.end_of_line(),
                ';' if self.words.is_empty() => return Err(fault(self.here(c), "this `;` ends nothing")),
                ';' => self.end()?,
                '{' => self.block()?,
                '}' => self.close()?,
                _ => self.word()?,
            }
        }
        if let Some(missing) = self.unended() {
            return Err(missing);
        }
        match self.open.first() {
            Some(&at) => Err(unclosed(at, FaultKind::UnclosedBracket, "this `{` is never closed")),
            None => Ok(()),
        }
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn rest(&self) -> &'a str {
        self.code.get(self.at..).unwrap_or_default()
    }

    fn here(&self, c: char) -> Range<usize> {
        self.at..self.at + c.len_utf8()
    }

    fn end_of_line(&self) -> usize {
        self.rest().find('\n').map_or(self.code.len(), |end| self.at + end)
    }

    fn text(&self, range: &Range<usize>) -> &'a str {
        self.code.get(range.clone()).unwrap_or_default()
    }

    /// The directive at hand ends with a `;`.
    fn end(&mut self) -> Result<(), DirectiveError> {
        self.at += 1;
        self.directive()
    }

    /// A block opens behind the directive at hand.
    fn block(&mut self) -> Result<(), DirectiveError> {
        if self.words.is_empty() {
            return Err(fault(self.here('{'), "this `{` has no directive before it"));
        }
        let is_lua = self.words.first().is_some_and(|name| self.text(name).ends_with(LUA));
        self.directive()?;
        let at = self.at;
        self.at += 1;
        if is_lua {
            self.at = lua_end(self.code, self.at).ok_or_else(|| unclosed(at, FaultKind::UnclosedBracket, "this `{` is never closed"))?;
        } else {
            self.open.push(at);
        }
        Ok(())
    }

    /// A block is closed.
    fn close(&mut self) -> Result<(), DirectiveError> {
        if let Some(missing) = self.unended() {
            return Err(missing);
        }
        if self.open.pop().is_none() {
            return Err(fault(self.here('}'), "this `}` closes nothing"));
        }
        self.at += 1;
        Ok(())
    }

    /// The words of the directive at hand, which is whole.
    fn directive(&mut self) -> Result<(), DirectiveError> {
        let words = std::mem::take(&mut self.words);
        let Some(name) = words.first() else { return Ok(()) };
        // Dots stand for directives that are left out.
        if self.text(name).trim_start_matches(['[', '(', '.', '…']).is_empty() {
            return Err(fault(name.clone(), "this is no directive"));
        }
        if let Some(before) = self.swallowed(&words) {
            return Err(fault(before..before, "missing `;`"));
        }
        let is_condition = self.text(name) == "if";
        match (words.get(1), words.last()) {
            (Some(first), Some(last)) if is_condition && self.text(first).starts_with('(') && !self.text(last).ends_with(')') => {
                Err(fault(last.end..last.end, "missing `)`"))
            }
            _ => Ok(()),
        }
    }

    /// Where a `;` is missing between directives that are read as one: a line among them that is indented like the first, and starts with a
    /// name as directives have one, and something behind it.
    fn swallowed(&self, words: &[Range<usize>]) -> Option<usize> {
        let first = self.column(words.first()?.start)?;
        words.windows(2).enumerate().find_map(|(index, pair)| {
            let [before, word] = pair else { return None };
            let leads = self.text(&(before.end..word.start)).contains('\n') && self.column(word.start) == Some(first);
            let is_name = |text: &str| text.starts_with(|c: char| c.is_ascii_lowercase()) && !text.contains(|c| !is_of_name(c));
            let goes_on = words.get(index + 2).is_some_and(|next| !self.text(&(word.end..next.start)).contains('\n'));
            let opens = words.len() == index + 2 && self.rest().starts_with('{');
            (leads && is_name(self.text(word)) && (goes_on || opens)).then_some(before.end)
        })
    }

    /// Blanks before the byte at `at`, which is the first of its line that is none; `None` if it is not.
    fn column(&self, at: usize) -> Option<usize> {
        let before = self.code.get(..at)?;
        let lead = before.rsplit('\n').next()?;
        lead.trim().is_empty().then_some(lead.len())
    }

    /// What is said where a directive should have ended.
    fn unended(&mut self) -> Option<DirectiveError> {
        let end = self.words.last()?.end;
        self.directive().err().or_else(|| Some(fault(end..end, "missing `;`")))
    }

    /// A word, which may be quoted, in part or as a whole.
    fn word(&mut self) -> Result<(), DirectiveError> {
        let start = self.at;
        let quote = self.peek().filter(|c| matches!(c, '"' | '\''));
        if let Some(quote) = quote {
            self.at += 1;
            let length =
                closing(self.rest(), quote).ok_or_else(|| unclosed(start, FaultKind::UnclosedString, "this string is not closed"))?;
            self.at += length;
            self.words.push(start..self.at);
            return match self.peek() {
                Some(c) if !c.is_whitespace() && !matches!(c, ';' | '{' | ')') => {
                    Err(fault(self.here(c), "expected a blank behind this string"))
                }
                _ => Ok(()),
            };
        }
        let mut before = ' ';
        while let Some(c) = self.peek() {
            let ends = c.is_whitespace() || c == ';' || c == '{' && before != '$';
            if ends && before != '\\' {
                break;
            }
            before = if before == '\\' { ' ' } else { c };
            self.at += c.len_utf8();
        }
        self.words.push(start..self.at);
        Ok(())
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'
}

fn fault(range: Range<usize>, message: &str) -> DirectiveError {
    DirectiveError(Box::new(SyntaxError::told(range, message)))
}

/// What is said of a sign at `at` that opens something which is never closed.
fn unclosed(at: usize, kind: FaultKind, message: &str) -> DirectiveError {
    DirectiveError(Box::new(SyntaxError::told(at..at + 1, message).of(kind)))
}

/// Behind the `quote` that closes the string of which `rest` is the inside.
fn closing(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    rest.char_indices().find_map(|(at, c)| {
        let closes = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        closes.then_some(at + c.len_utf8())
    })
}

/// Behind the `}` that closes a block of Lua whose inside starts at `from` of `code`.
fn lua_end(code: &str, from: usize) -> Option<usize> {
    let mut depth = 1_usize;
    let mut at = from;
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        let c = rest.chars().next()?;
        at += match c {
            _ if rest.starts_with("--[[") => rest.find("]]").map_or(rest.len(), |end| end + 2),
            _ if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            _ if rest.starts_with("[[") => rest.find("]]").map_or(rest.len(), |end| end + 2),
            '"' | '\'' => 1 + closing(rest.get(1..)?, c)?,
            '{' => {
                depth += 1;
                1
            }
            '}' => {
                depth -= 1;
                1
            }
            _ => c.len_utf8(),
        };
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn told(code: &str) -> Option<(usize, String)> {
        parse(by_id("nginx").unwrap(), code).into_iter().next().map(|error| (error.range.start, error.message))
    }

    #[test]
    fn what_nginx_takes_is_right() {
        for code in [
            "location ~ \\.php$ { deny all; } # it's\n",
            "log_format main '$remote_addr \"$request\" '\n                '$status';\n",
            "gzip_types\ntext/css\ntext/plain;\nif ($a ~* \"b{2}\") { return 301 https://${host}/; }\n",
            "location / {\n  content_by_lua_block {\n    ngx.say(\"}\") -- it's }\n    local t = {}\n  }\n}\n",
            "map $a $b\n{\n  default 0;\n  ~*c\\;d 1;\n  \"\" 2;\n}\n",
        ] {
            assert_eq!(told(code), None, "{code}");
        }
    }

    #[test]
    fn what_is_missing_is_told_where_it_is() {
        let missing = |at, what: &str| Some((at, what.to_owned()));
        assert_eq!(told("a {\n  listen 80\n}\n"), missing(15, "missing `;`"));
        assert_eq!(told("listen 80\nserver_name b;\n"), missing(9, "missing `;`"));
        assert_eq!(told("include b\nserver {\n}\n"), missing(9, "missing `;`"));
        assert_eq!(told("a { {\n}\n"), missing(4, "this `{` has no directive before it"));
        assert_eq!(told("a {\n  b c;\n"), missing(2, "this `{` is never closed"));
        assert_eq!(told("a b;\n}\n"), missing(5, "this `}` closes nothing"));
        assert_eq!(told("a 'b;\n"), missing(2, "this string is not closed"));
        assert_eq!(told("if ($a = b { c d; }\n"), missing(10, "missing `)`"));
        assert_eq!(told("a b;;\n"), missing(4, "this `;` ends nothing"));
    }

    #[test]
    fn what_is_left_out_is_no_directive() {
        assert_eq!(told("a {\n  ...\n  b c;\n}\n").map(|(at, _)| at), Some(6));
    }
}

//! What CSS, SCSS and Less share: comments and strings that end, brackets in pairs, and the statements between them.

use std::ops::Range;

use crate::syntax::SyntaxError;

/// One statement: what stands before a `;`, a `{` or a `}`.
pub(super) struct Statement {
    /// Where it is, from its first character to its last.
    pub range: Range<usize>,
    /// It, with blanks for its comments.
    pub text: String,
    /// Whether a block follows.
    pub opens: bool,
    /// Whether a `;` ends it.
    pub ended: bool,
}

/// What keeps statements from being told apart.
pub(super) struct Unended {
    /// What is said of it.
    pub error: Box<SyntaxError>,
    /// Whether a `(` or `[` is open there.
    pub within: bool,
}

/// The statements of `code`, in which `//` opens a comment if `lines`.
pub(super) fn statements(code: &str, lines: bool) -> Result<Vec<Statement>, Unended> {
    let fault = |open: &[(usize, char)], error| Unended { error: Box::new(error), within: open.iter().any(|(_, opener)| *opener != '{') };
    let mut statements = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut text = String::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        let skipped = if rest.starts_with("/*") {
            Some(rest.find("*/").map(|end| end + 2).ok_or_else(|| fault(&open, error(at..at + 2, "this comment is never closed")))?)
        } else if lines && rest.starts_with("//") {
            Some(rest.find('\n').unwrap_or(rest.len()))
        } else {
            None
        };
        if let Some(length) = skipped {
            text.extend(std::iter::repeat_n(' ', length));
            at += length;
            continue;
        }
        let length = verbatim(rest).map_err(|length| fault(&open, error(at..at + length, "this string is not closed")))?;
        if length > 0 {
            text.push_str(rest.get(..length).unwrap_or_default());
            at += length;
            continue;
        }
        let c = rest.chars().next().unwrap_or(' ');
        at += c.len_utf8();
        match c {
            '(' | '[' | '{' => open.push((at - 1, c)),
            ')' | ']' | '}' => match open.pop() {
                Some((_, opener)) if matches!((opener, c), ('(', ')') | ('[', ']') | ('{', '}')) => {}
                Some((place, opener)) => {
                    let mut wrong = error(at - 1..at, &format!("`{c}` does not close this `{opener}`"));
                    wrong.related.push((place..place + 1, "opened here".to_owned()));
                    open.push((place, opener));
                    return Err(fault(&open, wrong));
                }
                None => return Err(fault(&open, error(at - 1..at, &format!("this `{c}` closes nothing")))),
            },
            _ => {}
        }
        let nested = open.last().is_some_and(|(_, opener)| *opener != '{');
        if matches!(c, '{' | '}') || (c == ';' && !nested) {
            finish(&mut statements, &mut text, start, c);
            start = at;
        } else {
            text.push(c);
        }
    }
    finish(&mut statements, &mut text, start, ' ');
    match open.last() {
        Some((place, opener)) => Err(fault(&open, error(*place..place + 1, &format!("this `{opener}` is never closed")))),
        None => Ok(statements),
    }
}

fn finish(statements: &mut Vec<Statement>, text: &mut String, start: usize, end: char) {
    let whole = std::mem::take(text);
    let lead = whole.len() - whole.trim_start().len();
    let body = whole.trim();
    if !body.is_empty() {
        let range = start + lead..start + lead + body.len();
        statements.push(Statement { range, text: body.to_owned(), opens: end == '{', ended: end == ';' });
    }
}

/// How many bytes at the start of `rest` stand for themselves: a string, an address, an interpolation. `Err` is the length
/// of a string that does not end on its line.
fn verbatim(rest: &str) -> Result<usize, usize> {
    let until = |opener: usize, close: char| rest.get(opener..).and_then(|inside| inside.find(close)).map_or(0, |end| opener + end + 1);
    if let Some(inside) = rest.get(..4).filter(|word| word.eq_ignore_ascii_case("url(")).and_then(|_| rest.get(4..)) {
        return Ok(if inside.trim_start().starts_with(['"', '\'', '@', '$', '#']) { 0 } else { until(4, ')') });
    }
    if rest.starts_with("@{") || rest.starts_with("#{") {
        return Ok(until(2, '}'));
    }
    if rest.starts_with('\\') {
        return Ok(1 + rest.chars().nth(1).map_or(0, char::len_utf8));
    }
    let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) else { return Ok(0) };
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        match c {
            '\\' => {
                characters.next();
            }
            '\n' => return Err(at),
            _ if c == quote => return Ok(at + 1),
            _ => {}
        }
    }
    Err(rest.len())
}

pub(super) fn error(range: Range<usize>, message: &str) -> SyntaxError {
    SyntaxError::told(range, message)
}

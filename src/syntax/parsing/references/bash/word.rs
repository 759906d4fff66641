//! The shell's words: quotes, expansions and substitutions, lists in brackets.

use crate::syntax::parsing::references::bash::command;
use crate::syntax::parsing::references::bash::cursor::{Cursor, Step, is_meta, unclosed};

/// How far the end of a subscript is looked for.
const MAX_SUBSCRIPT: usize = 200;

/// Reads one word; `false` if there is none.
pub(super) fn word(cursor: &mut Cursor<'_>) -> Step<bool> {
    let start = cursor.at();
    while let Some(c) = cursor.peek() {
        if matches!(c, '<' | '>') && (cursor.sees("<(") || cursor.sees(">(")) {
            substitution(cursor, 2)?;
        } else if c == '(' && array(cursor.since(start)) {
            elements(cursor)?;
        } else if c == '(' && cursor.since(start).ends_with(['?', '*', '+', '@', '!']) {
            pattern(cursor)?;
        } else if is_meta(c) {
            break;
        } else if c == '[' && is_name(cursor.since(start)) && subscript(cursor.rest()) > 0 {
            cursor.pass(subscript(cursor.rest()));
        } else {
            piece(cursor, false)?;
        }
    }
    Ok(cursor.at() > start)
}

/// Reads a character with what it starts: a quote, an expansion.
fn piece(cursor: &mut Cursor<'_>, quoted: bool) -> Step {
    let start = cursor.at();
    let rest = cursor.rest();
    if !quoted && rest.starts_with('\'') {
        return match rest.get(1..).and_then(|inside| inside.find('\'')) {
            Some(end) => {
                cursor.pass(end + 2);
                Ok(())
            }
            None => unclosed(start, "'"),
        };
    }
    if !quoted && rest.starts_with("$'") {
        cursor.pass(2);
        return until(cursor, '\'', start, "$'");
    }
    if rest.starts_with("$((") && is_arithmetic(rest.get(3..).unwrap_or_default()) {
        arithmetic(cursor, 3);
        return Ok(());
    }
    if rest.starts_with("$(") {
        return substitution(cursor, 2);
    }
    if rest.starts_with("${") {
        return cursor.deeper(|cursor| expansion(cursor, quoted));
    }
    match cursor.next() {
        Some('\\') => {
            cursor.next();
            Ok(())
        }
        Some('"') if !quoted => cursor.deeper(|cursor| string(cursor, start)),
        Some('`') => until(cursor, '`', start, "`"),
        _ => Ok(()),
    }
}

/// Passes everything up to `close`, which a backslash can hide.
fn until(cursor: &mut Cursor<'_>, close: char, start: usize, opener: &str) -> Step {
    loop {
        match cursor.next() {
            Some('\\') => {
                cursor.next();
            }
            Some(c) if c == close => return Ok(()),
            Some(_) => {}
            None => return unclosed(start, opener),
        }
    }
}

/// The rest of a string in double quotes.
fn string(cursor: &mut Cursor<'_>, start: usize) -> Step {
    loop {
        match cursor.peek() {
            Some('"') => {
                cursor.pass(1);
                return Ok(());
            }
            Some(_) => piece(cursor, true)?,
            None => return unclosed(start, "\""),
        }
    }
}

/// `${…}`.
fn expansion(cursor: &mut Cursor<'_>, quoted: bool) -> Step {
    let start = cursor.at();
    cursor.pass(2);
    loop {
        match cursor.peek() {
            Some('}') => {
                cursor.pass(1);
                return Ok(());
            }
            Some('"') if quoted => {
                let at = cursor.at();
                cursor.pass(1);
                string(cursor, at)?;
            }
            Some(_) => piece(cursor, quoted)?,
            None => return unclosed(start, "${"),
        }
    }
}

/// `$(…)`, `<(…)`: commands up to the bracket.
fn substitution(cursor: &mut Cursor<'_>, opener: usize) -> Step {
    let start = cursor.at();
    cursor.pass(opener);
    cursor.deeper(command::list)?;
    if cursor.take(")") {
        return Ok(());
    }
    if cursor.rest().is_empty() { unclosed(start, cursor.since(start).get(..opener).unwrap_or_default()) } else { cursor.unexpected("`)`") }
}

/// Whether what follows `((` is arithmetic: its own bracket is closed by two.
pub(super) fn is_arithmetic(inside: &str) -> bool {
    let mut open = 0usize;
    for (at, c) in inside.char_indices() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return inside.get(at + 1..).is_some_and(|after| after.starts_with(')')),
            ')' => open -= 1,
            _ => {}
        }
    }
    false
}

/// `$((…))` or `((…))`, whose opener has `length` bytes.
pub(super) fn arithmetic(cursor: &mut Cursor<'_>, length: usize) {
    cursor.pass(length);
    let mut open = 0usize;
    while let Some(c) = cursor.next() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => {
                cursor.take(")");
                break;
            }
            ')' => open -= 1,
            _ => {}
        }
    }
}

/// Whether `before` and a bracket start a list of elements.
fn array(before: &str) -> bool {
    before.strip_suffix('=').is_some_and(|name| {
        let name = name.strip_suffix('+').unwrap_or(name);
        is_name(name.split('[').next().unwrap_or_default())
    })
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The length of `[…]` before an assignment; 0 if there is none.
fn subscript(rest: &str) -> usize {
    let line = rest.split('\n').next().unwrap_or_default();
    let mut open = 0usize;
    for (at, c) in line.char_indices().take(MAX_SUBSCRIPT) {
        match c {
            '[' => open += 1,
            ']' if open == 1 => {
                let after = line.get(at + 1..).unwrap_or_default();
                return if after.starts_with('=') || after.starts_with("+=") { at + 1 } else { 0 };
            }
            ']' => open -= 1,
            '"' | '\'' | '$' | '`' => return 0,
            _ => {}
        }
    }
    0
}

/// The elements of a list in brackets.
fn elements(cursor: &mut Cursor<'_>) -> Step {
    let start = cursor.at();
    cursor.pass(1);
    loop {
        cursor.lines()?;
        if cursor.take(")") {
            return Ok(());
        }
        if cursor.rest().is_empty() {
            return unclosed(start, "(");
        }
        if !cursor.deeper(word)? {
            return cursor.unexpected("");
        }
    }
}

/// An extended pattern: `(a|b)` behind one of its signs.
fn pattern(cursor: &mut Cursor<'_>) -> Step {
    let start = cursor.at();
    cursor.pass(1);
    loop {
        match cursor.peek() {
            Some(')') => {
                cursor.pass(1);
                return Ok(());
            }
            Some('(') => cursor.deeper(pattern)?,
            Some('\n') | None => return unclosed(start, "("),
            Some(_) => piece(cursor, false)?,
        }
    }
}

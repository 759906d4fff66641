//! How a change of a snippet's code is written in the file that holds it: with the file's own escapes.

use super::{Checked, File};
use crate::diagnostic::{Diagnostic, FixTrust};
use crate::document::{self, Escapes};
use crate::text::{Edit, Span, Text};

/// A change of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes of the file that it replaces; empty where it inserts.
    pub span: Span,
    /// What belongs there.
    pub with: String,
}

/// How far the fix of `diagnostic`, which is about the snippet of `checked`, is trusted, if it can be made in `file`: authors write such
/// files, and it is certain how this one writes it.
#[must_use]
pub fn makeable(file: &File, checked: &Checked, diagnostic: &Diagnostic) -> Option<FixTrust> {
    let fix = diagnostic.fix.as_ref().filter(|_| document::is_authored(file.kind))?;
    (!replacements(file, &checked.snippet.block.text, diagnostic.offered()).is_empty()).then_some(fix.trust)
}

/// Longest way of writing one character, in bytes.
const MAX_SPELLING: usize = 24;

/// `changes` of `code` as changes of its file, in order; empty if it is not certain how one of them is written there.
#[must_use]
pub fn replacements(file: &File, code: &Text, changes: &[Edit]) -> Vec<Replacement> {
    let all: Option<Vec<Replacement>> = changes.iter().map(|change| replacement(file, code, change)).collect();
    all.unwrap_or_default()
}

/// `change` without a line break that `code` has already where it is put: behind `f(\n`, what is meant by `\n)` is `)`.
#[must_use]
pub fn settled(code: &Text, change: &Edit) -> Edit {
    let is_behind = change.range == (code.len()..code.len()) && code.as_str().ends_with('\n');
    match change.with.strip_prefix('\n').filter(|_| is_behind) {
        Some(with) => Edit::new(change.range.clone(), with.to_owned()),
        None => change.clone(),
    }
}

fn replacement(file: &File, code: &Text, change: &Edit) -> Option<Replacement> {
    let change = &settled(code, change);
    if let Some(line) = last_line(file, code, change) {
        return is_encodable(file, &line.with).then_some(line);
    }
    let pieces: Vec<_> = code.origins(change.range.clone()).collect();
    let whole = pieces.windows(2).all(|pair| matches!(pair, [a, b] if a.origin.end == b.origin.start));
    let with: Option<String> = change.with.chars().map(|c| spelled(file, code, c)).collect();
    let with = with?;
    (whole && is_encodable(file, &with)).then(|| Replacement { span: place(code, change), with })
}

/// Whether `with` is written in the file as it is here: the file's bytes are those of its encoding.
fn is_encodable(file: &File, with: &str) -> bool {
    file.source.encoding() == encoding_rs::UTF_8 || (with.is_ascii() && file.source.encoding().is_ascii_compatible())
}

/// What `change` puts behind the line break that ends the code, as a line of its own: right behind it stands what ends the block, as a fence.
fn last_line(file: &File, code: &Text, change: &Edit) -> Option<Replacement> {
    let above = code.as_str().strip_suffix('\n').filter(|_| change.range == (code.len()..code.len()))?;
    let above = above.strip_suffix('\r').unwrap_or(above);
    let line: Option<String> = change.with.trim_end_matches('\n').chars().map(|c| spelled(file, code, c)).collect();
    let last = above.chars().next_back().map_or(0, char::len_utf8);
    let end = code.origin(above.len() - last..above.len()).end;
    Some(Replacement { span: Span::at(end), with: line_break(file, code)? + &line? })
}

/// Where a change is made: what is inserted goes right behind what stands before it, lest it end up on the far side of markup.
fn place(code: &Text, change: &Edit) -> Span {
    let start = change.range.start;
    if !change.range.is_empty() || start == 0 {
        return code.origin(change.range.clone());
    }
    let before = code.as_str().get(..start).and_then(|text| text.chars().next_back()).map_or(1, char::len_utf8);
    if code.as_str().get(..start).is_some_and(|text| text.ends_with('\n')) {
        return code.origin(change.range.clone());
    }
    Span::at(code.origin(start - before..start).end)
}

/// How the file writes `c`: as the code does elsewhere, or as the file's kind wants it.
fn spelled(file: &File, code: &Text, c: char) -> Option<String> {
    let plain = c.is_alphanumeric() || matches!(c, ' ' | ',' | ';' | ':' | '.' | '(' | ')' | '[' | ']' | '{' | '}' | '=' | '-' | '+' | '*');
    let plain = plain || matches!(c, '/' | '!' | '?' | '_' | '#' | '@' | '%' | '|' | '^' | '~' | '$' | '\'' | '`');
    let escapes = document::reader(file.kind).map_or(Escapes::Unknown, |reader| reader.escapes);
    if plain || (escapes == Escapes::None && c != '\n') {
        return Some(c.to_string());
    }
    if c == '\n' {
        return line_break(file, code);
    }
    if let Some(at) = code.as_str().find(c) {
        let written = slice(file, code.origin(at..at + c.len_utf8()))?;
        return (written.len() <= MAX_SPELLING).then_some(written);
    }
    let written = match (escapes, c) {
        (Escapes::Json, '"') => "\\\"",
        (Escapes::Json, '\\') => "\\\\",
        (Escapes::Markup, '<') => "&lt;",
        (Escapes::Markup, '>') => "&gt;",
        (Escapes::Markup, '&') => "&amp;",
        (Escapes::Json, '<' | '>' | '&') | (Escapes::Markup | Escapes::Xml, '"' | '\\') => return Some(c.to_string()),
        _ => return None,
    };
    Some(written.to_owned())
}

/// How the file breaks a line of the code: with all that stands before the next line.
fn line_break(file: &File, code: &Text) -> Option<String> {
    let Some(at) = code.as_str().find('\n') else { return (file.kind == "jsonl").then(|| "\\n".to_owned()) };
    let start = code.origin(at..at + 1).start;
    // What ends a line of the file may be more than what ends one of the code.
    let is_pair = start.checked_sub(1).and_then(|before| file.source.bytes().get(before..=start)) == Some(b"\r\n");
    let start = start - usize::from(is_pair);
    let next = code.as_str().get(at + 1..).and_then(|rest| rest.chars().next());
    let end = next.map_or(code.origin(at..at + 1).end, |c| code.origin(at + 1..at + 1 + c.len_utf8()).start);
    slice(file, Span::new(start, end)).filter(|written| written.len() <= MAX_SPELLING && !written.contains('<'))
}

fn slice(file: &File, span: Span) -> Option<String> {
    let bytes = file.source.bytes().get(span.range())?;
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

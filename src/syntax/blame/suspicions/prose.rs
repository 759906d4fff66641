//! Words without a comment's sign: a comment that was wrapped, or one whose sign was lost.

use crate::language::{self, Kind};
use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Lines that are hardly anything but words of a sentence, and comments that are wrapped.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    lines(scene, false)
}

/// The same of lines that code may look like, of which an ordinary slip is likelier: `id INT PRIMARY KEY`, `class Lamp`.
pub(super) fn fewer_words(scene: &Scene<'_>) -> Vec<Candidate> {
    lines(scene, true)
}

fn lines(scene: &Scene<'_>, like_code: bool) -> Vec<Candidate> {
    // Where directives are written in words, no line of words is more of a comment than another.
    if scene.is_at_end() || scene.language.kind == Kind::Data && scene.language.statement_end.is_some() {
        return Vec::new();
    }
    let mut candidates = Vec::new();
    let mut lines: Vec<usize> = Vec::new();
    for error in scene.errors {
        let at = scene.line_of(error.range.start);
        lines.extend([Some(at), scene.previous(at), scene.next(at)].into_iter().flatten());
    }
    for index in lines {
        if is_like_code(scene, index) != like_code {
            continue;
        }
        let below_comment = index > 0 && scene.has_comment(index - 1);
        if below_comment && sticks_out(scene, index) {
            candidates.extend(joined(scene, index));
        }
        let body = scene.body(index);
        if scene.language.lexis.directives.iter().any(|directive| body.starts_with(directive)) {
            candidates.extend(commented(scene, index));
            continue;
        }
        let single = !body.contains(' ');
        if is_prose(body) && !is_keyword(scene, body) && (!single || below_comment || names_file(scene, index)) {
            if below_comment && (single || !scene.has_comment(index + 1)) {
                candidates.extend(joined(scene, index));
            }
            candidates.extend(commented(scene, index));
        }
    }
    candidates
}

/// Whether line `index` may well be code: it has few words, starts with a keyword or a sign, ends with a comma, or has names of code in it.
fn is_like_code(scene: &Scene<'_>, index: usize) -> bool {
    let body = scene.body(index);
    let first = body.split_whitespace().next().unwrap_or_default();
    let words = body.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).count();
    let is_directive = scene.language.lexis.directives.iter().any(|directive| body.starts_with(directive));
    let below_comment = index > 0 && scene.has_comment(index - 1);
    if is_directive || below_comment || names_file(scene, index) {
        return false;
    }
    let signs = body.starts_with(['(', '"', '\'', '@', '#', '-', '&']) || body.ends_with([',', '(', '[', '"', ')']) || body.contains('_');
    let is_keyword = |word: &str| language::keywords(scene.language).iter().any(|keyword| keyword.eq_ignore_ascii_case(word));
    let in_capitals = body.split_whitespace().filter(|word| word.len() > 1 && word.chars().all(char::is_uppercase)).count();
    words < 3 || signs || in_capitals > 1 || is_keyword(first)
}

/// Whether a line starts further left than the one above it and the next below it.
fn sticks_out(scene: &Scene<'_>, index: usize) -> bool {
    let own = scene.indent(index);
    let closes = scene.body(index).starts_with(['}', ']', ')', '<']);
    !closes && own < scene.indent(index - 1) && scene.next(index).is_none_or(|next| scene.indent(next) > own)
}

/// Whether line `index` is nothing but a file's name, with a blank line below it.
fn names_file(scene: &Scene<'_>, index: usize) -> bool {
    let is_last = scene.lines.get(index + 1).is_none_or(|below| below.range.len() == below.indent);
    is_last && language::by_file_name(scene.body(index)).is_some()
}

/// Whether `body` is a keyword, alone or with one word behind it (`package main`), or starts with one in capitals.
fn is_keyword(scene: &Scene<'_>, body: &str) -> bool {
    let mut words = body.split_whitespace();
    let first = words.next().unwrap_or_default();
    let telling = words.nth(1).is_none() || first.chars().all(char::is_uppercase);
    telling && language::keywords(scene.language).iter().any(|keyword| keyword.eq_ignore_ascii_case(first))
}

fn joined(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let (above, line) = (scene.lines.get(index.checked_sub(1)?)?, scene.lines.get(index)?);
    let end = above.range.start + scene.text(above.range.clone()).trim_end().len();
    let message = "this comment is wrapped: what follows on the next line belongs to it";
    let rest = line.start()..line.range.end;
    Some(Candidate::replace(end..line.start(), " ", message).at(end..end).because(rest, "this is no comment"))
}

fn commented(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let line = scene.lines.get(index)?;
    // A comment of nothing else would be no code.
    if scene.next(index).is_none() && scene.previous(index).is_none() {
        return None;
    }
    let place = line.start()..line.end;
    let message = "this reads like a comment without its sign";
    if let Some(sign) = scene.language.lexis.line_comments.first() {
        return Some(Candidate::insert(line.start(), format!("{sign} "), message).at(place));
    }
    let (open, close) = scene.language.lexis.block_comments.first()?;
    Some(Candidate::replace(place.clone(), format!("{open} {} {close}", scene.text(place)), message))
}

/// Whether `text` is words and what stands between words.
pub(super) fn is_prose(text: &str) -> bool {
    let is_word = |word: &str| {
        let inner = word.trim_matches(|c: char| matches!(c, '(' | ')' | '"' | '\'' | '`' | ',' | '.' | '!' | '?' | '*'));
        let code = word.contains("()") || word.starts_with('-');
        !code && inner.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '/' | '.' | '_' | '@' | '#' | '`' | '&'))
    };
    text.chars().any(char::is_alphabetic) && text.split_whitespace().all(is_word)
}

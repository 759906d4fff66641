//! Words without a comment's sign: a comment that was wrapped, or one whose sign was lost.

use super::{Candidate, Scene, Suspicion};

pub(super) static SUSPICION: Suspicion = Suspicion { name: "prose", find };

fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut lines: Vec<usize> = Vec::new();
    for error in scene.errors {
        let at = scene.line_of(error.range.start);
        lines.extend([Some(at), scene.previous(at), scene.next(at)].into_iter().flatten());
    }
    for index in lines {
        if index > 0 && is_outdented_comment(scene, index) {
            candidates.extend(joined(scene, index));
        }
        if is_prose(scene.body(index)) {
            if index > 0 && has_comment(scene, index - 1) && !has_comment(scene, index + 1) {
                candidates.extend(joined(scene, index));
            }
            candidates.extend(commented(scene, index));
        }
    }
    candidates
}

/// Whether a line ends with a comment.
fn has_comment(scene: &Scene<'_>, index: usize) -> bool {
    scene.lines.get(index).is_some_and(|line| line.end < line.range.start + scene.text(line.range.clone()).trim_end().len())
}

/// Whether the line above ends with a comment, and this one starts further left than it.
fn is_outdented_comment(scene: &Scene<'_>, index: usize) -> bool {
    has_comment(scene, index - 1) && scene.indent(index) < scene.indent(index - 1)
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
    let place = line.start()..line.end;
    let message = "this reads like a comment without its sign";
    if let Some(sign) = scene.language.line_comments.first() {
        return Some(Candidate::insert(line.start(), format!("{sign} "), message).at(place));
    }
    let (open, close) = scene.language.block_comments.first()?;
    Some(Candidate::replace(place.clone(), format!("{open} {} {close}", scene.text(place)), message))
}

/// Whether `text` is words and what stands between words.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &str| {
        let inner = word.trim_matches(|c: char| matches!(c, '(' | ')' | '"' | '\'' | '`' | ',' | '.' | ':' | ';' | '!' | '?' | '*'));
        let call = word.contains("()") || word.contains('=');
        !call && inner.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '/' | '.' | '_' | '@' | '#' | '`' | '&'))
    };
    let words = text.split_whitespace();
    text.chars().any(char::is_alphabetic) && !text.ends_with([';', '{', '}']) && words.clone().all(is_word)
}

//! A quote that nothing closes on its line.

use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Most lines whose quotes are looked at.
const MAX_LINES: usize = 8;

/// What may stand behind a string at the end of its line.
const BEHIND: &[char] = &[',', ';', ')', ']', '}', '\\', ' ', '\t', '>', '|', ':'];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let torn = (0..scene.lines.len()).filter_map(|index| torn(scene, index)).take(MAX_LINES);
    torn.flat_map(|(at, quote, end)| {
        let text = scene.text(at..end);
        let behind = at + text.trim_end_matches(BEHIND).len().max(quote.len_utf8());
        let here = at..at + quote.len_utf8();
        let message = format!("this string is not closed: expected `{quote}`");
        let close = |place: usize| Candidate::insert(place, quote, message.clone()).at(at..place.max(here.end));
        // A word and its quote at the end: the one in front of the word is missing.
        let extra = Candidate::replace(here.clone(), "", stray(scene, quote));
        [close(behind), close(end), extra]
    })
    .collect()
}

/// What is said of a `quote` without which the code parses.
fn stray(scene: &Scene<'_>, quote: char) -> String {
    if quote == '`' && !scene.language.lexis.backticks {
        return "this backtick is left of Markdown's inline code".to_owned();
    }
    format!("this `{quote}` opens a string that nothing closes")
}

/// The quote that is open where the line ends: where, which, and where the line's content ends.
fn torn(scene: &Scene<'_>, index: usize) -> Option<(usize, char, usize)> {
    // An apostrophe behind a letter opens a string only if nothing else does.
    open_quote(scene, index, |before| !before.is_alphanumeric()).or_else(|| open_quote(scene, index, |_| true))
}

fn open_quote(scene: &Scene<'_>, index: usize, may_open: impl Fn(char) -> bool) -> Option<(usize, char, usize)> {
    let line = scene.lines.get(index)?;
    let text = scene.text(line.range.clone());
    let mut open = None;
    let mut before = ' ';
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        match open {
            Some(_) if c == '\\' => {
                characters.next();
            }
            Some((_, quote)) if c == quote => open = None,
            None if comment(scene, text, at, before) => break,
            None if c == '"' || c == '`' || (c == '\'' && may_open(before)) => open = Some((at, c)),
            _ => {}
        }
        before = c;
    }
    let (at, quote) = open?;
    Some((line.range.start + at, quote, line.range.start + text.trim_end().len()))
}

fn comment(scene: &Scene<'_>, text: &str, at: usize, before: char) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let signs =
        || scene.language.lexis.line_comments.iter().copied().chain(scene.language.lexis.block_comments.iter().map(|(open, _)| *open));
    before.is_whitespace() && signs().any(|sign| rest.starts_with(sign))
}

//! A quote that nothing closes on its line.

use crate::language::Elements;
use crate::syntax::FaultKind;
use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::syntax::lexis::lexemes::{Belief, Lexeme, Sort, lexemes};

/// Most lines whose quotes are looked at.
const MAX_LINES: usize = 8;

/// What may stand behind a string at the end of its line.
const BEHIND: &[char] = &[',', ';', ')', ']', '}', '\\', ' ', '\t', '>', '|', ':'];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let torn = (0..scene.lines.len()).filter_map(|index| Some((index, torn(scene, index)?))).take(MAX_LINES);
    torn.flat_map(|(index, (at, quote, end))| {
        let text = scene.text(at..end);
        let behind = at + text.trim_end_matches(BEHIND).len().max(quote.len_utf8());
        let here = at..at + quote.len_utf8();
        let message = format!("this string is not closed: expected `{quote}`");
        let close =
            |place: usize| Candidate::insert(place, quote, message.clone()).at(at..place.max(here.end)).of(FaultKind::UnclosedString);
        // A word and its quote at the end: the one in front of the word is missing.
        let extra = Candidate::replace(here.clone(), "", stray(scene, quote));
        // A string that a backslash takes over the lines' ends ends where those do.
        let continued = continued(scene, index)
            .map(|end| Candidate::insert(end, quote, message.clone()).because(here.clone(), "it opens here").of(FaultKind::UnclosedString));
        let in_tag = tag_end(scene, text.get(quote.len_utf8()..).unwrap_or_default()).map(|length| close(here.end + length));
        continued.into_iter().chain(in_tag).chain([close(behind), close(end), extra])
    })
    .collect()
}

/// Where the tag ends whose attribute or value `text` is: `{{ .URL }}>…`, `x %}`; `None` if it is in no tag.
fn tag_end(scene: &Scene<'_>, text: &str) -> Option<usize> {
    if scene.language.markup.is_none() && matches!(scene.language.elements, Elements::None | Elements::Tolerated) {
        return None;
    }
    let mut open = 0_usize;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match (before, c) {
            ('{', '{' | '%') | ('<', '%') => open += 1,
            ('}' | '%', '}') | ('%', '>') if open > 0 => open -= 1,
            ('}' | '%', '}') | ('%', '>') => return text.get(..at - 1).map(|inside| inside.trim_end().len()).filter(|length| *length > 0),
            (_, '>') if open == 0 && !matches!(before, '=' | '-') => {
                return text.get(..at).map(|inside| inside.trim_end_matches(['/', ' ']).len()).filter(|length| *length > 0);
            }
            _ => {}
        }
        before = c;
    }
    None
}

/// Where the last of the lines ends that a backslash at the end of each, from line `index` on, makes one; `None` if it makes none.
fn continued(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let goes_on = |index: &usize| scene.lines.get(*index).is_some_and(|line| scene.text(line.range.clone()).ends_with('\\'));
    let last = (index..scene.lines.len()).find(|index| !goes_on(index)).filter(|last| *last > index)?;
    scene.lines.get(last).filter(|_| !scene.is_blank(last)).map(|line| line.end)
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
    let line = scene.lines.get(index)?;
    let text = scene.text(line.range.clone());
    let end = line.range.start + text.trim_end().len();
    let sure = scene.lexemes.iter().find_map(|lexeme| open(lexeme).filter(|(at, _)| line.range.contains(at)));
    // What may be an apostrophe opens a string only if nothing else does.
    let any = || {
        let mut lexemes = lexemes(scene.language, text, Belief { any_apostrophe: true, ..Belief::default() });
        lexemes
            .find_map(|lexeme| open(&lexeme))
            .map(|(at, quote)| (line.range.start + at, quote))
            .filter(|(at, _)| !scene.is_in_long_string(*at))
    };
    sure.or_else(any).map(|(at, quote)| (at, quote, end))
}

/// Where and with which quote a string opens that nothing closes.
fn open(lexeme: &Lexeme) -> Option<(usize, char)> {
    match lexeme.sort {
        Sort::Open(quote) => Some((lexeme.range.start, quote)),
        _ => None,
    }
}

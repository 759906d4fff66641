//! A sign that must be escaped where it stands: a `\` in a string of data, a `&` in the text of an element, an indented end of a here-document.

use crate::language::{Elements, Kind};
use crate::syntax::blame::suspicions::{Candidate, Scene};

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let signs = scene.errors.iter().flat_map(|error| {
        let at = error.range.start.min(scene.code.len());
        [backslash(scene, at), ampersand(scene, at)]
    });
    signs.flatten().chain(here_document(scene)).collect()
}

/// `"C:\dir"` of JSON: each `\` from there to the end of the string.
fn backslash(scene: &Scene<'_>, at: usize) -> Option<Candidate> {
    let line = scene.lines.get(scene.line_of(at)).filter(|_| scene.language.kind == Kind::Data)?;
    let text = scene.text(at..line.range.end);
    let inside = text.get(..text.find('"')?)?;
    // One before the quote may escape it: what the string is meant to be, nobody knows.
    let is_plain = inside.starts_with('\\') && !inside.contains(r"\\") && !inside.ends_with('\\');
    let with = inside.replace('\\', r"\\");
    let message = r"a `\` in a string is written `\\`";
    is_plain.then(|| Candidate::replace(at..at + inside.len(), with, message).at(at..at + 1))
}

/// `a & b` of XML.
fn ampersand(scene: &Scene<'_>, at: usize) -> Option<Candidate> {
    let is_strict = scene.language.kind == Kind::Markup || scene.language.elements == Elements::Strict;
    let is_one = is_strict && scene.code.get(at..).is_some_and(|rest| rest.starts_with('&'));
    is_one.then(|| Candidate::replace(at..at + 1, "&amp;", "a `&` in the text is written `&amp;`"))
}

/// The indented line that was meant to end a here-document.
fn here_document(scene: &Scene<'_>) -> Option<Candidate> {
    if scene.language.lexis.here_documents.is_empty() {
        return None;
    }
    let opens = scene.code.find("<<")?;
    let word: String = scene
        .code
        .get(opens + 2..)?
        .trim_start_matches(['\'', '"', ' '])
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    let first = scene.line_of(opens) + 1;
    let is_end = |index: &usize| !word.is_empty() && scene.body(*index) == word;
    let line = (first..scene.lines.len()).find(is_end).and_then(|index| scene.lines.get(index)).filter(|line| line.indent > 0)?;
    let message = format!("the `{word}` that ends a here-document must stand at the start of its line");
    let candidate = Candidate::replace(line.range.start..line.start(), "", message).at(line.start()..line.end);
    Some(candidate.because(opens..opens + 2, "it opens here"))
}

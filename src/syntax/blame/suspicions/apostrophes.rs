//! An apostrophe within a string in `'`, which it ends: `'it's late'`.

use crate::syntax::blame::suspicions::{Candidate, Scene};

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    // Where `'` holds one character, or opens no string, another suspicion knows more.
    if scene.language.lexis.character.is_some() {
        return Vec::new();
    }
    let mut lines: Vec<usize> = scene.errors.iter().map(|error| scene.line_of(error.range.start.min(scene.code.len()))).collect();
    lines.extend(lines.clone().into_iter().filter_map(|index| scene.previous(index)));
    lines.dedup();
    lines.into_iter().filter_map(|index| within(scene, index)).collect()
}

/// The string of line `index` that has an apostrophe in it, in `"`.
fn within(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let line = scene.lines.get(index)?;
    let text = scene.text(line.range.clone());
    let mut quotes = text.match_indices('\'').map(|(at, _)| at);
    let (open, apostrophe, close) = (quotes.next()?, quotes.next()?, quotes.next()?);
    let inner = text.get(open + 1..close)?;
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let is_within = is_letter(text.get(..apostrophe)?.chars().next_back()) && is_letter(text.get(apostrophe + 1..)?.chars().next());
    let opens = !is_letter(text.get(..open)?.chars().next_back());
    if quotes.next().is_some() || !is_within || !opens || inner.contains(['"', '\\', '$', '#']) {
        return None;
    }
    let start = line.range.start;
    let place = start + apostrophe..start + apostrophe + 1;
    // In SQL, `"` holds a name.
    if scene.language.lexis.raw_quotes.contains(&'\'') && scene.language.lexis.raw_quotes.contains(&'"') {
        return Some(Candidate::replace(place, "''", "this `'` ends the string: within one it is written `''`"));
    }
    let message = "this `'` ends the string: a string with an apostrophe in it stands in `\"`";
    Some(Candidate::replace(start + open..start + close + 1, format!("\"{inner}\""), message).at(place))
}

//! A comment with the sign of another language.

use crate::language::{Elements, Kind};
use crate::syntax::FaultKind;
use crate::syntax::blame::suspicions::prose::is_prose;
use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Signs that begin a comment in some language.
const SIGNS: &[&str] = &["//", "#", "--"];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let stumbled = scene.errors.iter().map(|error| scene.line_of(error.range.start));
    let lines = stumbled.flat_map(|at| [Some(at), scene.previous(at)]).flatten();
    among_elements(scene).into_iter().chain(lines.filter_map(|index| foreign(scene, index))).collect()
}

/// The comment of HTML among elements in code, where the parser stumbled.
fn among_elements(scene: &Scene<'_>) -> Option<Candidate> {
    let stumbled = scene.errors.first()?.range.start;
    let before = scene.code.get(..(stumbled + "<!--".len()).min(scene.code.len()))?;
    let start = before.rfind("<!--").filter(|_| scene.language.elements == Elements::InCode)?;
    let (words, _) = scene.code.get(start + "<!--".len()..)?.split_once("-->").filter(|(words, _)| !words.contains("*/"))?;
    let end = start + "<!--".len() + words.len() + "-->".len();
    let message = "`<!--` begins no comment among elements in code: expected `{/*`";
    Some(Candidate::replace(start..end, format!("{{/*{words}*/}}"), message).at(start..start + "<!--".len()))
}

/// The comment of line `index` with its language's own sign, or without it where there are no comments.
fn foreign(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let line = scene.lines.get(index)?;
    let text = scene.text(line.range.clone());
    let signs = SIGNS.iter().filter(|sign| !scene.language.lexis.line_comments.contains(sign));
    let is_data = scene.language.kind == Kind::Data;
    let (at, sign) = signs.filter_map(|sign| Some((comment(text, sign, is_data)?, *sign))).min()?;
    let (start, name) = (line.range.start + at, scene.language.name);
    // A grammar may take the sign for a comment's all the same.
    if scene.opaque.hold(start) && start.checked_sub(1).is_some_and(|before| scene.opaque.hold(before)) {
        return None;
    }
    let words = start + sign.len()..line.range.end;
    if let Some(own) = scene.language.lexis.line_comments.first() {
        let message = format!("`{sign}` begins no comment in {name}: expected `{own}`");
        return Some(Candidate::replace(start..start + sign.len(), *own, message));
    }
    if let Some((open, close)) = scene.language.lexis.block_comments.first() {
        let message = format!("`{sign}` begins no comment in {name}: expected `{open}`");
        let with = format!("{open}{} {close}", scene.text(words.clone()));
        return Some(Candidate::replace(start..words.end, with, message).at(start..start + sign.len()));
    }
    let kind = if scene.language.literal { FaultKind::CommentInJson } else { FaultKind::Other };
    Some(Candidate::replace(start..words.end, "", format!("{name} has no comments")).of(kind))
}

/// Where `sign` stands in `text` behind a blank, or first, and words follow: one is enough in data, where nothing is divided.
fn comment(text: &str, sign: &str, is_data: bool) -> Option<usize> {
    let begins = |at: &usize| {
        let words = text.get(at + sign.len()..).unwrap_or_default().trim();
        // Two slashes that start a line begin nothing else.
        let leads = sign == "//" && text.get(..*at).is_some_and(|before| before.trim().is_empty()) && !words.is_empty();
        let is_one =
            is_data && sign == "//" && text.get(at + sign.len()..).is_some_and(|behind| behind.starts_with(' ')) && !words.is_empty();
        let are_some = words.contains(' ') || !words.is_ascii() || leads || is_one;
        let is_text = is_prose(words) || leads;
        text.get(..*at).is_some_and(|before| before.is_empty() || before.ends_with([' ', '\t'])) && are_some && is_text
    };
    text.match_indices(sign).map(|(at, _)| at).find(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_must_follow() {
        assert_eq!(comment("git reset --hard  // undo it (all of it)", "//", false), Some(18));
        assert_eq!(comment("// what it is", "//", false), Some(0));
        assert_eq!(comment("a // b", "//", false), None);
        assert_eq!(comment("  // lamp.css", "//", false), Some(2));
        assert_eq!(comment("curl http://example.org/ x", "//", false), None);
        assert_eq!(comment("a: 1 // optional", "//", true), Some(5));
        assert_eq!(comment("x --all of it", "--", false), Some(2));
    }
}

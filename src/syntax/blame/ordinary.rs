//! Which changes are proof of a mistake even where the parser is incomplete: those that anyone forgets, where the code's own signs say so too.

use crate::syntax::blame::candidate::Candidate;
use crate::syntax::blame::scene::Scene;
use crate::syntax::lexis::brackets;

/// Whether `candidate` only puts in or takes out a bracket that has no counterpart, a quote that has none on its line, or a `;` where a
/// statement ends with its line and another follows. Where the language has no grammar, a mark within a line counts as well.
///
/// A grammar that does not know `use A b => 1;` takes `use A; b => 1;`, and one that does not know `f(GET 'a')` takes `f(GET, 'a')`: that
/// proves nothing.
pub(super) fn is_ordinary(scene: &Scene<'_>, candidate: &Candidate) -> bool {
    let range = candidate.edit.range.clone();
    let (gone, put) = (scene.text(range.clone()).trim(), candidate.edit.with.trim());
    let is_all = |text: &str, signs: &[char]| !text.is_empty() && text.chars().all(|c| signs.contains(&c));
    let change = match (gone.is_empty(), put.is_empty()) {
        (true, false) => put,
        (false, true) => gone,
        _ => return false,
    };
    if is_all(change, &['(', ')', '[', ']', '{', '}']) {
        return !brackets::unmatched(scene.code, &scene.opaque).is_empty();
    }
    if is_all(change, &['"', '\'']) {
        let line = scene.lines.get(scene.line_of(range.start)).map_or("", |line| scene.text(line.range.clone()));
        return change.len() == 1 && line.matches(change).count() % 2 == 1;
    }
    if scene.language.grammar.is_none() {
        return gone.is_empty() && is_all(change, &[';', ',', ':', '=']);
    }
    let rest = scene.code.get(range.end..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default().trim_start();
    let ends_line = line.is_empty() || scene.language.lexis.line_comments.iter().any(|sign| line.starts_with(sign));
    let goes_on = rest.split_once('\n').is_some_and(|(_, below)| !below.trim().is_empty());
    gone.is_empty() && change == ";" && scene.language.statement_end == Some(";") && ends_line && goes_on
}

//! A declaration or a rule of a style sheet without the `;` that ends it: the parser stumbles over the next line.

use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::syntax::verdict::missing;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut lines: Vec<usize> = Vec::new();
    for error in scene.errors {
        let at = scene.line_of(error.range.start.min(scene.code.len()));
        if lines.contains(&at) || !is_sheet(scene, error.range.start) {
            continue;
        }
        lines.push(at);
    }
    // A parser may take what has no `;` for the start of a rule, and stumble far below.
    let above = |at: usize| [scene.previous(at), scene.previous(at).and_then(|above| scene.previous(above))];
    let lines = lines.into_iter().flat_map(above).flatten();
    let unended = lines.filter(|index| is_unended(scene.body(*index))).filter_map(|index| scene.lines.get(index));
    unended.map(|line| Candidate::insert(line.end, ";", missing(";"))).collect()
}

/// Whether the code at `place` is a style sheet: all of it, or what stands between `<style>` and its end.
fn is_sheet(scene: &Scene<'_>, place: usize) -> bool {
    if scene.language.markup.is_none() {
        return scene.language.statement_end == Some(";");
    }
    let before = scene.code.get(..place).unwrap_or_default();
    before.rfind("<style").is_some_and(|start| before.rfind("</style").is_none_or(|end| end < start))
}

/// Whether `body` is a whole declaration or an at-rule, but for its `;`: `color: red`, `@import "a.css"`.
fn is_unended(body: &str) -> bool {
    if body.ends_with([';', '{', '}', ',', '(', ':', '>']) {
        return false;
    }
    if body.starts_with('@') {
        return body.contains(' ');
    }
    let Some((name, value)) = body.split_once(':') else { return false };
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '$' | '*');
    !name.is_empty() && name.trim_end().chars().all(is_name) && value.starts_with(' ') && !value.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_has_a_name_and_a_value() {
        for body in ["color: red", "$a: 1px", "--gap: 2rem", "@import \"a.css\"", "font: 1px \"A\", serif"] {
            assert!(is_unended(body), "{body}");
        }
        for body in ["color: red;", "a:hover", "a {", "color:", "}", ".a .b", "@media"] {
            assert!(!is_unended(body), "{body}");
        }
    }
}

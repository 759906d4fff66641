//! A line, or a block, that is indented unlike what is around it, where indentation is syntax.

use crate::syntax::blame::suspicions::{Candidate, CodeLine, Scene};

/// How many lines above the error may be to blame.
const MAX_ABOVE: usize = 5;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    if !scene.language.indented {
        return Vec::new();
    }
    let mut candidates = untabbed(scene);
    for error in scene.errors {
        let at = scene.line_of(error.range.start);
        let stumbled = if scene.is_blank(at) { scene.previous(at) } else { Some(at) };
        let Some(stumbled) = stumbled else { continue };
        let above: Vec<usize> = std::iter::successors(scene.previous(stumbled), |&index| scene.previous(index)).take(MAX_ABOVE).collect();
        let wanted = scene.indent(stumbled);
        // Of `- a`, `- b` and, one blank less, `- c`, the last is the odd one: two lines agree. A line above that agrees with no other may
        // as well be, if it is not at the margin, where a file's first line belongs.
        let has_peer = |&&index: &&usize| above.iter().any(|&other| other != index && scene.indent(other) == scene.indent(index));
        // Of lines indented by 4, 8 and, in the end, 3, the last is the odd one: 8 is a multiple of 4.
        let is_usual = |index: &&usize| wanted > 0 && votes(scene, scene.indent(**index)) > votes(scene, wanted);
        let (agreed, alone): (Vec<&usize>, Vec<&usize>) =
            above.iter().partition(|index| scene.indent(**index) == 0 || has_peer(index) || is_usual(index));
        let moved_to_it = |index: &usize| moved(scene, *index, wanted);
        candidates.extend(alone.into_iter().filter_map(moved_to_it));
        let around = above.iter().copied().chain(scene.next(stumbled)).map(|index| scene.indent(index));
        candidates.extend(around.filter_map(|indent| moved(scene, stumbled, indent)));
        candidates.extend(agreed.into_iter().filter_map(moved_to_it));
        candidates.extend(above.first().and_then(|&head| nested(scene, head, stumbled)));
    }
    candidates
}

/// How many lines are indented by a multiple of `indent` blanks.
fn votes(scene: &Scene<'_>, indent: usize) -> usize {
    let agrees = |index: &usize| !scene.is_blank(*index) && scene.indent(*index) > 0 && scene.indent(*index).is_multiple_of(indent);
    (0..scene.lines.len()).filter(agrees).count()
}

/// Blanks that a tab may have stood for.
const TAB_WIDTHS: &[usize] = &[2, 4, 8];

/// Code with blanks for the tabs that indent its lines, where a language takes none.
fn untabbed(scene: &Scene<'_>) -> Vec<Candidate> {
    let tab = |line: &CodeLine| scene.text(line.range.start..line.start()).find('\t').map(|at| line.range.start + at);
    let is_tabbed = |line: &&CodeLine| scene.language.spaces_only && !line.is_blank() && tab(line).is_some();
    let (Some(first), Some(last)) = (scene.lines.iter().find(is_tabbed), scene.lines.iter().rfind(is_tabbed)) else { return Vec::new() };
    let range = first.range.start..last.start();
    let place = tab(first).map_or(range.clone(), |at| at..at + 1);
    let spaced = |width: &usize| {
        let lines = scene.text(range.clone()).split_inclusive('\n').map(|line| {
            let body = line.trim_start_matches([' ', '\t']);
            let indent = line.get(..line.len() - body.len()).unwrap_or_default();
            indent.replace('\t', &" ".repeat(*width)) + body
        });
        let message = format!("a tab indents this line: {} takes nothing but spaces", scene.language.name);
        Candidate::replace(range.clone(), lines.collect::<String>(), message).at(place.clone())
    };
    TAB_WIDTHS.iter().map(spaced).collect()
}

/// Line `index` with an indentation of `wanted` blanks.
fn moved(scene: &Scene<'_>, index: usize, wanted: usize) -> Option<Candidate> {
    let line = scene.lines.get(index)?;
    if line.indent == wanted || scene.is_blank(index) {
        return None;
    }
    let message = format!("this line is indented by {}, what is around it by {wanted}", line.indent);
    Some(Candidate::replace(line.range.start..line.start(), " ".repeat(wanted), message).at(line.start()..line.end))
}

/// The lines from `first` on, as far as they are indented likewise or deeper, below `head`.
fn nested(scene: &Scene<'_>, head: usize, first: usize) -> Option<Candidate> {
    let own = scene.indent(first);
    let end = (first..scene.lines.len()).find(|&index| scene.is_blank(index) || scene.indent(index) < own).unwrap_or(scene.lines.len());
    let range = scene.lines.get(first)?.range.start..scene.lines.get(end.checked_sub(1)?)?.range.end;
    let step = (scene.indent(head) + 4).saturating_sub(own);
    if step == 0 {
        return None;
    }
    let pad = " ".repeat(step);
    let with: Vec<String> = scene.text(range.clone()).lines().map(|line| format!("{pad}{line}")).collect();
    let line = scene.lines.get(first)?;
    let header = scene.lines.get(head)?;
    let message = "the block below a line that opens one is not indented";
    Some(
        Candidate::replace(range, with.join("\n"), message)
            .at(line.start()..line.end)
            .because(header.start()..header.end, "this opens the block"),
    )
}

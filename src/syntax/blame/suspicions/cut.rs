//! Code whose first line is missing: it starts in the middle of a block, which its indentation shows.

use crate::syntax::blame::suspicions::{Candidate, CodeLine, Scene};

/// What may stand before the brackets that a first line ended with.
const BEFORE: &[&str] = &[
    "",
    "_",
    "_ ",
    "_ = ",
    "function _() ",
    "function _",
    "_(",
    "if (_) ",
    "func _() ",
    "fn _() ",
    "class _ ",
    "void _() ",
    "_ _",
    "message _ ",
    "type _ ",
];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let headless =
        (0..scene.lines.len()).find_map(|index| closer(scene, index).filter(|_| scene.is_headless(index)).map(|closer| (index, closer)));
    let Some((index, closer)) = headless else { return Vec::new() };
    let Some(line) = scene.lines.get(index) else { return Vec::new() };
    let place = scene.lines.first().map_or(0, CodeLine::start);
    let message = format!("the line that opens what `{closer}` closes is missing: the code starts in the middle");
    let end = line.start()..line.start() + closer.len();
    let because = format!("this `{closer}` closes nothing");
    let candidate =
        |with: String| Candidate::insert(0, with, message.clone()).at(place..place).because(end.clone(), because.clone()).standing_for();
    openers(scene, closer).into_iter().map(candidate).collect()
}

/// What closes at the start of a line: brackets, a word, or a tag.
fn closer<'a>(scene: &Scene<'a>, index: usize) -> Option<&'a str> {
    let body = scene.body(index);
    let brackets = body.len() - body.trim_start_matches(['}', ']', ')']).len();
    if brackets > 0 {
        return body.get(..brackets);
    }
    if body.starts_with("</") {
        return body.get(..=body.find('>')?);
    }
    let word = body.split(|c: char| !c.is_alphanumeric()).next()?;
    scene.language.blocks.as_ref()?.closers().contains(&word).then_some(word)
}

fn openers(scene: &Scene<'_>, closer: &str) -> Vec<String> {
    if let Some(name) = closer.strip_prefix("</") {
        return vec![format!("<{}>\n", name.trim_end_matches(['>', ' ']))];
    }
    let blocks = scene.language.blocks.as_ref().map_or(&[][..], |blocks| blocks.kinds).iter().filter(|(.., word)| *word == closer);
    let blocks: Vec<String> = blocks.map(|(_, opener, _)| format!("{opener}\n")).collect();
    if !blocks.is_empty() {
        return blocks;
    }
    let opener = |c| match c {
        ')' => '(',
        ']' => '[',
        _ => '{',
    };
    let brackets: String = closer.chars().rev().map(opener).collect();
    let mut openers: Vec<String> = BEFORE.iter().map(|before| format!("{before}{brackets}\n")).collect();
    if let Some(outer) = brackets.strip_suffix('{').filter(|outer| !outer.is_empty()) {
        openers.extend(["() => {", "function () {", "func() {", "|_| {"].iter().map(|function| format!("_{outer}{function}\n")));
    }
    let contexts =
        scene.language.contexts.iter().map(|context| context.before).filter(|before| before.trim_end().ends_with(['{', '[', '(']));
    if brackets.len() == 1 {
        openers.extend(contexts.map(str::to_owned));
    }
    openers
}

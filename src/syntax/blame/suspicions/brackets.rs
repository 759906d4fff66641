//! A bracket without its counterpart, with indentation as the witness of where that was meant to be.

use crate::syntax::FaultKind;
use crate::syntax::blame::suspicions::{Candidate, CodeLine, Scene};
use crate::syntax::lexis::brackets::{self, Unmatched};
use crate::syntax::verdict::missing;

/// Most unmatched brackets that are looked at, and most places for the counterpart of each.
const MAX_BRACKETS: usize = 4;
const MAX_PLACES: usize = 10;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let unmatched = brackets::unmatched(scene.code, &scene.opaque);
    let is_opener = |unmatched: &Unmatched| matches!(unmatched.bracket, '(' | '[' | '{');
    let mut candidates = Vec::new();
    if unmatched.len() > 1 && unmatched.iter().all(is_opener) {
        candidates.extend(cut(scene, &unmatched));
    }
    for bracket in unmatched.iter().take(MAX_BRACKETS) {
        candidates.extend(if is_opener(bracket) { unclosed(scene, bracket) } else { unopened(scene, bracket) });
    }
    candidates
}

/// Several brackets are open where the code ends.
fn cut(scene: &Scene<'_>, unmatched: &[Unmatched]) -> Option<Candidate> {
    let closers = brackets::closers(scene.code, &scene.opaque)?;
    let end = scene.code.trim_end().len();
    let mut candidate = Candidate::insert(end, format!("\n{closers}"), format!("the code ends too early: missing `{closers}`"));
    candidate = candidate.of(FaultKind::UnclosedBracket);
    for bracket in unmatched {
        candidate = candidate.because(bracket.range.clone(), format!("this `{}` is never closed", bracket.bracket));
    }
    Some(candidate)
}

fn unclosed(scene: &Scene<'_>, bracket: &Unmatched) -> Vec<Candidate> {
    let at = bracket.range.start;
    let index = scene.line_of(at);
    let Some(line) = scene.lines.get(index) else { return Vec::new() };
    let rest = scene.text(bracket.range.end..line.end.max(bracket.range.end));
    let mut places: Vec<(usize, bool)> = Vec::new();
    let next_is_deeper = scene.next(index).is_some_and(|next| scene.indent(next) > line.indent);
    let end = scene.block_end(index);
    let heads = rest.trim().is_empty();
    let mut by_block = Vec::new();
    let leading = end.map_or(0, |end| scene.body(end).len() - scene.body(end).trim_start_matches(['}', ']', ')']).len());
    if let Some(start) = end.and_then(|end| scene.lines.get(end)).map(CodeLine::start) {
        let foreign = leading > 0 && !scene.text(start..start + 1).starts_with(bracket.counterpart);
        if foreign {
            by_block.extend((0..=leading).map(|behind| (start + behind, false)));
        }
        by_block.push((scene.own_line(index), heads));
        if !foreign {
            by_block.extend((1..=leading).map(|behind| (start + behind, false)));
        }
    } else {
        by_block.push((scene.own_line(index), heads));
    }
    let opens = rest.trim_end().ends_with(['{', '[', '(']);
    let own = own_line_places(scene, bracket, line.end);
    if !heads && !(next_is_deeper && (opens || rest.trim_end().ends_with(','))) {
        places.extend(own.iter().map(|&place| (place, false)));
        places.extend(by_block);
    } else {
        places.extend(by_block);
        if !heads {
            places.extend(own.iter().map(|&place| (place, false)));
        }
    }
    places.push((bracket.expected, false));
    let last = end.unwrap_or(scene.lines.len());
    places.extend(scene.lines.iter().take(last).skip(index).filter(|line| !line.is_blank()).map(|line| (line.end, false)));
    let doubled = scene.code.get(bracket.range.end..).is_some_and(|rest| rest.starts_with(bracket.bracket))
        || scene.code.get(..at).is_some_and(|text| text.ends_with(bracket.bracket));
    let extra = doubled.then(|| Candidate::replace(bracket.range.clone(), "", format!("one `{}` too many", bracket.bracket)));
    // `{ a 1MB`: what is set apart where it opens is so where it ends.
    let is_apart = |place: usize| bracket.bracket == '{' && rest.starts_with(' ') && place > bracket.range.end && place <= line.end;
    let missing = places.into_iter().take(MAX_PLACES).map(|(place, apart)| {
        let indent = scene.text(line.range.start..line.start());
        let with = match () {
            () if apart => format!("\n{indent}{}", bracket.counterpart),
            () if is_apart(place) => format!(" {}", bracket.counterpart),
            () => bracket.counterpart.to_string(),
        };
        // On a line of its own that is gone, it belongs before the one that comes in its stead.
        let behind_code = scene.lines.get(scene.line_of(place)).is_some_and(|line| line.range.len() > line.indent);
        let instead = end.filter(|_| apart && behind_code).and_then(|end| scene.lines.get(end)).map(|line| line.start()..line.end);
        Candidate::insert(place, with, missing(&bracket.counterpart.to_string()))
            .at(instead.unwrap_or(place..place))
            .because(bracket.range.clone(), format!("this `{}` is never closed", bracket.bracket))
            .of(FaultKind::UnclosedBracket)
    });
    // Only to be shown: what an author opens is hardly ever one too many.
    let drop = Candidate::replace(bracket.range.clone(), "", format!("this `{}` is never closed", bracket.bracket)).standing_for();
    let drop = drop.of(FaultKind::UnclosedBracket);
    extra.into_iter().chain(missing).chain([drop]).collect()
}

/// Where a bracket may end on its own line: before what follows an expression there, or at the line's end.
fn own_line_places(scene: &Scene<'_>, bracket: &Unmatched, end: usize) -> Vec<usize> {
    let from = bracket.range.end;
    let text = scene.text(from..end.max(from));
    let short = text.trim_end_matches(['{', ':', ';', ',', ' ']);
    let short = ["=>", " do", " then"].iter().fold(short, |text, word| text.strip_suffix(word).unwrap_or(text)).trim_end();
    let mut places = vec![from + short.len(), from + text.len()];
    // What closes something around it stands behind it: `g("a", [1, 2);`.
    if let Some(end) = brackets::first_unopened(text) {
        places.insert(0, from + text.get(..end).map_or(0, |inside| inside.trim_end().len()));
    }
    // The last statement of a block keeps what ends it: `a { color: red; }`.
    if bracket.bracket == '{' && text.trim_end().ends_with(';') {
        places.reverse();
    }
    // `for (;; i++ {` of a template, `#define A(b (c)`: before what follows what is in brackets.
    // `String[ args`: with nothing in it.
    if bracket.bracket == '[' && text.starts_with(' ') {
        places.push(from);
    }
    places.extend([" {", " ("].iter().filter_map(|next| text.find(next)).map(|at| from + at));
    places.dedup();
    places
}

fn unopened(scene: &Scene<'_>, bracket: &Unmatched) -> Vec<Candidate> {
    let index = scene.line_of(bracket.range.start);
    let mut candidates = Vec::new();
    candidates.extend(thief(scene, bracket));
    for closer in 0..=index {
        if leads(scene, closer, bracket.bracket) {
            candidates.extend(headless(scene, closer, bracket));
        }
    }
    candidates.truncate(MAX_PLACES);
    let mut lone = Candidate::replace(bracket.range.clone(), "", format!("this `{}` closes nothing", bracket.bracket));
    if let Some(opener) = bracket.opener.clone() {
        lone = lone.because(opener, "this is open here");
    }
    candidates.push(lone);
    candidates
}

/// Whether `bracket` is one of the brackets that line `index` starts with.
fn leads(scene: &Scene<'_>, index: usize, bracket: char) -> bool {
    scene.body(index).chars().take_while(|c| matches!(c, '}' | ']' | ')')).any(|c| c == bracket)
}

/// The lines that should open what line `closer` closes.
fn headless(scene: &Scene<'_>, closer: usize, bracket: &Unmatched) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let at = scene.lines.get(closer).map_or(0, CodeLine::start);
    let missing = |place: usize, with: String| {
        Candidate::insert(place, with, missing(&bracket.counterpart.to_string()))
            .because(at..at + 1, format!("this `{}` closes nothing else", bracket.bracket))
    };
    let own = scene.indent(closer);
    // The line on which it stood alone.
    let mut index = closer;
    while let Some(above) = index.checked_sub(1).filter(|&above| scene.is_blank(above) || scene.indent(above) > own) {
        index = above;
    }
    let alone = (index < closer && scene.is_blank(index)).then(|| scene.lines.get(index)).flatten();
    if let Some(header) = scene.header(closer).and_then(|header| scene.lines.get(header)) {
        let body = scene.text(header.start()..header.end);
        let balance = |c: char| body.matches(c).count();
        if balance(bracket.counterpart) <= balance(bracket.bracket) {
            candidates.push(missing(header.end, format!(" {}", bracket.counterpart)));
            candidates.push(missing(header.end, bracket.counterpart.to_string()));
            for mark in [")", ";", ","] {
                if let Some(short) = body.strip_suffix(mark) {
                    candidates.push(missing(header.start() + short.len(), bracket.counterpart.to_string()));
                }
            }
        }
    }
    candidates.extend(alone.map(|line| missing(line.range.end, bracket.counterpart.to_string())));
    candidates
}

/// A closing bracket above that closed what this one was meant to: its line is indented deeper than what it closes.
fn thief(scene: &Scene<'_>, bracket: &Unmatched) -> Option<Candidate> {
    let own = scene.line_of(bracket.range.start);
    if !leads(scene, own, bracket.bracket) {
        return None;
    }
    let mut open = Vec::new();
    let mut found = None;
    let before = scene.code.get(..bracket.range.start)?;
    for (at, c) in before.char_indices().filter(|(at, _)| !scene.opaque.hold(*at)) {
        match c {
            '(' | '[' | '{' => open.push(at),
            ')' | ']' | '}' => {
                let opener = open.pop()?;
                let (from, to) = (scene.line_of(opener), scene.line_of(at));
                if c == bracket.bracket && from != to && scene.indent(from) < scene.indent(to) && scene.indent(from) == scene.indent(own) {
                    found = Some(at);
                }
            }
            _ => {}
        }
    }
    let at = found?;
    let message = format!("one `{}` too many", bracket.bracket);
    Some(Candidate::replace(at..at + 1, "", message).because(bracket.range.clone(), "this is meant to close what it closes"))
}

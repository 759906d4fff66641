//! A tag without its counterpart.

use std::ops::Range;

use crate::language::Elements;
use crate::markup::html::elements::{self, Role};
use crate::syntax::FaultKind;
use crate::syntax::blame::suspicions::{Candidate, Scene};

/// Most tags that are looked at, and how far out a counterpart is looked for.
const MAX_TAGS: usize = 4;
const REACH: usize = 64;

/// Longest tag, in characters.
const MAX_TAG: usize = 4096;

/// A start or an end tag.
struct Tag {
    name: String,
    range: Range<usize>,
    /// Of an end tag that closes nothing: where the start tag stands that is open there.
    within: Option<Range<usize>>,
}

/// The tags without a counterpart: those that are never closed, and those that close nothing.
struct Unpaired {
    unclosed: Vec<Tag>,
    unopened: Vec<Tag>,
}

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    if scene.language.elements == Elements::None || !scene.code.contains('<') {
        return Vec::new();
    }
    let Unpaired { unclosed, unopened } = unmatched(scene.code);
    let mut candidates: Vec<Candidate> = unopened.iter().take(MAX_TAGS).filter_map(|tag| wrong_end(scene, tag, &unclosed)).collect();
    candidates.extend(unclosed.windows(2).filter_map(|pair| opening_for_closing(scene, pair)).take(MAX_TAGS));
    // The innermost first: what is around it can only be closed once it is.
    for tag in unclosed.iter().rev().take(MAX_TAGS) {
        candidates.extend(missing_end(scene, tag));
    }
    for tag in unopened.iter().take(MAX_TAGS) {
        candidates.extend(missing_start(scene, tag));
    }
    candidates
}

/// The tags of `code` without a counterpart.
fn unmatched(code: &str) -> Unpaired {
    let (mut open, mut unclosed, mut unopened): (Vec<Tag>, Vec<Tag>, Vec<Tag>) = (Vec::new(), Vec::new(), Vec::new());
    for (at, _) in code.match_indices('<') {
        let rest = code.get(at + 1..).unwrap_or_default();
        let ends = rest.starts_with('/');
        let name: String =
            rest.trim_start_matches('/').chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')).collect();
        let fragment = rest.starts_with('>') || rest.starts_with("/>");
        if (name.is_empty() && !fragment) || name.starts_with(|c: char| c.is_numeric()) {
            continue;
        }
        let Some(length) = tag_length(rest) else { continue };
        let tag = Tag { name, range: at..at + 1 + length, within: None };
        if !ends {
            let closed = code.get(tag.range.clone()).is_some_and(|text| text.ends_with("/>") && !fragment);
            if !closed {
                open.push(tag);
            }
        } else if let Some(found) = open.iter().rev().take(REACH).position(|start| start.name == tag.name) {
            let position = open.len() - 1 - found;
            unclosed.extend(open.drain(position..).skip(1));
        } else {
            let within = open.iter().rev().take(REACH).find(|start| !is_void(&start.name)).map(|start| start.range.clone());
            unopened.push(Tag { within, ..tag });
        }
    }
    unclosed.extend(open);
    unclosed.sort_by_key(|tag| tag.range.start);
    Unpaired { unclosed, unopened }
}

/// Whether HTML has an element of this name that holds nothing.
fn is_void(name: &str) -> bool {
    elements::is(name, Role::Void)
}

/// `<h1>a</h2>`: the end tag of what is open, with the name of something else.
fn wrong_end(scene: &Scene<'_>, tag: &Tag, unclosed: &[Tag]) -> Option<Candidate> {
    let within = tag.within.clone()?;
    let open = unclosed.iter().find(|open| open.range == within)?;
    let message = format!("`</{}>` closes nothing: `<{}>` is open", tag.name, open.name);
    // A name that no element has is likelier to be the mistaken one: `<dvi>a</div>`.
    let is_mistyped = elements::is_known(&tag.name) && !elements::is_known(&open.name) && open.name.chars().all(|c| c.is_ascii_lowercase());
    let candidate = if is_mistyped && scene.language.elements == Elements::Loose {
        let start = open.range.start..open.range.start + 1 + open.name.len();
        Candidate::replace(start, format!("<{}", tag.name), message).at(tag.range.clone())
    } else {
        Candidate::replace(tag.range.clone(), format!("</{}>", open.name), message)
    };
    Some(candidate.because(open.range.clone(), format!("`<{}>` is opened here", open.name)))
}

/// `<b>a<b>`: a start tag where the end tag of the one before it was meant.
fn opening_for_closing(scene: &Scene<'_>, pair: &[Tag]) -> Option<Candidate> {
    let [outer, inner] = pair else { return None };
    let is_bare = inner.range.len() == inner.name.len() + 2;
    let message = format!("`<{0}>` opens an element where `</{0}>` would close one", inner.name);
    let same_place = scene.line_of(outer.range.start) == scene.line_of(inner.range.start)
        || scene.indent(scene.line_of(outer.range.start)) == scene.indent(scene.line_of(inner.range.start));
    (outer.name == inner.name && is_bare && same_place).then(|| {
        Candidate::replace(inner.range.clone(), format!("</{}>", inner.name), message)
            .because(outer.range.clone(), format!("`<{}>` is opened here and never closed", outer.name))
            .of(FaultKind::UnclosedElement)
    })
}

/// How long a tag is that starts before `rest`, its `>` included: not over one in quotes or braces, nor past the next `<`.
fn tag_length(rest: &str) -> Option<usize> {
    let (mut quote, mut depth, mut before) = (None, 0_usize, ' ');
    for (at, c) in rest.char_indices().take(MAX_TAG) {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') if depth == 0 => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => depth = depth.saturating_sub(1),
            (None, '<') if depth == 0 => return None,
            (None, '>') if depth == 0 && before != '=' => return Some(at + 1),
            _ => {}
        }
        before = c;
    }
    None
}

fn missing_end(scene: &Scene<'_>, tag: &Tag) -> Vec<Candidate> {
    // A start tag that is all of the code is shown for itself.
    if scene.code.trim().len() <= tag.range.len() {
        return Vec::new();
    }
    let index = scene.line_of(tag.range.start);
    let Some(line) = scene.lines.get(index) else { return Vec::new() };
    let end = format!("</{}>", tag.name);
    let missing = |place: usize| {
        Candidate::insert(place, end.clone(), format!("missing `{end}`"))
            .because(tag.range.clone(), format!("`<{}>` is opened here and never closed", tag.name))
            .of(FaultKind::UnclosedElement)
    };
    let text_end = line.range.start + scene.text(line.range.clone()).trim_end().len();
    let alone = text_end <= tag.range.end;
    let slash = Candidate::insert(tag.range.end.saturating_sub(1), " /", format!("`<{}>` is never closed", tag.name)).at(tag.range.clone());
    let slash = slash.of(FaultKind::UnclosedElement);
    let deeper = scene.next(index).is_some_and(|next| scene.indent(next) > line.indent);
    let by_block = missing(scene.own_line(index));
    if is_void(&tag.name) {
        vec![slash, missing(text_end), by_block]
    } else if alone && deeper {
        vec![by_block, slash]
    } else if alone {
        vec![slash, by_block]
    } else {
        vec![missing(text_end), by_block, slash]
    }
}

fn missing_start(scene: &Scene<'_>, tag: &Tag) -> Vec<Candidate> {
    let index = scene.line_of(tag.range.start);
    let start = format!("<{}>", tag.name);
    let message = format!("`</{}>` closes nothing", tag.name);
    let mut candidates = Vec::new();
    // The line on which it stood alone.
    let own = scene.indent(index);
    let mut above = index;
    while let Some(next) = above.checked_sub(1).filter(|&next| scene.is_blank(next) || scene.indent(next) > own) {
        above = next;
    }
    if let Some(line) = scene.lines.get(above).filter(|_| above < index && scene.is_blank(above)) {
        candidates.push(
            Candidate::insert(line.range.end, start.clone(), format!("missing `{start}`")).because(tag.range.clone(), message.clone()),
        );
    }
    if let Some(line) = scene.lines.get(index).filter(|line| line.start() < tag.range.start) {
        candidates
            .push(Candidate::insert(line.start(), start.clone(), format!("missing `{start}`")).because(tag.range.clone(), message.clone()));
    }
    candidates.push(Candidate::replace(tag.range.clone(), "", message));
    candidates
}

//! Code among markup, and what its own parsers say of it.

use std::ops::Range;

use super::super::guard::guarded;
use super::super::kind::Reference;
use super::super::{css, json, oxc, ruby, yaml};
use super::piece::{Piece, PieceShape};
use super::reader::Read;
use crate::language::{self, Language, Markup, Program, Trust, by_id};
use crate::syntax::SyntaxError;
use crate::syntax::parsing::tree::tree_errors;
use crate::text::{Text, pattern};

/// The references that code among markup is put before.
const ASKED: &[&Reference] = &[&oxc::REFERENCE, &ruby::REFERENCE, &css::CSS, &css::SCSS, &css::LESS, &json::JSON, &yaml::REFERENCE];

pattern! {
    /// A word of another template in a script: `@json($a)`.
    static DIRECTIVE = r"(?:^|\s)@\w+\(\$";
}

pattern! {
    /// Dots that stand for all of a body.
    static BODY = r"\{[ \t\n]*(\.{3,}|…)[ \t\n]*\}";
}

pattern! {
    /// What templates put into a script, or a reader has to: tags, `= ${a}`, `= @Model`, `= <your id>`, `(function()...)`.
    static PUT_IN = r"[)\]}\w]\.{3}[ \t]*(?:[;,)\]}]|$)|\{%|<%|<\?(?:php|=)|\[[\[(]\$\{|[=(:,+][ \t]*(?:\$\{|#\{|\{\$|@[A-Za-z(]|<[A-Za-z][\w -]*>[ \t]*(?:[;,)+]|$))|(?m:^[ \t]*@(?:if|foreach|for|else|elseif|end\w+|php|section|json|auth|push)(?-u:\b))";
}

/// What is wrong with the code in `read`.
pub(in crate::syntax) fn errors(markup: &Markup, code: &str, read: &Read) -> Vec<SyntaxError> {
    let whole = Text::verbatim(code, 0);
    let mut errors: Vec<SyntaxError> = read.pieces.iter().flat_map(|piece| wrong(markup, &whole, piece)).collect();
    // What ends a block that is not shown is no program.
    if !markup.programs.is_empty() && !read.program.is_empty() && read.blocks.unopened.is_empty() {
        errors.extend(program(markup.programs, &whole, &read.program));
    }
    errors
}

/// What is wrong with `piece`: nothing if it parses in any way, or nobody can tell.
fn wrong(markup: &Markup, whole: &Text, piece: &Piece) -> Vec<SyntaxError> {
    let code = whole.as_str().get(piece.range.clone()).unwrap_or_default();
    // Entities stand for signs in attributes, and dots for what is left out.
    let Some(language) = piece.shape.language(markup).filter(|_| !is_empty(code) && !is_escaped(code)) else { return Vec::new() };
    if DIRECTIVE.is_match(code) && !matches!(piece.shape, PieceShape::Arguments) {
        return Vec::new();
    }
    if matches!(piece.shape, PieceShape::Script(_) | PieceShape::Style(_) | PieceShape::Statements) && is_made(markup, code) {
        return Vec::new();
    }
    let holes = holes(code, piece);
    let mut first = None;
    for (before, after) in piece.shape.around() {
        let mut rewrite = whole.rewrite();
        rewrite.replace(0..piece.range.start, before);
        let mut at = piece.range.start;
        for (hole, with) in &holes {
            rewrite.keep(at..hole.start).replace(hole.clone(), with);
            at = hole.end;
        }
        rewrite.keep(at..piece.range.end).replace(piece.range.end..whole.len(), after);
        match ask(language, &rewrite.finish()) {
            Some(errors) if !errors.is_empty() => first = first.or(Some(errors)),
            _ => return Vec::new(),
        }
    }
    let within = |error: SyntaxError| error.placed(|place| clamped(place, &piece.range));
    first.unwrap_or_default().into_iter().map(within).collect()
}

/// Whether a template, or a reader, puts something into the script or style `code`.
fn is_made(markup: &Markup, code: &str) -> bool {
    // An expression of JSX in the place of a style.
    PUT_IN.is_match(code) || markup.tags.iter().any(|tag| code.contains(tag.open)) || code.trim_start().starts_with("{`")
}

/// What of `piece` is read as something else: elements as values, dots for a body as an empty one.
fn holes(code: &str, piece: &Piece) -> Vec<(Range<usize>, &'static str)> {
    let start = piece.range.start;
    let bodies = BODY.captures_iter(code).filter_map(|found| found.get(1)).map(|dots| start + dots.start()..start + dots.end());
    let apart = bodies.filter(|dots| piece.holes.iter().all(|hole| dots.end <= hole.start || hole.end <= dots.start));
    let mut holes: Vec<_> = apart.map(|dots| (dots, " ")).chain(piece.holes.iter().map(|hole| (hole.clone(), " 0 "))).collect();
    holes.sort_by_key(|(hole, _)| hole.start);
    holes
}

/// What is wrong with the code of all tags as one program: nothing if it is one in any of the languages.
fn program(programs: &[Program], whole: &Text, tags: &[(Range<usize>, bool)]) -> Vec<SyntaxError> {
    let mut first = None;
    let has = |word: &str| tags.iter().any(|(range, _)| whole.as_str().get(range.clone()).is_some_and(|tag| tag.contains(word)));
    for program in programs.iter().filter(|program| program.holds.is_empty() || program.holds.iter().any(|word| has(word))) {
        let Some(language) = by_id(program.language) else { continue };
        let (before, behind) = program.around;
        let mut rewrite = whole.rewrite();
        let mut at = 0;
        let mut open = before.to_owned();
        for (range, is_value) in tags {
            let (start, end) = if *is_value { program.value } else { ("\n", "\n") };
            rewrite.replace(at..range.start, &format!("{open}{start}"));
            rewrite.keep(range.clone());
            at = range.end;
            end.clone_into(&mut open);
        }
        rewrite.replace(at..whole.len(), &format!("{open}{behind}"));
        match ask(language, &rewrite.finish()) {
            Some(errors) if !errors.is_empty() => first = first.or(Some(errors)),
            _ => return Vec::new(),
        }
    }
    let nearest = |place: Range<usize>| {
        let tag = tags.iter().rev().find(|(range, _)| range.start <= place.start).or(tags.first());
        tag.map_or(place.clone(), |(range, _)| clamped(place, range))
    };
    first.unwrap_or_default().into_iter().map(|error| error.placed(nearest)).collect()
}

/// What the parser of `language` says of `text`, with places in what it was made from; `None` if nobody can tell.
fn ask(language: &'static Language, text: &Text) -> Option<Vec<SyntaxError>> {
    let code = text.as_str();
    let errors = if let Some(name) = language.reference {
        let reference = ASKED.iter().find(|reference| reference.name == name)?;
        guarded(reference, language, code).ok()??
    } else {
        language.grammar.as_ref().filter(|grammar| grammar.trust == Trust::Verdict)?;
        let tree = language::parse(language, code).ok()?;
        if tree.root_node().has_error() { tree_errors(&tree, code) } else { Vec::new() }
    };
    Some(errors.into_iter().map(|error| error.mapped(text)).collect())
}

fn clamped(place: Range<usize>, within: &Range<usize>) -> Range<usize> {
    place.start.clamp(within.start, within.end)..place.end.clamp(within.start, within.end)
}

/// Whether there is no code, or only dots for it.
fn is_empty(code: &str) -> bool {
    code.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…')).is_empty()
}

/// Whether `code` has references to characters: `&quot;`.
fn is_escaped(code: &str) -> bool {
    let name = |rest: &str| {
        rest.split(';').next().is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
    };
    code.split('&').skip(1).any(|rest| rest.contains(';') && name(rest))
}

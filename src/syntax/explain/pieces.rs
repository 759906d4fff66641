//! Pieces of one program, or a call and what it returned.

use std::ops::Range;

use crate::language::{self, Kind, Language};
use crate::syntax::blame;
use crate::syntax::lexis::comment;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::parts::segment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Cause, Excuse, Segment, Status, SyntaxError, Verdict};
use crate::text::{Edit, lines};

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "pieces", summary: "pieces of one program, or a call and what it returned", speak: find };

/// Words that a line starts with which only names what the code below it uses.
const IMPORTS: &[&str] = &["import", "use", "using", "from", "require", "package", "namespace", "#include", "#import", "@use", "@import"];

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    // What is known to be wrong is wrong in a piece, too: `RUN a && \` above a blank line.
    if case.errors().first().is_some_and(|error| error.cause == Cause::Known) {
        return None;
    }
    let (segments, allowances) = segment::segments(case.language, case.code, work)?;
    let one = segments.iter().all(|segment| segment.language.is_some_and(|l| l.id == case.language.id));
    if one {
        if let Some(left) = left_over(case, &segments) {
            return told_by_name(case, &left).then(|| {
                let error = SyntaxError::told(case.code.origin(left).range(), "this is the beginning of a statement, and not all of one");
                Verdict::invalid(case.parser(), vec![error])
            });
        }
        if is_one_program(case, &segments, work) {
            return None;
        }
    }
    let verdict = Verdict::parsed(case.parser(), Excuse { context: one.then_some("separate pieces"), allowances });
    Some(if one { Verdict { segments, ..verdict } } else { verdict.among(segments) })
}

/// Whether `segments` are one program with a mistake in it: a small change makes one of all.
fn is_one_program(case: &Case<'_>, segments: &[Segment], work: &mut Work) -> bool {
    let code = case.code.as_str();
    let text = |segment: &Segment| code.get(segment.range.clone()).unwrap_or_default();
    let indented = |segment: &Segment| text(segment).starts_with([' ', '\t']);
    // Where indentation is syntax, what stands deeper is part of what is above it.
    if case.language.indented && segments.iter().any(indented) {
        return true;
    }
    if lacks_end(case, segments, work) {
        return true;
    }
    let Some(error) = blame::single(case.language, case.code, case.errors(), work.renewed()) else { return false };
    let edit = error.help.as_ref().and_then(|help| help.fix.as_ref()).and_then(|fix| fix.edits.first());
    edit.is_some_and(|edit| is_slip(case, segments, &error, edit))
}

/// The piece that is what is left of a statement, where the others are whole.
fn left_over(case: &Case<'_>, segments: &[Segment]) -> Option<Range<usize>> {
    let text = |segment: &Segment| case.code.as_str().get(segment.range.clone()).unwrap_or_default();
    let is_left = |segment: &&Segment| {
        let is_chain = || !text(segment).trim().replace(", ", ",").contains(' ');
        is_remnant(case.language, text(segment)) && (segment.status == Status::Fragment || is_chain())
    };
    let mut left = segments.iter().filter(is_left);
    let (Some(segment), None) = (left.next(), left.next()) else { return None };
    let lead = text(segment).len() - text(segment).trim_start().len();
    Some(segment.range.start + lead..segment.range.start + text(segment).trim_end().len())
}

/// Whether what is left over in `range` is names alone: a path, a file's name or a sentence is a comment without its sign.
fn told_by_name(case: &Case<'_>, range: &Range<usize>) -> bool {
    let text = case.code.as_str().get(range.clone()).unwrap_or_default();
    !text.contains(['/', '\n']) && language::by_file_name(text).is_none()
}

/// Whether `piece` is what is left of a statement: names on one line, which do nothing, and no comment says what they come to.
fn is_remnant(language: &Language, piece: &str) -> bool {
    let mut lines = piece.lines().filter(|line| language.lexis.comment_sign(line.trim()).is_none() && !line.trim().is_empty());
    let (Some(line), None) = (lines.next(), lines.next()) else { return false };
    let body = line.trim();
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ',' | '/' | ' ' | '-');
    let is_call = language.bare_calls && body.contains('.');
    let may_lack = matches!(language.kind, Kind::Code | Kind::Data) && !language.shell && !language.tail_values && !is_call;
    may_lack && body.contains(char::is_alphabetic) && body.chars().all(is_part) && !body.ends_with("...")
}

/// Most pieces behind which a semicolon is tried.
const MAX_ENDS: usize = 8;

/// Whether the code parses once one piece is ended with a `;`, as its author ends others: what a comment heads is a piece of its own.
fn lacks_end(case: &Case<'_>, segments: &[Segment], work: &mut Work) -> bool {
    let (language, code) = (case.language, case.code.as_str());
    let text = |segment: &Segment| code.get(segment.range.clone()).unwrap_or_default();
    let end = |line: &str| comment::before(language, line).trim_end().len();
    if language.kind != Kind::Code
        || language.tail_values
        || !code.lines().any(|line| line.get(..end(line)).is_some_and(|line| line.ends_with(';')))
    {
        return false;
    }
    let headed = |segment: &Segment| language.lexis.comment_sign(text(segment).trim_start()).is_some();
    let seams = segments.iter().zip(segments.iter().skip(1)).filter(|(_, next)| !headed(next));
    // The last line of a piece that holds code, and where that ends.
    let last = |segment: &Segment| {
        let lines = lines(text(segment)).map(|(range, line)| (range.start, end(line))).filter(|(_, end)| *end > 0);
        lines.last().map(|(start, end)| segment.range.start + start + end)
    };
    let ends = seams.filter_map(|(segment, _)| last(segment)).take(MAX_ENDS);
    let is_open = |at: &usize| code.get(..*at).is_some_and(|before| !before.ends_with([';', '{', '}', ',']));
    let is_mended = |at: usize| fragment::read(language, &case.code.edited([(at..at, ";")]), work).parses();
    ends.filter(is_open).collect::<Vec<_>>().into_iter().any(is_mended)
}

/// Whether `edit`, which proves `error`, mends what its author forgot: not where pieces only lack what would join them.
fn is_slip(case: &Case<'_>, segments: &[Segment], error: &SyntaxError, edit: &Edit) -> bool {
    let code = case.code.as_str();
    let at = case.code.offset_of(edit.range.start);
    let piece = segments.partition_point(|segment| segment.range.start <= at).saturating_sub(1);
    let Some(segment) = segments.get(piece) else { return false };
    let text = |range: Range<usize>| code.get(range).unwrap_or_default();
    let no_code = |text: &str| text.lines().all(|line| comment::before(case.language, line).trim().is_empty());
    let inserts = edit.range.is_empty();
    // What stands behind a piece only joins it to the next.
    if inserts && no_code(text(at..segment.range.end.max(at))) {
        return false;
    }
    let leads = inserts && no_code(text(segment.range.start..at));
    // `{ a } from 'b'` and `("fmt")` are no method: nothing but the word that names what is used goes before them.
    let has_body =
        || text(at..segment.range.end).lines().next().is_some_and(|line| comment::before(case.language, line).trim_end().ends_with('{'));
    if leads && edit.with.trim().chars().all(char::is_alphabetic) && !edit.with.trim().is_empty() {
        if !has_body() {
            return text(segment.range.start..at).is_empty();
        }
        // A method may be shown below what it imports, or under a note of where it stands.
        let others = segments.iter().enumerate().filter(|(index, _)| *index != piece);
        let does_more =
            |(_, other): (usize, &Segment)| other.status == Status::Valid && !is_import(case.language, text(other.range.clone()));
        return text(segment.range.start..at).is_empty() && others.into_iter().any(does_more);
    }
    // What one mark in the place of another makes of a fragment is something else.
    let is_word = |text: &str| !text.is_empty() && text.chars().all(char::is_alphanumeric);
    let is_small = inserts && !edit.with.trim().is_empty() || is_word(&edit.with) && is_word(text(at..case.code.offset_of(edit.range.end)));
    !error.is_damage() && segment.status == Status::Fragment && is_small
}

/// Whether `piece` only names what other code uses.
fn is_import(language: &Language, piece: &str) -> bool {
    let mut lines = piece.lines().map(str::trim).filter(|line| !line.is_empty() && language.lexis.comment_sign(line).is_none());
    lines.all(|line| IMPORTS.iter().any(|word| line.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '(', '"', '\'']))))
}

//! Bodies of which a comment is all that is left, where a language wants a statement: the comment says what was left out.

use std::ops::Range;

use crate::language::Language;
use crate::syntax::lexis::comment;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment;
use crate::syntax::rung::{Case, Rung};
use crate::syntax::{Allowance, Verdict};
use crate::text::lines;

pub(in crate::syntax) static RUNG: Rung =
    Rung { name: "bodies", summary: "bodies of which a comment is all that is left, where the language wants a statement", speak: find };

fn find(case: &Case<'_>, work: &mut Work) -> Option<Verdict> {
    let empty = case.language.blocks.as_ref().and_then(|blocks| blocks.empty).filter(|_| case.language.indented)?;
    let code = case.code.as_str();
    let opaque = work.opaque(case.language, code);
    let bodies: Vec<_> = bodies(case.language, code).into_iter().filter(|body| !opaque.hold(body.header)).collect();
    let edits = bodies.iter().map(|body| {
        let indent = code.get(body.comment.start - body.indent..body.comment.start).unwrap_or_default();
        (body.end..body.end, format!("\n{indent}{empty}"))
    });
    if bodies.is_empty() {
        return None;
    }
    let verdict = fragment::read(case.language, &case.code.edited(edits), work).verdict()?;
    let allowances: Vec<_> = bodies.into_iter().map(|body| Allowance { range: body.comment, kind: "ellipsis" }).collect();
    Some(verdict.allowing(allowances))
}

/// A body that is nothing but comments.
struct CommentBody {
    /// Where the line above it starts.
    header: usize,
    /// Its first comment.
    comment: Range<usize>,
    /// How deep that stands.
    indent: usize,
    /// Where its last comment ends.
    end: usize,
}

/// Whether a line whose code is `text` opens a body.
fn opens(language: &Language, text: &str) -> bool {
    language.blocks.iter().flat_map(|blocks| blocks.openers).any(|mark| text.ends_with(mark))
}

fn bodies(language: &Language, code: &str) -> Vec<CommentBody> {
    let mut bodies: Vec<CommentBody> = Vec::new();
    // The last line that opens a body, with its indentation, and the comments right below it.
    let mut header: Option<(usize, usize)> = None;
    let mut open: Option<CommentBody> = None;
    for (range, line) in lines(code) {
        let text = line.trim();
        if text.is_empty() {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let place = range.start + indent..range.start + line.trim_end().len();
        if language.lexis.comment_sign(text).is_some() {
            match (&mut open, header) {
                (Some(body), _) => body.end = place.end,
                (None, Some((start, above))) if indent > above => {
                    open = Some(CommentBody { header: start, comment: place.clone(), indent, end: place.end });
                }
                _ => {}
            }
            continue;
        }
        let above = header.map_or(0, |(_, above)| above);
        bodies.extend(open.take().filter(|_| indent <= above));
        header = opens(language, comment::before(language, line).trim_end()).then_some((place.start, indent));
    }
    bodies.extend(open);
    bodies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    #[test]
    fn only_comments_that_stand_deeper_are_bodies() {
        let comments = |code: &str| {
            let bodies = bodies(by_id("python").unwrap(), code);
            bodies.into_iter().filter_map(|body| code.get(body.comment.start..body.end)).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(comments("def f():  # one\n    # does it\n    # at once\n\nf()\n"), ["# does it\n    # at once"]);
        assert_eq!(comments("if a:\n  # one\nelse:\n  # other\n"), ["# one", "# other"]);
        assert!(comments("def f():\n# does it\nf()\n").is_empty() && comments("if a:\n  # one\n  b()\n").is_empty());
    }
}

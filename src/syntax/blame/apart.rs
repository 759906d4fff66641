//! Which errors of a parser are mistakes of their own, and which only come of the first: parsers guess how to go on, and stumble again.

use std::ops::Range;

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::text::{Text, indent, lines};

/// The first of `errors`, and each one at which a paragraph below the statement of the one before fails by itself; all stand in bytes of
/// `text`, in order.
///
/// Of `x = 1 1`, `y = (2` and `z = 3 3` the first and the last are told, whatever a parser says of `z` with a bracket open above it.
pub(super) fn apart(language: &'static Language, text: &Text, errors: Vec<SyntaxError>, work: &mut Work) -> Vec<SyntaxError> {
    let mut kept: Vec<SyntaxError> = Vec::new();
    for error in errors {
        let is_own = kept.last().is_none_or(|last| fails_alone(language, text, last, &error, work));
        if is_own {
            kept.push(error);
        }
    }
    kept
}

/// Whether `error` is told of the paragraph that it stands in as well, where nothing above it is read: the lines between two that have a blank
/// line above them and are indented no deeper than the line of `last`, the mistake before it.
fn fails_alone(language: &'static Language, text: &Text, last: &SyntaxError, error: &SyntaxError, work: &mut Work) -> bool {
    let (at, code) = (error.range.start, text.as_str());
    let Some(paragraph) = paragraph(code, last.range.start, at) else { return false };
    match fragment::read(language, &text.slice(paragraph), work) {
        Reading::Fails(_, errors) => errors.first().is_some_and(|first| {
            let first = text.offset_of(first.range.start);
            code.get(first.min(at)..first.max(at)).is_some_and(|between| !between.contains('\n'))
        }),
        Reading::Parses(..) | Reading::Unknown(_) => false,
    }
}

/// The paragraph of `code` that holds the byte at `at`, from the first line on that is below the statement at `last`; `None` if that statement
/// may go on as far as that.
fn paragraph(code: &str, last: usize, at: usize) -> Option<Range<usize>> {
    let (statement, line) = lines(code).find(|(range, _)| last < range.end)?;
    let depth = indent(line);
    let mut start = None;
    let mut is_first = true;
    let mut blank = false;
    for (range, line) in lines(code).filter(|(range, _)| range.start >= statement.end) {
        if line.trim().is_empty() {
            blank = true;
            continue;
        }
        let opens = indent(line) <= depth && (is_first || blank);
        if opens && range.start > at {
            return start.map(|start| start..range.start);
        }
        if opens {
            start = Some(range.start);
        }
        is_first &= indent(line) > depth;
        blank = false;
    }
    start.map(|start| start..code.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;
    use crate::syntax::parsing::attempt::{Attempt, attempt};

    fn told(language: &str, code: &str) -> Vec<usize> {
        let (language, text, mut work) = (by_id(language).unwrap(), Text::verbatim(code, 0), Work::new());
        let Attempt::Fails(_, errors) = attempt(language, &text, &mut work) else { panic!("it parses") };
        let line = |error: &SyntaxError| code.get(..error.range.start).unwrap().matches('\n').count() + 1;
        apart(language, &text, errors, &mut work).iter().map(line).collect()
    }

    #[test]
    fn what_comes_of_a_mistake_is_none() {
        assert_eq!(told("python", "def main:\n    ball = Ball()\n\n    while True:\n        ball.update()\n"), [1]);
    }

    #[test]
    fn a_mistake_of_another_statement_is_one() {
        assert_eq!(told("python", "x = 1 1\ny = 2\nz = 3 3\n"), [1, 3]);
        assert_eq!(told("python", "def f(:\n    x = 1 1\n\ny = 2 2\n"), [1, 4]);
        assert_eq!(told("lua", "function M:norm scale)\n  return 1\nend\n\nfor i = 1 10 do\n  print(i)\nend\n"), [1, 5]);
    }
}

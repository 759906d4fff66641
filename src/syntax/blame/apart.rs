//! Which errors of a parser are mistakes of their own, and which only come of the first: parsers guess how to go on, and stumble again.

use crate::language::Language;
use crate::syntax::SyntaxError;
use crate::syntax::parsing::attempt::Work;
use crate::syntax::parsing::fragment::{self, Reading};
use crate::text::{Text, lines};

/// The first of `errors`, and each one at which the code below the statement of the one before fails by itself; all stand in bytes of
/// `text`, in order.
///
/// Of `x = 1 1`, `y = (2` and `z = 3 3` the first and the last are told, whatever a parser says of `z` with a bracket open above it.
pub(super) fn apart(language: &'static Language, text: &Text, errors: Vec<SyntaxError>, work: &mut Work) -> Vec<SyntaxError> {
    let mut kept: Vec<SyntaxError> = Vec::new();
    for error in errors {
        let is_own = kept.last().is_none_or(|last| fails_at(language, text, below(text.as_str(), last.range.start), &error, work));
        if is_own {
            kept.push(error);
        }
    }
    kept
}

/// Where the first line below the one at `at` starts that is indented no deeper; the end if there is none.
fn below(code: &str, at: usize) -> usize {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let holding = lines(code).find(|(range, _)| at < range.end).or_else(|| lines(code).last());
    let Some((own, line)) = holding else { return code.len() };
    let next = lines(code).find(|(range, next)| range.start >= own.end && !next.trim().is_empty() && indent(next) <= indent(line));
    next.map_or(code.len(), |(range, _)| range.start)
}

/// Whether `text` from `start` on first fails in the line of `error`.
fn fails_at(language: &'static Language, text: &Text, start: usize, error: &SyntaxError, work: &mut Work) -> bool {
    let (at, code) = (error.range.start, text.as_str());
    if at < start || start >= code.len() {
        return false;
    }
    match fragment::read(language, &text.slice(start..code.len()), work) {
        Reading::Fails(_, errors) => errors.first().is_some_and(|first| {
            let first = text.offset_of(first.range.start);
            code.get(first.min(at)..first.max(at)).is_some_and(|between| !between.contains('\n'))
        }),
        Reading::Parses(..) | Reading::Unknown(_) => false,
    }
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
    }
}

//! The guilty line of a tree whose errors cover half of the code: the one without which the rest parses, or the mark whose
//! insertion there makes all of it parse.

use std::ops::Range;

use crate::language::{Blocks, Language};
use crate::syntax::SyntaxError;
use crate::syntax::parsing::attempt::{Work, attempt};
use crate::syntax::verdict::missing;
use crate::text::{Text, lines};

/// Most lines that are tried one by one.
const MAX_LINES: usize = 60;

/// Marks whose lack at the end of a line is tried.
const MARKS: &[&str] = &[",", ";", ")", ":", "]", "}", "\"", " {", " do", " then"];

/// The one error of `text`, which does not parse as it stands; `None` if no single line is to blame.
pub(in crate::syntax) fn guilty(language: &'static Language, text: &Text, work: &mut Work) -> Option<SyntaxError> {
    let code = text.as_str();
    let end = code.trim_end().len();
    for word in language.blocks.iter().flat_map(Blocks::closers) {
        if with(language, text, end..end, &format!("\n{word}\n"), work) {
            return Some(error(end..end, format!("missing `{word}`")));
        }
    }
    let lines = full_lines(code);
    if lines.len() > MAX_LINES {
        return None;
    }
    let guilty = lines.iter().position(|line| with(language, text, line.clone(), "", work))?;
    let around = [guilty.checked_sub(1), Some(guilty)];
    for mark in MARKS {
        for line in around.into_iter().flatten().filter_map(|index| lines.get(index)) {
            let at = line.start + code.get(line.clone())?.trim_end().len();
            if with(language, text, at..at, mark, work) {
                return Some(error(at..at, missing(mark.trim())));
            }
        }
    }
    let line = lines.get(guilty)?.clone();
    let content = code.get(line.clone())?;
    let lead = content.len() - content.trim_start().len();
    Some(error(line.start + lead..line.start + content.trim_end().len(), "this line does not fit what is around it".to_owned()))
}

fn error(range: Range<usize>, message: String) -> SyntaxError {
    SyntaxError::told(range, message)
}

/// Whether `text` parses with `what` in the place of `range`.
fn with(language: &'static Language, text: &Text, range: Range<usize>, what: &str, work: &mut Work) -> bool {
    attempt(language, &text.edited([(range, what)]), work).parses()
}

/// The lines of `code` that hold something, without their newlines.
fn full_lines(code: &str) -> Vec<Range<usize>> {
    let full = lines(code).filter(|(_, line)| !line.trim().is_empty());
    full.map(|(range, line)| range.start..range.start + line.trim_end().len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_id;

    fn blamed(language: &str, code: &str) -> (usize, String) {
        let error = guilty(by_id(language).unwrap(), &Text::verbatim(code, 0), &mut Work::new()).unwrap();
        (code.get(..error.range.start).unwrap().matches('\n').count() + 1, error.message)
    }

    #[test]
    fn a_missing_mark_is_named_where_it_is_missing() {
        assert_eq!(blamed("java", "class A {\n  int a = 1\n  int b = 2;\n}\n"), (2, "missing `;`".to_owned()));
    }

    #[test]
    fn a_block_without_its_end_ends_with_the_code() {
        assert_eq!(blamed("bash", "if true; then\n  ls\n"), (2, "missing `fi`".to_owned()));
    }
}

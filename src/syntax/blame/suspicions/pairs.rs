//! A comma that is missing between two values or parameters of one line, where the parser speaks of the whole: `f(a int b string)`.

use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::syntax::lexis::lexemes::{Lexeme, Sort};
use crate::syntax::verdict::missing;

/// Most places on a line that are looked at.
const MAX_PLACES: usize = 6;

/// Longest line that is looked at, in bytes.
const MAX_LINE: usize = 400;

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    let mut lines: Vec<usize> = Vec::new();
    for error in scene.errors {
        let index = scene.line_of(error.range.start.min(scene.code.len()));
        if !lines.contains(&index) {
            lines.push(index);
        }
    }
    lines.into_iter().flat_map(|index| of_line(scene, index)).collect()
}

fn of_line(scene: &Scene<'_>, index: usize) -> Vec<Candidate> {
    let body = scene.body(index);
    let Some(line) = scene.lines.get(index).filter(|_| body.len() <= MAX_LINE) else { return Vec::new() };
    let gaps = gaps(scene, line.start(), body);
    let between = gaps.iter().copied().filter(|gap| is_between(body, *gap));
    let parameters = gaps.iter().copied().filter(|gap| is_balanced(body, *gap));
    let places = between.chain(parameters).take(MAX_PLACES);
    places.map(|gap| Candidate::insert(line.start() + gap, ",", missing(",")).mending_all()).collect()
}

/// Where a blank stands in `body`, which starts at `start`, outside of its strings.
fn gaps(scene: &Scene<'_>, start: usize, body: &str) -> Vec<usize> {
    let from = scene.lexemes.partition_point(|lexeme| lexeme.range.end <= start);
    let strings: Vec<&Lexeme> = scene.lexemes.iter().skip(from).take_while(|lexeme| lexeme.range.start < start + body.len()).collect();
    let is_in_string = |at: usize| strings.iter().any(|lexeme| lexeme.sort != Sort::LineComment && lexeme.range.contains(&(start + at)));
    let blanks = body.match_indices(' ').map(|(at, _)| at).filter(|at| !body.get(..*at).is_some_and(|before| before.ends_with(' ')));
    blanks.filter(|at| !is_in_string(*at)).collect()
}

/// Whether one value ends at `gap` and another begins: a string behind a string, or a key that others of the line are like.
fn is_between(body: &str, gap: usize) -> bool {
    let (Some(before), Some(behind)) = (body.get(..gap), body.get(gap..).map(str::trim_start)) else { return false };
    let is_quote = |c: char| matches!(c, '"' | '\'');
    let ends = before.ends_with(|c: char| c.is_alphanumeric() || is_quote(c) || matches!(c, ']' | '}' | ')' | '_'));
    let word = behind.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    let name = behind.len() - word.len();
    let is_key = name > 0 && word.starts_with(": ");
    let is_string = behind.starts_with(is_quote);
    let arrow = is_string && behind.contains(" => ") && before.contains(" => ");
    ends && ((is_key && before.contains(": ")) || arrow || (is_string && before.ends_with(is_quote)))
}

/// Whether `gap` divides what stands between two brackets or commas into halves of as many words: `a int b string`.
fn is_balanced(body: &str, gap: usize) -> bool {
    let (Some(before), Some(behind)) = (body.get(..gap), body.get(gap..)) else { return false };
    let own = before.rfind(['(', ',']).and_then(|at| before.get(at + 1..)).unwrap_or_default();
    let next = behind.find([')', ',']).and_then(|at| behind.get(..at)).unwrap_or_default();
    let words = |text: &str| text.split_whitespace().count();
    let is_plain = |text: &str| !text.contains(['=', '"', '\'', '(', '+', '|', '{', '}', ';', ':']);
    before.contains('(') && words(own) == 2 && words(next) == 2 && is_plain(own) && is_plain(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_stands_between_keys_strings_and_parameters() {
        assert!(is_between("%{name: \"A\" age: 3}", 11));
        assert!(is_between("[\"a\" \"b\"]", 4));
        assert!(!is_between("a ? b : c", 3));
        assert!(is_balanced("f(a int b string)", 7));
        assert!(!is_balanced("f(a int b string)", 3));
        assert!(is_balanced("h(w http.Writer r *http.Request) {", 15));
    }
}

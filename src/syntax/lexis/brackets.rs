//! Which bracket closes which, with indentation as the witness of what the author meant.

use std::ops::Range;

use crate::language::{Brackets, Kind, Language};
use crate::syntax::lexis::lexemes::certain;
use crate::syntax::lexis::regions::Regions;

/// A bracket without its counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Unmatched {
    /// Where the bracket stands, in bytes of the code.
    pub range: Range<usize>,
    /// The bracket itself: `(`, `}` …
    pub bracket: char,
    /// What would be its counterpart.
    pub counterpart: char,
    /// Where its counterpart seems to be missing, by indentation; itself where nothing is known.
    pub expected: usize,
    /// The bracket that opened what this one closes wrongly.
    pub opener: Option<Range<usize>>,
}

fn counterpart(bracket: char) -> Option<char> {
    Some(match bracket {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        ')' => '(',
        ']' => '[',
        '}' => '{',
        _ => return None,
    })
}

struct OpenBracket {
    at: usize,
    bracket: char,
    indent: usize,
    line: usize,
}

/// How many brackets, the innermost, are looked at for a counterpart.
const REACH: usize = 64;

/// The innermost of `open` that `is` the one, if it is not too far out.
fn within_reach(open: &[OpenBracket], is: impl Fn(&OpenBracket) -> bool) -> Option<usize> {
    let found = open.iter().rev().take(REACH).position(is)?;
    Some(open.len() - 1 - found)
}

/// What closes everything that is open at the end of `code`; `None` if a bracket closes what was never opened.
pub(in crate::syntax) fn closers(code: &str, opaque: &Regions) -> Option<String> {
    let mut open = Vec::new();
    for (at, c) in code.char_indices().filter(|(at, _)| !opaque.hold(*at)) {
        match c {
            '(' | '[' | '{' => open.push((at, c)),
            ')' | ']' | '}' => match open.pop() {
                Some((_, opener)) if counterpart(opener) == Some(c) => {}
                _ => return None,
            },
            _ => {}
        }
    }
    Some(open.iter().rev().filter_map(|(_, opener)| counterpart(*opener)).collect())
}

/// Whether a bracket of `code` closes what was never opened.
pub(in crate::syntax) fn unopened(code: &str, opaque: &Regions) -> bool {
    let mut open = Vec::new();
    for (_, c) in code.char_indices().filter(|(at, _)| !opaque.hold(*at)) {
        match c {
            '(' | '[' | '{' => open.push(c),
            // A `case` pattern and such close a round bracket that nothing opened.
            ']' | '}' if open.is_empty() => return true,
            ')' | ']' | '}' if open.last().copied().and_then(counterpart) == Some(c) => {
                open.pop();
            }
            _ => {}
        }
    }
    false
}

/// Whether a bracket of `code` certainly has no counterpart, so that no parser takes it.
pub(in crate::syntax) fn unpaired(language: &Language, code: &str) -> bool {
    pairs(language, code) == Some(false)
}

/// Whether each bracket of `code` has its counterpart, as far as its signs tell without a tree; `None` where they do not: what may be an
/// escape (`/\(/`, `'\''`) leaves it open, and so does a shell, whose `case a)` closes nothing.
pub(in crate::syntax) fn pairs(language: &Language, code: &str) -> Option<bool> {
    let is_told = matches!(language.brackets, Brackets::Paired | Brackets::Uneven) && !language.shell;
    if language.kind != Kind::Code || language.grammar.is_none() || !is_told {
        return None;
    }
    let mut opaque = certain(language, code)?.into_iter().peekable();
    let mut open = Vec::new();
    let mut before = b' ';
    for (at, c) in code.bytes().enumerate() {
        while opaque.next_if(|range| range.end <= at).is_some() {}
        let is_opaque = opaque.peek().is_some_and(|range| range.start <= at);
        let is_escaped = std::mem::replace(&mut before, c) == b'\\';
        match c {
            _ if is_opaque => {}
            b'(' | b'[' | b'{' | b')' | b']' | b'}' if is_escaped => return None,
            b'(' | b'[' | b'{' => open.push(c),
            b')' | b']' | b'}' => match open.last() {
                Some(opener) if counterpart(char::from(*opener)) == Some(char::from(c)) => drop(open.pop()),
                _ => return Some(false),
            },
            _ => {}
        }
    }
    Some(open.is_empty())
}

/// Whether the byte at `offset` stands between braces that `code` itself opens.
pub(in crate::syntax) fn enclosed(code: &str, opaque: &Regions, offset: usize) -> bool {
    let before = code.get(..offset).unwrap_or_default();
    let mut open = 0_usize;
    for (_, c) in before.char_indices().filter(|(at, c)| matches!(c, '{' | '}') && !opaque.hold(*at)) {
        open = if c == '{' { open + 1 } else { open.saturating_sub(1) };
    }
    open > 0
}

/// The brackets of `code` without a counterpart, in order of where that is missing.
pub(in crate::syntax) fn unmatched(code: &str, opaque: &Regions) -> Vec<Unmatched> {
    let mut open: Vec<OpenBracket> = Vec::new();
    let mut found = Vec::new();
    let mut line = 0;
    let mut indent = 0;
    let mut first = true;
    for (at, c) in code.char_indices() {
        if c == '\n' {
            line += 1;
            indent = 0;
            first = true;
            continue;
        }
        if first && (c == ' ' || c == '\t') {
            indent += 1;
            continue;
        }
        let leads = first;
        first = false;
        if opaque.hold(at) {
            continue;
        }
        match c {
            '(' | '[' | '{' => open.push(OpenBracket { at, bracket: c, indent, line }),
            ')' | ']' | '}' => {
                // A closing bracket that leads its line belongs to an opener whose line is indented likewise.
                let fits = |o: &OpenBracket| counterpart(o.bracket) == Some(c);
                let aligned = |o: &OpenBracket| !leads || o.line == line || o.indent == indent;
                let position = match open.last() {
                    Some(last) if fits(last) && aligned(last) => Some(open.len() - 1),
                    _ => within_reach(&open, |o| fits(o) && aligned(o) && leads).or_else(|| within_reach(&open, fits)),
                };
                if let Some(position) = position {
                    for skipped in open.drain(position..).skip(1) {
                        let closer = counterpart(skipped.bracket).unwrap_or(' ');
                        let range = skipped.at..skipped.at + 1;
                        let expected = on_its_line(code, &skipped).unwrap_or(at);
                        found.push(Unmatched { range, bracket: skipped.bracket, counterpart: closer, expected, opener: None });
                    }
                } else {
                    let opener = open.last().map(|o| o.at..o.at + 1);
                    found.push(Unmatched {
                        range: at..at + 1,
                        bracket: c,
                        counterpart: counterpart(c).unwrap_or(' '),
                        expected: at,
                        opener,
                    });
                }
            }
            _ => {}
        }
    }
    let far = open.len().saturating_sub(REACH);
    for left in open.into_iter().skip(far) {
        let closer = counterpart(left.bracket).unwrap_or(' ');
        let expected = on_its_line(code, &left).unwrap_or_else(|| end_of(code, left.at));
        found.push(Unmatched { range: left.at..left.at + 1, bracket: left.bracket, counterpart: closer, expected, opener: None });
    }
    found.sort_by_key(|unmatched| unmatched.expected);
    found
}

/// Where a round or square bracket ends that was not meant to run over lines: before the `{` or the end of its own line.
fn on_its_line(code: &str, open: &OpenBracket) -> Option<usize> {
    let line = code.get(open.at..)?.lines().next()?.trim_end();
    let runs_on = line.ends_with(['(', '[', ',', '|', '&', '+', '.', '=', '?', ':', '\\']) || line.len() <= 1;
    if open.bracket == '{' || runs_on {
        return None;
    }
    Some(open.at + line.trim_end_matches(['{', ' ', ';']).len())
}

/// Where what opens at `at` ends, by indentation: before the next line that is indented no deeper than the opener's.
fn end_of(code: &str, at: usize) -> usize {
    let line_start = code.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |found| found + 1);
    let width = |line: &str| line.len() - line.trim_start().len();
    let own = code.get(line_start..).map_or(0, |rest| width(rest.lines().next().unwrap_or_default()));
    let mut start = line_start;
    for (index, line) in code.get(line_start..).unwrap_or_default().split_inclusive('\n').enumerate() {
        let blank = line.trim().is_empty();
        if index > 0 && !blank && width(line) <= own {
            return start;
        }
        start += line.len();
    }
    code.trim_end().len()
}

/// Where in `text` the first bracket stands that closes none in it.
pub(in crate::syntax) fn first_unopened(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, c)| match c {
        '(' | '[' | '{' => {
            depth += 1;
            None
        }
        ')' | ']' | '}' => match depth.checked_sub(1) {
            Some(less) => {
                depth = less;
                None
            }
            None => Some(at),
        },
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(code: &str) -> Vec<(usize, usize, char)> {
        let line = |at: usize| code.get(..at).unwrap().matches('\n').count() + 1;
        unmatched(code, &Regions::default()).into_iter().map(|u| (line(u.range.start), line(u.expected), u.bracket)).collect()
    }

    #[test]
    fn indentation_tells_which_bracket_is_not_closed() {
        assert_eq!(lines("a {\n  b {\n    c\n}\nd {\n}\n"), [(2, 4, '{')]);
        assert_eq!(lines("f(a, [b)\ng()\n"), [(1, 1, '[')]);
        assert_eq!(lines("f()\n}\n"), [(2, 2, '}')]);
        assert_eq!(lines("a {\n  b\nc {\n}\n"), [(1, 3, '{')]);
    }

    #[test]
    fn what_stands_between_braces_is_enclosed() {
        let enclosed = |offset| enclosed("a { b } c (d)", &Regions::default(), offset);
        assert_eq!([0, 4, 8, 11].map(enclosed), [false, true, false, false]);
    }

    #[test]
    fn what_is_open_at_a_cut_can_be_closed() {
        assert_eq!(closers("f({ a: [1,", &Regions::default()), Some("]})".to_owned()));
        assert_eq!(closers("f)", &Regions::default()), None);
    }
}

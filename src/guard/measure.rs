//! What a code has of that which parsers are not safe with, and how much of it is too much.

use grammars::Measure;
use memchr::{memchr_iter, memmem};

/// Limits that hold for every parser, unless it has one of its own. Of 65,000 blocks of published code, the longest has 33,000 bytes, the
/// deepest nests 24 brackets, and none comes near the others.
const COMMON: &[(Measure, usize)] = &[
    (Measure::Bytes, 512 * 1024),
    (Measure::Nesting, 256),
    (Measure::Angles, 400),
    (Measure::Tags, 2_000),
    (Measure::Indentation, 400),
    (Measure::Continuations, 2_000),
    (Measure::Returns, 1_000),
];

/// The first of `limits`, and of those that hold for every parser, that `code` is past, in words: "brackets nest deeper than 256".
#[must_use]
pub fn past(limits: &[(Measure, usize)], code: &str) -> Option<String> {
    let own = |measure: Measure| limits.iter().any(|(other, _)| *other == measure);
    let common = COMMON.iter().filter(|(measure, _)| !own(*measure));
    limits.iter().chain(common).find(|(measure, most)| exceeds(*measure, *most, code)).map(|(measure, most)| in_words(*measure, *most))
}

fn exceeds(measure: Measure, most: usize, code: &str) -> bool {
    may_exceed(measure, most, code)
        && most
            < match measure {
                Measure::Bytes => code.len(),
                Measure::Nesting => nesting(code),
                Measure::Angles => angles(code),
                Measure::Tags => tags(code),
                Measure::Word => code.split_ascii_whitespace().map(str::len).max().unwrap_or(0),
                Measure::HereDocument => here_documents(code, most),
                Measure::Indentation => code.lines().map(indentation).max().unwrap_or(0),
                Measure::Continuations => code.matches("\\\n").count(),
                Measure::Pipes => code.lines().map(|line| memchr_iter(b'|', line.as_bytes()).count()).max().unwrap_or(0),
                Measure::Returns => memchr_iter(b'\r', code.as_bytes()).filter(|at| code.as_bytes().get(at + 1) != Some(&b'\n')).count(),
            }
}

/// Whether `code` could be past a limit at all, by counts that take no time: every parse asks.
fn may_exceed(measure: Measure, most: usize, code: &str) -> bool {
    let bytes = code.as_bytes();
    // Nothing that is counted is longer than the whole.
    bytes.len() > most
        && match measure {
            Measure::Nesting => bytes.iter().filter(|byte| matches!(byte, b'(' | b'[' | b'{')).count() > most,
            Measure::Angles | Measure::Tags => memchr_iter(b'<', bytes).count() > most,
            Measure::HereDocument => memmem::find(bytes, b"<<").is_some(),
            // A short line is indented by little, and has few signs in it.
            Measure::Indentation => {
                let mut start = 0;
                let ends = memchr_iter(b'\n', bytes).chain([bytes.len()]);
                ends.into_iter().any(|end| end - std::mem::replace(&mut start, end) > most / 2)
            }
            Measure::Continuations => memchr_iter(b'\\', bytes).count() > most,
            Measure::Returns => memchr_iter(b'\r', bytes).count() > most,
            Measure::Pipes => memchr_iter(b'|', bytes).count() > most,
            Measure::Bytes | Measure::Word => true,
        }
}

fn in_words(measure: Measure, most: usize) -> String {
    match measure {
        Measure::Bytes => format!("code is longer than {most} bytes"),
        Measure::Nesting => format!("brackets nest deeper than {most}"),
        Measure::Angles => format!("more than {most} `<` are open"),
        Measure::Tags => format!("more than {most} tags are open"),
        Measure::Word => format!("a word is longer than {most} bytes"),
        Measure::HereDocument => format!("the names of a line's here-documents take more than {most} bytes"),
        Measure::Indentation => format!("a line is indented by more than {most} columns"),
        Measure::Continuations => format!("more than {most} lines end with a backslash"),
        Measure::Pipes => format!("a line has more than {most} pipes"),
        Measure::Returns => format!("more than {most} carriage returns stand without a line feed"),
    }
}

/// Brackets that are open at once, whatever they stand in.
pub(crate) fn nesting(code: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for byte in code.bytes() {
        match byte {
            b'(' | b'[' | b'{' => {
                open += 1;
                deepest = deepest.max(open);
            }
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn angles(code: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for byte in code.bytes() {
        match byte {
            b'<' => {
                open += 1;
                most = most.max(open);
            }
            b'>' => open = open.saturating_sub(1),
            b';' | b'{' | b'}' => open = 0,
            _ => {}
        }
    }
    most
}

fn tags(code: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for at in memchr_iter(b'<', code.as_bytes()) {
        match code.as_bytes().get(at + 1) {
            Some(b'/') => open = open.saturating_sub(1),
            Some(next) if next.is_ascii_alphabetic() => {
                open += 1;
                most = most.max(open);
            }
            _ => {}
        }
    }
    most
}

/// The most that names behind `<<` take in a line, with a few bytes for each: of `cat <<-'END'` they take 7. Past `most`, it is not counted
/// on: each name of `<<<<<<<<` goes to the end of the line.
fn here_documents(code: &str, most: usize) -> usize {
    let name = |line: &str, at: usize| {
        let rest = line.get(at + 2..).unwrap_or_default().trim_start_matches(['-', '~', ' ']);
        let length = match rest.strip_prefix(['"', '\'', '`']) {
            Some(quoted) => quoted.find(['"', '\'', '`']).unwrap_or(quoted.len()),
            None => rest.find(char::is_whitespace).unwrap_or(rest.len()),
        };
        length + NAME_BYTES
    };
    let mut longest = 0;
    for line in code.lines() {
        let mut taken = 0;
        for (at, _) in line.match_indices("<<") {
            taken += name(line, at);
            if taken > most {
                return taken;
            }
        }
        longest = longest.max(taken);
    }
    longest
}

/// Bytes that scanners keep of a here-document beside its name.
const NAME_BYTES: usize = 4;

/// The columns of a line before what it holds, and two for each sign behind them that may open an indentation.
fn indentation(line: &str) -> usize {
    let mut bytes = line.bytes().enumerate().peekable();
    let mut columns = None;
    let mut signs = 0;
    while let Some((at, byte)) = bytes.next() {
        let next = bytes.peek().map(|(_, next)| *next);
        let opens = matches!(byte, b'-' | b'?' | b':') && next.is_none_or(|next| next.is_ascii_whitespace());
        let quotes = matches!(byte, b'>' | b'*' | b'+') && next.is_none_or(|next| next.is_ascii_whitespace() || next == b'>');
        if columns.is_some() {
            signs += usize::from(opens);
        } else if !opens && !quotes && !byte.is_ascii_whitespace() {
            columns = Some(at);
        }
    }
    columns.unwrap_or(line.len()) + 2 * signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_measure_counts_what_it_says() {
        let cases = [
            (Measure::Bytes, "abcd", 4),
            (Measure::Nesting, "f([1]) + (2)", 2),
            (Measure::Angles, "a<b<c>; a<b", 2),
            (Measure::Tags, "<a><b></b><i></i>", 2),
            (Measure::Word, "ab cde f", 3),
            (Measure::HereDocument, "cat <<-'ABCD EF' <<A\nx\nABCD EF\n", 16),
            (Measure::Indentation, "- - a\n -----------\n", 4),
            (Measure::Indentation, "a: b: c: d:e", 6),
            (Measure::Continuations, "a \\\nb \\\nc", 2),
            (Measure::Returns, "a\rb\r\nc\r", 2),
            (Measure::Pipes, "a | b\nc | d || e\n", 3),
        ];
        for (measure, code, count) in cases {
            assert!(exceeds(measure, count - 1, code), "{measure:?}");
            assert!(!exceeds(measure, count, code), "{measure:?}");
        }
    }

    #[test]
    fn a_limit_of_a_parser_stands_before_that_of_all() {
        let deep = "(".repeat(300);
        assert_eq!(past(&[(Measure::Nesting, 12)], &deep).as_deref(), Some("brackets nest deeper than 12"));
        assert_eq!(past(&[(Measure::Nesting, 400)], &deep), None);
        assert_eq!(past(&[], &deep).as_deref(), Some("brackets nest deeper than 256"));
    }
}

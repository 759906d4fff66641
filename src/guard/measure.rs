//! What a code has of that which parsers are not safe with, and how much of it is too much.

use grammars::Measure;
use memchr::memchr_iter;

/// Limits that hold for every parser, unless it has one of its own. Of 65,000 blocks of published code, the longest has 33,000 bytes, the
/// deepest nests 24 brackets, and none comes near the others.
const COMMON: &[(Measure, usize)] = &[
    (Measure::Bytes, 512 * 1024),
    (Measure::Nesting, 256),
    (Measure::Angles, 400),
    (Measure::Tags, 2_000),
    (Measure::Indentation, 2_000),
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
    // Nothing that is counted is longer than the whole.
    code.len() > most
        && most
            < match measure {
                Measure::Bytes => code.len(),
                Measure::Nesting => nesting(code),
                Measure::Angles => angles(code),
                Measure::Tags => tags(code),
                Measure::Word => code.split_ascii_whitespace().map(str::len).max().unwrap_or(0),
                Measure::HereDocument => here_document(code),
                Measure::Indentation => code.lines().map(indentation).max().unwrap_or(0),
                Measure::Continuations => code.matches("\\\n").count(),
                Measure::Returns => memchr_iter(b'\r', code.as_bytes()).filter(|at| code.as_bytes().get(at + 1) != Some(&b'\n')).count(),
            }
}

fn in_words(measure: Measure, most: usize) -> String {
    match measure {
        Measure::Bytes => format!("code is longer than {most} bytes"),
        Measure::Nesting => format!("brackets nest deeper than {most}"),
        Measure::Angles => format!("more than {most} `<` are open"),
        Measure::Tags => format!("more than {most} tags are open"),
        Measure::Word => format!("a word is longer than {most} bytes"),
        Measure::HereDocument => format!("the name of a here-document is longer than {most} bytes"),
        Measure::Indentation => format!("a line is indented by more than {most} columns"),
        Measure::Continuations => format!("more than {most} lines end with a backslash"),
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

/// The longest name behind a `<<`: of `cat <<-'END'` it is 3.
fn here_document(code: &str) -> usize {
    let name = |(at, _)| {
        let rest = code.get(at + 2..).unwrap_or_default().trim_start_matches(['-', '~', ' ']);
        match rest.strip_prefix(['"', '\'', '`']) {
            Some(quoted) => quoted.find(['"', '\'', '`', '\n']).unwrap_or(quoted.len()),
            None => rest.find(char::is_whitespace).unwrap_or(rest.len()),
        }
    };
    code.match_indices("<<").map(name).max().unwrap_or(0)
}

/// The columns of a line before what it holds.
fn indentation(line: &str) -> usize {
    let mut bytes = line.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        let sign = matches!(byte, b'-' | b'?' | b':' | b'>' | b'*' | b'+')
            && bytes.peek().is_none_or(|(_, next)| next.is_ascii_whitespace() || *next == b'>');
        if !sign && !byte.is_ascii_whitespace() {
            return at;
        }
    }
    line.len()
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
            (Measure::HereDocument, "cat <<-'ABCD EF'\nx\nABCD EF\n", 7),
            (Measure::Indentation, "- - a\n -----------\n", 4),
            (Measure::Continuations, "a \\\nb \\\nc", 2),
            (Measure::Returns, "a\rb\r\nc\r", 2),
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

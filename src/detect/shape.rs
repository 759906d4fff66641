//! What is no code by its looks: trees, tables, logs, stack traces, prose.

use super::{Clue, Evidence, Subject};

pub(super) static CLUE: Clue = Clue { name: "shape", summary: "the looks of what is no code: trees, tables, logs, prose", look };

/// How many lines are looked at.
const LOOK_LINES: usize = 200;

/// A look, and the share of lines that has it.
struct Shape {
    reason: &'static str,
    has: fn(&str) -> bool,
    /// The share of lines from which on it counts.
    share: f32,
    weight: f32,
}

static SHAPES: &[Shape] = &[
    Shape { reason: "is drawn as a tree", has: is_tree, share: 0.3, weight: 7.0 },
    Shape { reason: "is drawn as a table or a diagram", has: is_ruled, share: 0.4, weight: 5.0 },
    Shape { reason: "is written like prose", has: is_prose, share: 0.6, weight: 3.5 },
    Shape { reason: "is written in a script that sets no spaces between words, as code is not", has: is_unspaced, share: 0.6, weight: 6.0 },
    Shape { reason: "has a time at the start of its lines", has: is_log, share: 0.5, weight: 5.0 },
];

fn look(subject: Subject<'_>) -> Vec<Evidence> {
    let lines: Vec<&str> = subject.code.lines().filter(|line| !line.trim().is_empty()).take(LOOK_LINES).collect();
    if lines.is_empty() {
        return Evidence::of(CLUE.name, "text", 9.0, "is blank").into_iter().collect();
    }
    SHAPES.iter().filter_map(|shape| evidence(shape, &lines)).collect()
}

fn evidence(shape: &Shape, lines: &[&str]) -> Option<Evidence> {
    let count = lines.iter().filter(|line| (shape.has)(line)).count();
    let part = ratio(count, lines.len());
    (part >= shape.share).then(|| Evidence::of(CLUE.name, "text", shape.weight * part, shape.reason)).flatten()
}

fn ratio(part: usize, whole: usize) -> f32 {
    let small = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
    small(part) / small(whole)
}

fn is_tree(line: &str) -> bool {
    ["├", "└", "│  ", "|-- ", "`-- ", "+-- "].iter().any(|mark| line.contains(mark))
}

fn is_ruled(line: &str) -> bool {
    let drawn = line.chars().filter(|c| matches!(c, '\u{2500}'..='\u{257F}')).count();
    drawn >= 2
        || (line.trim().len() >= 5
            && line.trim().chars().all(|c| matches!(c, '+' | '-' | '=' | '|' | ' '))
            && !line.trim().starts_with("--- "))
}

/// A line of at least five words that are letters for the most part, as a sentence has.
fn is_prose(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let plain = |word: &&&str| {
        word.trim_matches([',', '.', ':', ';', '?', '!', '"', '\'', '(', ')', '’', '“', '”'])
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
    };
    let plain = words.iter().filter(plain).count();
    words.len() >= 5 && ratio(plain, words.len()) >= 0.85 && !line.trim_end().ends_with([';', '{', '}'])
}

/// A line of letters beyond ASCII for the most part, from its start on, as prose is that sets no blanks between its words.
fn is_unspaced(line: &str) -> bool {
    let line = line.trim();
    let starts = line.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
    let signs = line.contains(['=', '{', '}', ';', '"', '(', '<', '$']);
    let letters = line.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    starts && !signs && letters >= 4 && ratio(letters, line.chars().count()) >= 0.6
}

/// A line that starts with a date or a time, perhaps in brackets.
fn is_log(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches(['[', '(']);
    let bytes = line.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|b| b.iter().all(u8::is_ascii_digit));
    let date = digits(0..4) && matches!(bytes.get(4), Some(b'-' | b'/')) && digits(5..7);
    let time = digits(0..2) && bytes.get(2) == Some(&b':') && digits(3..5) && bytes.get(5) == Some(&b':');
    date || time
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_tables_logs_and_prose_are_seen() {
        assert!(is_tree("│   ├── src"));
        assert!(is_ruled("+----+------+"));
        assert!(is_log("2024-05-01T10:00:00Z INFO started"));
        assert!(is_log("[10:00:01] built"));
        assert!(is_unspaced("分组又称为包，首部可称为包头。"));
        assert!(!is_unspaced("// 分组又称为包"));
        assert!(is_prose("You are a helpful assistant that answers in short sentences."));
    }

    #[test]
    fn code_has_none_of_these_looks() {
        for line in ["let x = a || b;", "SELECT id FROM users WHERE name = 'x';", "1234-5", "return a - b", "if __name__ == \"__main__\":"]
        {
            assert!(!SHAPES.iter().any(|shape| (shape.has)(line)), "{line}");
        }
    }
}

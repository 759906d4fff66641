//! Which lines of a block are said to be removed: the code before a change, shown beside the code after it.

use std::ops::Range;

use super::info;
use super::output::numbered;
use crate::text::{lines, union};

/// Class words of a line that is removed, as Expressive Code, Shiki and Docusaurus write them.
pub(super) static CLASS_WORDS: &[&str] = &["del", "deleted", "diff-remove", "git-diff-remove", "remove", "removed"];

/// Keys of an info string whose value numbers the lines that are removed.
const KEYS: [&str; 3] = ["del", "remove", "removed"];

/// What a line says of lines that are removed.
enum RemovalMark {
    /// It and those behind it, as many in all.
    Lines(usize),
    /// All from it on.
    Start,
    /// It is the last.
    End,
}

/// Reads what is said in `line`: Shiki's `// [!code --]` and `# [!code --:2]`, and Docusaurus' magic comments, whose names each site
/// chooses: `// highlight-remove-next-line`, `/* git-diff-remove-start */`.
fn mark(line: &str) -> Option<RemovalMark> {
    if let Some((_, behind)) = line.split_once("[!code --") {
        let (count, _) = behind.split_once(']')?;
        return match count.strip_prefix(':') {
            Some(count) => count.parse().ok().map(RemovalMark::Lines),
            None => count.is_empty().then_some(RemovalMark::Lines(1)),
        };
    }
    line.split(|c: char| c.is_whitespace() || matches!(c, '*' | '#' | '/')).find_map(magic)
}

/// What the name of a magic comment says, if `word` is one.
fn magic(word: &str) -> Option<RemovalMark> {
    let word = word.trim_matches('-');
    let (at, _) = ["remove-", "delete-"].iter().find_map(|verb| word.rmatch_indices(verb).next())?;
    let (before, extent) = (word.get(..at)?, word.get(at + "remove-".len()..)?);
    let is_name = before.is_empty() || before.ends_with('-') && before.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    match extent {
        _ if !is_name => None,
        // The comment is a line of its own.
        "next-line" => Some(RemovalMark::Lines(2)),
        "line" => Some(RemovalMark::Lines(1)),
        "start" => Some(RemovalMark::Start),
        "end" => Some(RemovalMark::End),
        _ => None,
    }
}

/// The lines of `code` that the info string `info` or comments in them say are removed, runs of them as one, in order.
pub(super) fn find(info: &str, code: &str) -> Vec<Range<usize>> {
    let by_number = info::attributes(info).into_iter().filter(|(key, _)| KEYS.contains(key)).filter_map(|(_, value)| value);
    let by_number: Vec<_> = by_number.filter_map(in_braces).flat_map(|named| numbered(named, code)).collect();
    merged(by_number.into_iter().chain(marked(code)), code)
}

/// What is between the braces of `{1, 3-4}` and `{"a label":1-2}`; nothing of what is no line numbers.
fn in_braces(value: &str) -> Option<&str> {
    let inside = value.strip_prefix('{')?.strip_suffix('}')?;
    Some(inside.rsplit_once("\":").map_or(inside, |(_, numbers)| numbers))
}

/// The lines that comments mark.
fn marked(code: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !code.contains("[!code --") && !code.contains("remove-") && !code.contains("delete-") {
        return found;
    }
    let (mut left, mut is_open) = (0_usize, false);
    for (line, string) in lines(code) {
        match mark(string) {
            Some(RemovalMark::Lines(count)) => left = count,
            Some(RemovalMark::Start) => is_open = true,
            Some(RemovalMark::End) => (is_open, left) = (false, 1),
            None => {}
        }
        if left > 0 || is_open {
            found.push(line);
            left = left.saturating_sub(1);
        }
    }
    if is_open { Vec::new() } else { found }
}

/// `ranges` of `code` as whole lines, in order, those that touch as one; nothing if no line is left.
pub(super) fn merged(ranges: impl Iterator<Item = Range<usize>>, code: &str) -> Vec<Range<usize>> {
    let whole_lines = |range: Range<usize>| {
        let ends_line = code.get(..range.end).is_some_and(|before| before.ends_with('\n'));
        let behind = code.get(range.end..).unwrap_or_default();
        let end = if ends_line { range.end } else { behind.find('\n').map_or(code.len(), |at| range.end + at + 1) };
        range.start..end
    };
    let all = union(ranges.filter(|range| !range.is_empty()).map(whole_lines));
    let removed: usize = all.iter().map(ExactSizeIterator::len).sum();
    if removed >= code.trim_end().len() { Vec::new() } else { all }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_removed(info: &str, code: &str, removed: &[&str]) {
        let found: Vec<_> = find(info, code).into_iter().map(|range| code.get(range).unwrap()).collect();
        assert_eq!(found, removed);
    }

    #[test]
    fn an_info_string_numbers_them() {
        assert_removed("js del={2} ins={3}", "a\nb\nc\nd", &["b\n"]);
        assert_removed("js title=\"x\" del={1,3-4}", "a\nb\nc\nd\ne", &["a\n", "c\nd\n"]);
        assert_removed("js del={\"1. This\":2-3}", "a\nb\nc\nd", &["b\nc\n"]);
        assert_removed("js del=\"b\"", "a\nb", &[]);
        assert_removed("js del={1-2}", "a\nb", &[]);
    }

    #[test]
    fn comments_mark_them() {
        assert_removed("js", "a // [!code --]\nb // [!code ++]\n", &["a // [!code --]\n"]);
        assert_removed("js", "# [!code --:2]\nb\nc\n", &["# [!code --:2]\nb\n"]);
        assert_removed("js", "a\n// git-diff-remove-next-line\nb\nc\n", &["// git-diff-remove-next-line\nb\n"]);
        assert_removed("js", "a\n/* remove-start */\nb\n/* remove-end */\nc\n", &["/* remove-start */\nb\n/* remove-end */\n"]);
        assert_removed("js", "git remove-lines\nx.delete-start()\n", &[]);
    }
}

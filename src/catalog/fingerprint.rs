//! A name for a finding that stays while the code at its place stays, wherever in the file that moves to.

use std::collections::BTreeMap;

use super::Checked;
use super::digest::sha256;
use crate::diagnostic::Diagnostic;
use crate::document::Article;

/// Hexadecimal digits of a fingerprint.
const DIGITS: usize = 16;

/// Letters and digits that a line must have to be told from others: `});` has none.
const TELLING: usize = 3;

/// Lines above that are asked where the finding's own tells too little.
const MAX_LINES: usize = 50;

/// Bytes on each side of the finding that count of its line: some code is one line of a megabyte.
const REACH: usize = 200;

/// The fingerprint of `diagnostic`, which is about the snippet of `about`.
///
/// It is made of the rule, or the group that this belongs to, and of the line of code that the finding is at, without white space. Where that line could be any (`}`), it is made
/// of the nearest line above with words in it, too. So it stays where lines move, blocks are renumbered, code is indented anew, the
/// block is edited elsewhere, and where a new release says the same in other words. What is about no place in code is named by its message, in
/// which numbers do not count. Findings that are alike have the same; see [`Fingerprints`].
#[must_use]
pub fn fingerprint(about: Option<(&Article, &Checked)>, diagnostic: &Diagnostic) -> String {
    let place = about.zip(diagnostic.primary.in_code.as_ref());
    let rule = diagnostic.rule.group.unwrap_or(diagnostic.rule.id);
    let key = match place {
        Some(((_, checked), range)) => format!("{rule}\ncode\n{}", anchor(checked.snippet.code(), range.start)),
        None => format!("{rule}\nmessage\n{}", without_numbers(&diagnostic.message)),
    };
    let mut digest = sha256(key);
    digest.truncate(DIGITS);
    digest
}

/// Fingerprints of one file's findings in order, each with its number among those that are alike.
#[derive(Debug, Default)]
pub struct Fingerprints {
    seen: BTreeMap<String, usize>,
}

impl Fingerprints {
    /// The fingerprint of `diagnostic`, and its number (1-based) among those before it that have the same.
    pub fn next(&mut self, about: Option<(&Article, &Checked)>, diagnostic: &Diagnostic) -> String {
        let fingerprint = fingerprint(about, diagnostic);
        let count = self.seen.entry(fingerprint.clone()).or_insert(0);
        *count += 1;
        format!("{fingerprint}:{count}")
    }

    /// The same as a name that no finding of another file has: this one's path is `path`.
    pub fn next_in(&mut self, path: &str, about: Option<(&Article, &Checked)>, diagnostic: &Diagnostic) -> String {
        let mut digest = sha256(format!("{path}\n{}", self.next(about, diagnostic)));
        digest.truncate(2 * DIGITS);
        digest
    }
}

/// What tells the place at `at` (bytes of `code`) from others: its line, and the nearest one above with words in it where it has none.
fn anchor(code: &str, at: usize) -> String {
    let at = code.floor_char_boundary(at);
    let reach = code.floor_char_boundary(at.saturating_sub(REACH))..code.ceil_char_boundary((at + REACH).min(code.len()));
    let start = code.get(reach.start..at).and_then(|before| before.rfind('\n')).map_or(reach.start, |found| reach.start + found + 1);
    let end = code.get(at..reach.end).and_then(|behind| behind.find('\n')).map_or(reach.end, |found| at + found);
    let own = squeezed(code.get(start..end).unwrap_or_default());
    if is_telling(&own) {
        return own;
    }
    // Of a line that is too long only its end is looked at.
    let above = code.get(..start).unwrap_or_default().trim_end_matches('\n').rsplit('\n').take(MAX_LINES);
    let above = above.map(|line| squeezed(line.get(line.ceil_char_boundary(line.len().saturating_sub(2 * REACH))..).unwrap_or_default()));
    let above = above.into_iter().find(|line| is_telling(line)).unwrap_or_default();
    format!("{above}\n{own}")
}

/// `text` without white space.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn is_telling(line: &str) -> bool {
    line.chars().filter(|c| c.is_alphanumeric()).nth(TELLING - 1).is_some()
}

/// `message` with one `0` for each number: `line 12 column 3` is `line 0 column 0`.
fn without_numbers(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    for c in message.chars() {
        match c {
            '0'..='9' if out.ends_with('0') => {}
            '0'..='9' => out.push('0'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_its_own_anchor_if_it_has_words() {
        assert_eq!(anchor("a\n  let b = 1 \nd", 6), "letb=1");
        assert_eq!(anchor("call(x,\n\n  });\n", 11), "call(x,\n});");
        assert_eq!(anchor("", 0), "\n");
        assert_eq!(anchor("}", 9), "\n}");
    }

    #[test]
    fn of_a_long_line_what_is_near_counts() {
        let (near, far) = (format!("{}foo(a b)", "x".repeat(1000)), format!("{}foo(a b)", "x".repeat(2000)));
        assert_eq!(anchor(&near, 1004), anchor(&far, 2004));
        assert_ne!(anchor(&near, 1004), anchor(&near, 104));
    }

    #[test]
    fn numbers_in_a_message_do_not_count() {
        assert_eq!(without_numbers("line 12, column 3: 100 of 7"), "line 0, column 0: 0 of 0");
    }
}

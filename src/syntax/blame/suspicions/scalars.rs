//! Values that must be quoted, and signs that lack the blank behind them, where blanks are syntax: `port:8080`, `-item`, `a: @b`.

use crate::syntax::blame::suspicions::{Candidate, Scene};
use crate::syntax::verdict::missing;

/// Signs that no value may start with.
const RESERVED: &[char] = &['@', '`', '%'];

pub(super) fn find(scene: &Scene<'_>) -> Vec<Candidate> {
    if !scene.language.spaces_only {
        return Vec::new();
    }
    let mut lines: Vec<usize> = Vec::new();
    for error in scene.errors {
        let at = scene.line_of(error.range.start.min(scene.code.len()));
        for index in [Some(at), scene.previous(at)].into_iter().flatten() {
            if !lines.contains(&index) {
                lines.push(index);
            }
        }
    }
    let ways = [reserved, with_colon, unspaced_item, unspaced_key, without_colon];
    lines.into_iter().flat_map(|index| ways.iter().filter_map(move |way| way(scene, index))).collect()
}

/// Where the value of a line starts in its body: behind the dashes of items, and behind its key if it has one.
fn value(body: &str) -> Option<usize> {
    let item = body.len() - behind_dashes(body).len();
    let key = body.get(item..)?.find(": ").filter(|end| body.get(item..item + end).is_some_and(is_key));
    let start = key.map_or(item, |end| item + end + 2);
    let rest = body.get(start..)?;
    Some(start + (rest.len() - rest.trim_start().len())).filter(|start| *start > 0)
}

fn behind_dashes(mut body: &str) -> &str {
    while let Some(rest) = body.strip_prefix("- ") {
        body = rest.trim_start();
    }
    body
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/'))
}

/// `a: @b`: a value that starts with a sign that YAML keeps for itself.
fn reserved(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let (line, body) = (scene.lines.get(index)?, scene.body(index));
    let start = value(body)?;
    let text = body.get(start..)?;
    let sign = text.chars().next().filter(|c| RESERVED.contains(c))?;
    let quoted = quoted(text)?;
    let place = line.start() + start..line.end;
    let sign = if sign == '`' { "a backtick".to_owned() } else { format!("`{sign}`") };
    Some(Candidate::replace(place, quoted, format!("a value that starts with {sign} must be quoted")))
}

/// `run: echo "a: b"`: a plain value in which `: ` stands.
fn with_colon(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let (line, body) = (scene.lines.get(index)?, scene.body(index));
    let start = value(body)?;
    let text = body.get(start..)?;
    let colon = text.find(": ").or_else(|| text.strip_suffix(':').map(str::len))?;
    // What begins with one of these is no plain value; `- a: b: c` has its key before the first colon.
    if text.starts_with(['"', '\'', '{', '[', '|', '>', '&', '*', '!', '#']) {
        return None;
    }
    let at = line.start() + start;
    let quoted = quoted(text)?;
    Some(Candidate::replace(at..line.end, quoted, "a value that holds `: ` must be quoted").at(at + colon..at + colon + 1))
}

/// `text` in the quotes that it does not hold itself.
fn quoted(text: &str) -> Option<String> {
    let text = text.trim_end();
    match (text.contains(['"', '\\']), text.contains('\'')) {
        (false, _) => Some(format!("\"{text}\"")),
        (true, false) => Some(format!("'{text}'")),
        (true, true) => None,
    }
}

/// `-b` among items.
fn unspaced_item(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let (line, body) = (scene.lines.get(index)?, scene.body(index));
    body.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '{' | '[')))?;
    let at = line.start();
    Some(Candidate::insert(at + 1, " ", "a blank is missing behind `-`").at(at..at + 1))
}

/// `port:8080`: a key with its value right behind the colon.
fn unspaced_key(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let (line, body) = (scene.lines.get(index)?, scene.body(index));
    let item = body.len() - behind_dashes(body).len();
    let (key, value) = body.get(item..)?.split_once(':')?;
    let is_value = value.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '[' | '{' | '$'));
    if !is_key(key) || !is_value {
        return None;
    }
    let colon = line.start() + item + key.len();
    Some(Candidate::insert(colon + 1, " ", "a blank is missing behind `:`").at(colon..colon + 1))
}

/// `image nginx`: a key and its value with a blank alone between them.
fn without_colon(scene: &Scene<'_>, index: usize) -> Option<Candidate> {
    let (line, body) = (scene.lines.get(index)?, scene.body(index));
    let item = body.len() - behind_dashes(body).len();
    let (key, value) = body.get(item..)?.split_once(' ')?;
    let is_short = value.split_whitespace().count() <= 2 && !value.contains(':') && !value.starts_with('#');
    let place = line.start() + item + key.len();
    // Below a comment, it may belong to that.
    let is_wrapped = index > 0 && scene.has_comment(index - 1);
    (is_key(key) && is_short && !is_wrapped).then(|| Candidate::insert(place, ":", missing(":")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_behind_its_key_or_its_dash() {
        assert_eq!(value("- run: echo a"), Some(7));
        assert_eq!(value("- @a/b"), Some(2));
        assert_eq!(value("a b"), None);
        assert_eq!(quoted("echo \"a: b\"").as_deref(), Some("'echo \"a: b\"'"));
        assert_eq!(quoted("a: b").as_deref(), Some("\"a: b\""));
    }
}

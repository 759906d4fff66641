//! The little YAML that front matter is written in: top-level keys with scalars, lists, and names of people.
//!
//! Templates and hand-written files often are not quite YAML; a line that cannot be read costs nothing but itself.

use super::fact::{Fact, key};

/// The facts in `matter`.
pub(super) fn facts(matter: &str) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut lines = matter.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with([' ', '\t', '-', '#']) {
            continue;
        }
        let Some((name, value)) = pair(line) else { continue };
        let mut value = value.to_owned();
        let mut inner = Vec::new();
        // What is indented, or an item of a list, belongs to the key.
        while let Some(line) = lines.next_if(|line| line.starts_with([' ', '\t', ']']) || is_item(line) || line.trim().is_empty()) {
            inner.push(line);
        }
        if value.starts_with('[') && !value.ends_with(']') {
            value = format!("{value} {}", inner.join(" "));
        }
        facts.push((key(name), values(&value, &inner)));
    }
    facts
}

/// The values of a key: what stands behind it, or what is indented below it.
fn values(value: &str, inner: &[&str]) -> Vec<String> {
    if let Some(list) = value.strip_prefix('[') {
        return items(list.trim_end().trim_end_matches(']'));
    }
    let is_block = value.starts_with(['|', '>']);
    let rest: Vec<&str> = inner.iter().map(|line| line.trim()).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    if !value.is_empty() && !is_block {
        let whole = if rest.is_empty() { value.to_owned() } else { format!("{value} {}", rest.join(" ")) };
        return Some(scalar(&whole)).filter(|value| !matches!(value.as_str(), "" | "null" | "~")).into_iter().collect();
    }
    if is_block {
        return vec![rest.join(" ")];
    }
    if rest.iter().any(|line| is_item(line)) {
        return rest
            .iter()
            .filter_map(|line| line.strip_prefix('-').filter(|_| is_item(line)))
            .filter_map(|item| name_of(item.trim()))
            .collect();
    }
    rest.iter().filter_map(|line| pair(line)).filter(|(name, _)| *name == "name").map(|(_, value)| scalar(value)).collect()
}

/// The value of an item of a list; of a mapping, only the name.
fn name_of(item: &str) -> Option<String> {
    match pair(item) {
        Some(("name", value)) => Some(scalar(value)),
        Some((name, _)) if name.chars().all(|c| c.is_alphanumeric() || c == '_') => None,
        _ => Some(scalar(item)).filter(|value| !value.is_empty()),
    }
}

fn is_item(line: &str) -> bool {
    line == "-" || line.starts_with("- ")
}

/// `key: value`
fn pair(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().trim_matches(['"', '\'']);
    let is_key = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c));
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (name, value.trim()))
}

/// The members of a list that is written on one line; commas within quotes do not part them.
fn items(list: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut quote = None;
    let mut start = 0;
    for (at, c) in list.char_indices().chain([(list.len(), ',')]) {
        match (c, quote) {
            (',', None) => {
                out.push(scalar(list.get(start..at).unwrap_or_default()));
                start = at + 1;
            }
            ('"' | '\'', None) if list.get(start..at).is_some_and(|before| before.trim().is_empty()) => quote = Some(c),
            (_, Some(open)) if c == open => quote = None,
            _ => {}
        }
    }
    out.retain(|item| !item.is_empty());
    out
}

/// What a scalar says, without its quotes or a comment behind it.
fn scalar(written: &str) -> String {
    let written = written.trim();
    if let Some(rest) = written.strip_prefix('\'') {
        return until_quote(&rest.replace("''", "\0"), '\'').replace('\0', "'");
    }
    if let Some(rest) = written.strip_prefix('"') {
        return until_quote(&rest.replace("\\\"", "\0"), '"').replace('\0', "\"").replace("\\\\", "\\");
    }
    written.split_once(" #").map_or(written, |(value, _)| value).trim_end().to_owned()
}

fn until_quote(rest: &str, quote: char) -> String {
    rest.split_once(quote).map_or(rest, |(value, _)| value).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_values(yaml: &str, expected: &[&str]) {
        let facts = facts(yaml);
        assert_eq!(facts.first().map(|(_, values)| values.as_slice()).unwrap_or_default(), expected, "{yaml}");
    }

    #[test]
    fn scalars() {
        assert_values("title: Plain: with a colon # and a comment", &["Plain: with a colon"]);
        assert_values("title: C# in depth", &["C# in depth"]);
        assert_values("title: 'it''s'  # x", &["it's"]);
        assert_values(r#"title: "a \"b\" \\n""#, &["a \"b\" \\n"]);
        assert_values("title:   long\n  and folded\nnext: x", &["long and folded"]);
        assert_values("title: >-\n  long\n  and folded", &["long and folded"]);
        assert_values("title:", &[]);
        assert_values("title: ~", &[]);
        assert_values("date: 2024-05-06 10:00:00 +0200", &["2024-05-06 10:00:00 +0200"]);
    }

    #[test]
    fn lists_and_people() {
        assert_values("tags: [a, \"b, c\", 'd']", &["a", "b, c", "d"]);
        assert_values("tags: [\n  a,\n  b\n]\nx: y", &["a", "b"]);
        assert_values("tags:\n- a\n-   'b c'\nx: y", &["a", "b c"]);
        assert_values("authors:\n  - name: Ann\n    url: x\n  - Bo", &["Ann", "Bo"]);
        assert_values("author:\n  name: Ann\n  url: https://a", &["Ann"]);
    }

    #[test]
    fn keys_are_compared_loosely() {
        let keys: Vec<_> =
            facts("Publish_Date: x\n'pub-date': y\n{{ template }}\n# no: key\nhttp://x").into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["publishdate", "pubdate"]);
    }
}

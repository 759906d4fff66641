//! How a baseline is written: JSON with an entry a line, in order, so that two branches that each accept something merge.

use std::collections::BTreeMap;

use serde_json::json;

use crate::config::ConfigProblem;
use crate::config::json_tree;
use crate::config::tree::{ConfigNode, ConfigValue};

/// What the file is called unless somebody says otherwise.
pub const DEFAULT_FILE: &str = "snipcheck.baseline.json";

/// The version of the file's form.
const VERSION: i64 = 1;

/// The keys of an entry.
const KEYS: [&str; 5] = ["path", "rule", "fingerprint", "count", "message"];

/// Digits of a fingerprint.
const DIGITS: usize = 16;

/// Longest message that is kept whole, in bytes: it is there to be read, and counts for nothing.
const MAX_MESSAGE: usize = 160;

/// How many findings are accepted in one file, by rule and fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AcceptedIn {
    counts: BTreeMap<(String, String), AcceptedEntry>,
}

/// Findings that are alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct AcceptedEntry {
    count: usize,
    /// What is said of the first of them.
    message: String,
}

impl AcceptedIn {
    /// Accepts `count` more findings of `rule` that have this fingerprint, of which `message` is said.
    pub(super) fn put(&mut self, rule: &str, fingerprint: String, count: usize, message: &str) {
        self.entry(rule, fingerprint, message).count += count;
    }

    /// Accepts at least `count` findings of `rule` that have this fingerprint.
    fn put_at_least(&mut self, rule: &str, fingerprint: &str, count: usize, message: &str) {
        let known = self.entry(rule, fingerprint.to_owned(), message);
        known.count = count.max(known.count);
    }

    fn entry(&mut self, rule: &str, fingerprint: String, message: &str) -> &mut AcceptedEntry {
        let new = || AcceptedEntry { count: 0, message: shortened(message) };
        self.counts.entry((rule.to_owned(), fingerprint)).or_insert_with(new)
    }

    /// Takes one finding of `rule` with this fingerprint away, if there is one.
    pub(super) fn take(&mut self, rule: &str, fingerprint: &str) -> bool {
        let left = self.counts.get_mut(&(rule.to_owned(), fingerprint.to_owned())).filter(|entry| entry.count > 0);
        left.map(|entry| entry.count -= 1).is_some()
    }

    /// How many of them `others` has not. A fingerprint says which rule, or group of rules, it is of: what a group was accepted for may
    /// stand there for one of its rules.
    pub(super) fn missing_in(&self, others: &Self) -> usize {
        self.clone().without(others).count()
    }

    /// What is left of it without what `others` has, by fingerprints, as [`Self::missing_in`] counts it.
    pub(super) fn without(mut self, others: &Self) -> Self {
        let mut known = others.by_fingerprint();
        for ((_, fingerprint), entry) in &mut self.counts {
            if let Some(known) = known.get_mut(fingerprint.as_str()) {
                let both = entry.count.min(*known);
                (entry.count, *known) = (entry.count - both, *known - both);
            }
        }
        self
    }

    fn by_fingerprint(&self) -> BTreeMap<&str, usize> {
        let mut all = BTreeMap::new();
        for ((_, fingerprint), entry) in &self.counts {
            let sum: &mut usize = all.entry(fingerprint.as_str()).or_default();
            *sum = sum.saturating_add(entry.count);
        }
        all
    }

    /// What of it is accepted of rules that are `wanted`.
    pub(super) fn only(mut self, wanted: impl Fn(&str) -> bool) -> Self {
        self.counts.retain(|(rule, _), _| wanted(rule));
        self
    }

    /// Accepts what `others` has besides.
    pub(super) fn extend(&mut self, others: Self) {
        for ((rule, fingerprint), entry) in others.counts {
            self.put(&rule, fingerprint, entry.count, &entry.message);
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.counts.values().fold(0, |sum, entry| sum.saturating_add(entry.count))
    }
}

/// `message` on one line, and not too long.
fn shortened(message: &str) -> String {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = line.get(..line.floor_char_boundary(MAX_MESSAGE)).unwrap_or_default();
    if kept.len() < line.len() { format!("{}…", kept.trim_end()) } else { line }
}

/// The file that accepts `all`, by the paths of files.
pub(super) fn written(all: &BTreeMap<String, AcceptedIn>) -> String {
    let entries = all.iter().flat_map(|(path, accepted)| accepted.counts.iter().map(move |(key, entry)| (path, key, entry)));
    let lines: Vec<_> = entries
        .filter(|(_, _, entry)| entry.count > 0)
        .map(|(path, (rule, fingerprint), AcceptedEntry { count, message })| {
            let times = if *count > 1 { format!(", \"count\": {count}") } else { String::new() };
            let said = if message.is_empty() { String::new() } else { format!(", \"message\": {}", json!(message)) };
            format!("{{ \"path\": {}, \"rule\": {}, \"fingerprint\": {}{times}{said} }}", json!(path), json!(rule), json!(fingerprint))
        })
        .collect();
    let list = if lines.is_empty() { String::new() } else { format!("\n    {}\n  ", lines.join(",\n    ")) };
    format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{list}]\n}}\n")
}

/// What `text`, a baseline, accepts, by the paths of files. What stands there twice, as where branches were merged, counts once.
pub(super) fn read(text: &str) -> Result<BTreeMap<String, AcceptedIn>, Vec<ConfigProblem>> {
    let root = json_tree::read(text).map_err(|problem| vec![problem])?;
    let wrong = |node: &ConfigNode, message: &str| vec![ConfigProblem::new(node.range.clone(), message.to_owned())];
    match root.get("version").map(|node| (node, &node.value)) {
        Some((_, ConfigValue::Whole(VERSION))) => {}
        Some((node, _)) => return Err(wrong(node, "this program knows version 1 of the baseline's form")),
        None => return Err(wrong(&root, "a baseline has a \"version\", and its \"findings\"")),
    }
    let Some(ConfigValue::List(entries)) = root.get("findings").map(|node| &node.value) else {
        return Err(wrong(root.get("findings").unwrap_or(&root), "expected a list of \"findings\""));
    };
    let (mut all, mut problems) = (BTreeMap::<String, AcceptedIn>::new(), Vec::new());
    for node in entries {
        match entry(node) {
            Ok(([path, rule, fingerprint], count, message)) => {
                all.entry(path.to_owned()).or_default().put_at_least(rule, fingerprint, count, message);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

/// The path, the rule and the fingerprint of an entry, how many findings it accepts, and what was said of them.
fn entry(node: &ConfigNode) -> Result<([&str; 3], usize, &str), ConfigProblem> {
    let wrong = |node: &ConfigNode, message: String| ConfigProblem::new(node.range.clone(), message);
    let ConfigValue::Table(entries) = &node.value else { return Err(wrong(node, format!("expected an entry, found {}", node.kind()))) };
    if let Some(unknown) = entries.iter().find(|entry| !KEYS.contains(&entry.name.as_str())) {
        return Err(ConfigProblem::new(unknown.range.clone(), format!("unknown key `{}`", unknown.name)));
    }
    let text = |key: &str| match node.get(key) {
        Some(ConfigNode { value: ConfigValue::Text(text), .. }) => Ok(text.as_str()),
        Some(other) => Err(wrong(other, format!("expected a string, found {}", other.kind()))),
        None => Err(wrong(node, format!("`{key}` is missing"))),
    };
    let count = match node.get("count") {
        None => 1,
        Some(node) => match node.value {
            ConfigValue::Whole(count) => usize::try_from(count).ok().filter(|count| *count > 0),
            _ => None,
        }
        .ok_or_else(|| wrong(node, "a count is a whole number from 1".to_owned()))?,
    };
    let (path, rule, fingerprint) = (text("path")?, text("rule")?, text("fingerprint")?);
    if fingerprint.len() != DIGITS || !fingerprint.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        let place = node.get("fingerprint").unwrap_or(node);
        return Err(wrong(place, format!("a fingerprint has {DIGITS} hexadecimal digits, as `--write-baseline` writes it")));
    }
    let message = if node.get("message").is_some() { text("message")? } else { "" };
    Ok(([path, rule, fingerprint], count, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut all = BTreeMap::<String, AcceptedIn>::new();
        all.entry("a \"b\".md".to_owned()).or_default().put("syntax-error", "ab".repeat(8), 2, "it is\n\"wrong\"");
        all.entry("a \"b\".md".to_owned()).or_default().put("unknown-label", "cd".repeat(8), 1, "");
        let text = written(&all);
        assert_eq!(text.lines().count(), 7, "{text}");
        assert_eq!(read(&text).unwrap(), all);
        assert_eq!(read(&written(&BTreeMap::new())).unwrap(), BTreeMap::new());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let said = |text: &str| {
            let problem = read(text).unwrap_err().remove(0);
            (text.get(problem.range).unwrap().to_owned(), problem.message)
        };
        let told = |place: &str, message: &str| (place.to_owned(), message.to_owned());
        assert_eq!(said("{\"version\": 2, \"findings\": []}"), told("2", "this program knows version 1 of the baseline's form"));
        assert_eq!(said("{\"version\": 1, \"findings\": [7]}"), told("7", "expected an entry, found an integer"));
        let entry = |fields: &str| format!("{{\"version\": 1, \"findings\": [{{{fields}}}]}}");
        assert_eq!(said(&entry("\"file\": \"a\"")), told("\"file\"", "unknown key `file`"));
        assert_eq!(said(&entry("\"path\": \"a\", \"count\": 0")), told("0", "a count is a whole number from 1"));
        assert_eq!(said(&entry("\"path\": \"a\", \"rule\": 1")), told("1", "expected a string, found an integer"));
        let place = "\"path\": \"a\", \"rule\": \"r\", \"fingerprint\": \"x\"";
        assert_eq!(said(&entry(place)).0, "\"x\"");
        assert_eq!(said("{").1, "EOF while parsing an object");
    }

    #[test]
    fn what_merged_branches_both_accept_counts_once() {
        let line = "{ \"path\": \"a\", \"rule\": \"r\", \"fingerprint\": \"0123456789abcdef\" }";
        let merged = read(&format!("{{\"version\": 1, \"findings\": [{line}, {line}]}}")).unwrap();
        assert_eq!(merged["a"].count(), 1);
    }
}

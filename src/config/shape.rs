//! What the value of a key may be: how it is read, and how the schema says it.

use std::collections::BTreeMap;

use schemars::json_schema;
use serde_json::{Value, json};

use super::problem::ConfigProblem;
use super::tree::{ConfigEntry, ConfigNode, ConfigValue};
use crate::diagnostic::Level;
use crate::paths::PathPatterns;
use crate::rules;
use crate::text::nearest;

/// What is wrong with a word, and what may have been meant.
pub(super) type Refusal = (String, Option<String>);

/// Whether a word may stand somewhere; what is wrong with it if not.
pub(super) type Pass = fn(&str) -> Result<(), Refusal>;

/// Words of a list: each pattern of paths costs some kilobytes.
const MAX_WORDS: usize = 10_000;

/// What the value of a key may be.
#[derive(Clone, Copy, Debug)]
pub enum KeyShape {
    /// `true` or `false`.
    Flag,
    /// A whole number from 1 to this.
    Count(usize),
    /// A word that passes.
    Word(Pass),
    /// One of these words.
    Choice(fn() -> Vec<&'static str>),
    /// A list of words each of which passes.
    Words(Pass),
    /// A table of words, whose names pass, and whose values do.
    Table(Pass, Pass),
    /// A table of rules, or groups of them, and what is made of their findings.
    Rules,
    /// A list of tables of paths, and what is made of the findings of rules in them.
    PerPath,
}

impl KeyShape {
    /// The value of `node`, as [`super::Config`] has it; what is wrong with it goes to `problems`.
    pub(super) fn read(self, node: &ConfigNode, problems: &mut Vec<ConfigProblem>) -> Option<Value> {
        match (self, &node.value) {
            (Self::Flag, ConfigValue::Flag(flag)) => Some(json!(flag)),
            // More than there may be are as many as there may be, which is told when it matters.
            (Self::Count(most), ConfigValue::Whole(number)) => match usize::try_from(*number).ok().filter(|n| *n >= 1) {
                Some(number) => Some(json!(number)),
                None => refused(node, (format!("{number} is not between 1 and {most}"), None), problems),
            },
            (Self::Word(_) | Self::Choice(_), ConfigValue::Text(text)) => match self.word(text) {
                Ok(()) => Some(json!(text)),
                Err(refusal) => refused(node, refusal, problems),
            },
            (Self::Words(_), ConfigValue::List(list)) if list.len() > MAX_WORDS => {
                refused(node, (format!("{} are more than there may be: {MAX_WORDS}", list.len()), None), problems)
            }
            (Self::Words(pass), ConfigValue::List(list)) => {
                let words = list.iter().map(|node| Self::Word(pass).read(node, problems));
                all(words.collect()).map(Value::Array)
            }
            (Self::Table(names, values), ConfigValue::Table(entries)) => {
                let mut read =
                    |entry: &ConfigEntry| Some((name_of(entry, names, problems)?, Self::Word(values).read(&entry.node, problems)?));
                let read: Vec<_> = entries.iter().map(&mut read).collect();
                all(read).map(|named| Value::Object(named.into_iter().collect()))
            }
            (Self::Rules, ConfigValue::Table(entries)) => levels_of(entries, problems).map(|levels| json!(levels)),
            (Self::PerPath, ConfigValue::List(list)) => {
                let tables = list.iter().map(|node| per_path(node, problems));
                all(tables.collect()).map(Value::Array)
            }
            _ => refused(node, (format!("expected {}, found {}", self.name(), node.kind()), None), problems),
        }
    }

    /// Whether a word passes.
    fn word(self, text: &str) -> Result<(), Refusal> {
        match self {
            Self::Word(pass) => pass(text),
            Self::Choice(words) if !words().contains(&text) => Err(unknown("value", text, &words(), listed)),
            _ => Ok(()),
        }
    }

    /// What it is, in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flag => "a boolean",
            Self::Count(_) => "an integer",
            Self::Word(_) | Self::Choice(_) => "a string",
            Self::Words(_) => "a list of strings",
            Self::Table(..) => "a table of strings",
            Self::Rules => "a table of rules and severities",
            Self::PerPath => "a list of tables",
        }
    }

    /// Whether what several say of it is put together, a name at a time.
    #[must_use]
    pub const fn is_table(self) -> bool {
        matches!(self, Self::Table(..) | Self::Rules)
    }

    /// The schema of its values.
    pub(super) fn schema(self) -> Value {
        match self {
            Self::Flag => json!({ "type": "boolean" }),
            Self::Count(most) => json!({ "type": "integer", "minimum": 1, "maximum": most }),
            Self::Word(_) => json!({ "type": "string" }),
            Self::Choice(words) => json!({ "type": "string", "enum": words() }),
            Self::Words(_) => json!({ "type": "array", "items": { "type": "string" } }),
            Self::Table(..) => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
            Self::Rules => json!({ "$ref": "#/$defs/rules" }),
            Self::PerPath => json!({ "type": "array", "items": json_schema!({
                "type": "object",
                "properties": {
                    "paths": { "description": "Patterns of the files' paths.", "type": "array", "items": { "type": "string" } },
                    "rules": { "$ref": "#/$defs/rules" },
                },
                "required": ["paths", "rules"],
                "additionalProperties": false,
            }) }),
        }
    }
}

/// The schema of a table of rules.
pub(super) fn rules_schema() -> Value {
    let level = json!({ "type": "string", "enum": Level::ALL.map(Level::as_str) });
    let entry = |name: &'static str, about: &str| {
        let mut level = level.clone();
        level["description"] = json!(about);
        (name.to_owned(), level)
    };
    // A group may be called as one of its rules is.
    let groups = rules::groups().into_iter().map(|group| entry(group, "All rules of this group."));
    let rules = rules::RULES.iter().map(|rule| entry(rule.info.id, rule.info.summary));
    let properties: serde_json::Map<_, _> = rules.chain(groups).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// What is made of the findings of the rule, or the rules of the group, called `name`: what `--rule NAME=LEVEL` and a table's entry say.
///
/// # Errors
///
/// Fails with what is wrong, and what may have been meant, if there is no such rule or level.
pub fn levels(name: &str, level: &str) -> Result<BTreeMap<String, Level>, String> {
    let said = |(message, help): Refusal| help.map_or(message.clone(), |help| format!("{message}; {help}"));
    let rules = rules_called(name).map_err(said)?;
    let level = level_called(level).map_err(said)?;
    Ok(rules.into_iter().map(|rule| (rule.to_owned(), level)).collect())
}

fn rules_called(name: &str) -> Result<Vec<&'static str>, Refusal> {
    let found = rules::named(name);
    if found.is_empty() {
        let known: Vec<_> = rules::names().into_iter().collect();
        return Err(unknown("rule", name, &known, |_| "`snipcheck rules` lists them".to_owned()));
    }
    Ok(found.into_iter().map(|rule| rule.info.id).collect())
}

fn level_called(word: &str) -> Result<Level, Refusal> {
    let level = Level::ALL.into_iter().find(|level| level.as_str() == word);
    level.ok_or_else(|| unknown("severity", word, &Level::ALL.map(Level::as_str), listed))
}

/// What is made of findings, by the ids of rules: what is said of one rule counts more than what is said of its group.
fn levels_of(entries: &[ConfigEntry], problems: &mut Vec<ConfigProblem>) -> Option<BTreeMap<String, Level>> {
    let read: Vec<_> = entries.iter().map(|entry| rule_entry(entry, problems)).collect();
    let mut read = all(read)?;
    read.sort_by_key(|(rules, _)| usize::MAX - rules.len());
    Some(read.into_iter().flat_map(|(rules, level)| rules.into_iter().map(move |rule| (rule.to_owned(), level))).collect())
}

fn rule_entry(entry: &ConfigEntry, problems: &mut Vec<ConfigProblem>) -> Option<(Vec<&'static str>, Level)> {
    let rules = rules_called(&entry.name);
    if let Err((message, help)) = &rules {
        problems.push(ConfigProblem::new(entry.range.clone(), message.clone()).helped(help.clone()));
    }
    let level = match &entry.node.value {
        ConfigValue::Text(word) => level_called(word),
        // YAML's habit, and what other linters take.
        ConfigValue::Flag(false) => Err(("expected a string, found a boolean".to_owned(), Some("did you mean \"off\"?".to_owned()))),
        _ => Err((format!("expected a string, found {}", entry.node.kind()), None)),
    };
    match level {
        Ok(level) => Some((rules.ok()?, level)),
        Err(refusal) => refused(&entry.node, refusal, problems),
    }
}

fn per_path(node: &ConfigNode, problems: &mut Vec<ConfigProblem>) -> Option<Value> {
    let ConfigValue::Table(entries) = &node.value else {
        return refused(node, (format!("expected a table, found {}", node.kind()), None), problems);
    };
    let before = problems.len();
    for entry in entries.iter().filter(|entry| !["paths", "rules"].contains(&entry.name.as_str())) {
        let (message, help) = unknown("key", &entry.name, &["paths", "rules"], listed);
        problems.push(ConfigProblem::new(entry.range.clone(), message).helped(help));
    }
    let mut read = |name: &str, shape: KeyShape| match node.get(name) {
        Some(value) => shape.read(value, problems),
        None => refused(node, (format!("`{name}` is missing"), None), problems),
    };
    let (paths, rules) = (read("paths", KeyShape::Words(path)), read("rules", KeyShape::Rules));
    if problems.len() > before { None } else { Some(json!({ "paths": paths?, "rules": rules? })) }
}

/// The name of `entry`, if it passes.
fn name_of(entry: &ConfigEntry, pass: Pass, problems: &mut Vec<ConfigProblem>) -> Option<String> {
    let Err((message, help)) = pass(&entry.name) else { return Some(entry.name.clone()) };
    problems.push(ConfigProblem::new(entry.range.clone(), message).helped(help));
    None
}

/// Any word passes.
pub(super) fn any(_: &str) -> Result<(), Refusal> {
    Ok(())
}

/// Whether `text` is a pattern of paths.
pub(super) fn path(text: &str) -> Result<(), Refusal> {
    PathPatterns::new(&[text]).map(drop).map_err(|error| (error.to_string(), None))
}

/// What is said of a word that is none of `known`, and, if it is a slip of none, `otherwise` says of those.
pub(super) fn unknown(what: &str, word: &str, known: &[&str], otherwise: impl FnOnce(&[&str]) -> String) -> Refusal {
    let near = nearest(word, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    (format!("unknown {what} `{word}`"), near.or_else(|| Some(otherwise(known))))
}

/// It may be `a`, `b` or `c`.
pub(super) fn listed(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => format!("it may be {last}"),
        Some((last, rest)) => format!("it may be {} or {last}", rest.join(", ")),
        None => "there is none".to_owned(),
    }
}

fn refused<T>(node: &ConfigNode, (message, help): Refusal, problems: &mut Vec<ConfigProblem>) -> Option<T> {
    problems.push(ConfigProblem::new(node.range.clone(), message).helped(help));
    None
}

/// All of them, if none is missing; by then each has been looked at.
fn all<T>(read: Vec<Option<T>>) -> Option<Vec<T>> {
    read.into_iter().collect()
}

//! What is in force, and who said it: layers of settings, of which the later wins.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::key::{self, KEYS, Key};
use super::problem::{BadConfig, ConfigProblem};
use super::tree::{ConfigEntry, ConfigNode, ConfigValue};
use super::{Config, json_tree, toml_tree};
use crate::diagnostic::Level;
use crate::rules;
use crate::text::{Lines, sound};

/// The kinds of files that settings may stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigFile {
    /// `snipcheck.toml`: all of it.
    Own,
    /// `pyproject.toml`: its table `[tool.snipcheck]`.
    Pyproject,
    /// `package.json`: what stands behind `"snipcheck"`.
    Package,
}

impl ConfigFile {
    /// All of them, the one that is preferred first.
    pub const ALL: [Self; 3] = [Self::Own, Self::Pyproject, Self::Package];

    /// What it is called.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Own => "snipcheck.toml",
            Self::Pyproject => "pyproject.toml",
            Self::Package => "package.json",
        }
    }

    /// The kind of a file that goes by `name`: what is called neither way is one of our own.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        Self::ALL.into_iter().find(|kind| kind.file_name() == name).unwrap_or(Self::Own)
    }
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigOrigin {
    /// A file, by its name, and the line (1-based).
    File(String, usize),
    /// A flag of the command line.
    Flag(&'static str),
}

impl fmt::Display for ConfigOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(name, line) => write!(f, "{name}:{line}"),
            Self::Flag(flag) => f.write_str(flag),
        }
    }
}

/// What is said of a key, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The value, as [`Config`] has it.
    pub value: Value,
    /// Who said it; of a table that several filled, the last.
    pub origin: ConfigOrigin,
    /// Of a table that several filled, who said what, by the names in it.
    pub entries: BTreeMap<String, ConfigOrigin>,
}

impl Setting {
    fn new(value: Value, origin: ConfigOrigin) -> Self {
        let names = value.as_object().into_iter().flatten().map(|(name, _)| (name.clone(), origin.clone()));
        Self { entries: names.collect(), value, origin }
    }
}

/// What one source of settings says.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    settings: BTreeMap<&'static str, Setting>,
}

impl Layer {
    /// What the file called `name`, which holds `text`, says; `None` if it has no settings of this program.
    ///
    /// # Errors
    ///
    /// Fails with all that is wrong with it.
    pub fn of_file(kind: ConfigFile, name: &str, text: &str) -> Result<Option<Self>, BadConfig> {
        let bad = |problems| BadConfig { name: name.to_owned(), text: text.to_owned(), problems };
        // What belongs to others is nobody's business here unless it speaks of this program.
        if kind != ConfigFile::Own && !text.contains("snipcheck") {
            return Ok(None);
        }
        let (root, problems) = match kind {
            ConfigFile::Own | ConfigFile::Pyproject => toml_tree::read(text),
            ConfigFile::Package => (json_tree::read(text).map_err(|problem| bad(vec![problem]))?, Vec::new()),
        };
        if !problems.is_empty() {
            return Err(bad(problems));
        }
        let node = match kind {
            ConfigFile::Own => Some(&root),
            ConfigFile::Pyproject => root.get("tool").and_then(|tool| tool.get("snipcheck")),
            ConfigFile::Package => root.get("snipcheck"),
        };
        let Some(node) = node else { return Ok(None) };
        let lines = Lines::new(text);
        let origin = |entry: &ConfigEntry| ConfigOrigin::File(name.to_owned(), lines.line(entry.range.start));
        Self::read(node, origin).map(Some).map_err(bad)
    }

    /// What `KEY=VALUE` says, where VALUE is TOML, or a word without its quotes.
    ///
    /// # Errors
    ///
    /// Fails with all that is wrong with it.
    pub fn of_assignment(text: &str) -> Result<Self, BadConfig> {
        let bad = |problems| BadConfig { name: "--set".to_owned(), text: text.to_owned(), problems };
        if let Some((key, "")) = text.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
            let problem = ConfigProblem::new(0..text.len(), format!("`{key}` is given no value"));
            return Err(bad(vec![problem.helped(Some(format!("it is written `--set {key}=VALUE`")))]));
        }
        let (mut root, mut problems) = toml_tree::read(text);
        if let Some((key, word)) = text.split_once('=').filter(|(_, word)| !problems.is_empty() && is_word(word.trim())) {
            (root, problems) = toml_tree::read(&format!("{key}=\"{}\"", word.trim()));
        }
        if !problems.is_empty() {
            return Err(bad(problems));
        }
        Self::read(&root, |_| ConfigOrigin::Flag("--set")).map_err(bad)
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty()
    }

    /// Whether `text` is written as files of this kind are, whatever they say.
    #[must_use]
    pub fn parses(kind: ConfigFile, text: &str) -> bool {
        match kind {
            ConfigFile::Own | ConfigFile::Pyproject => toml_tree::read(text).1.is_empty(),
            ConfigFile::Package => json_tree::read(text).is_ok(),
        }
    }

    /// What it says of rules, by their ids.
    #[must_use]
    pub fn rules(&self) -> BTreeMap<String, Level> {
        let rules = self.settings.get("rules").map(|setting| serde_json::from_value(setting.value.clone()));
        rules.map(|rules| sound(rules, "what was read is a table of rules")).unwrap_or_default()
    }

    /// What a flag says of a key.
    pub fn set(&mut self, key: &'static str, value: Value, flag: &'static str) {
        debug_assert!(key::by_name(key).is_some(), "{key} is a key");
        self.settings.insert(key, Setting::new(value, ConfigOrigin::Flag(flag)));
    }

    fn read(node: &ConfigNode, origin: impl Fn(&ConfigEntry) -> ConfigOrigin) -> Result<Self, Vec<ConfigProblem>> {
        let ConfigValue::Table(entries) = &node.value else {
            return Err(vec![ConfigProblem::new(node.range.clone(), format!("expected a table, found {}", node.kind()))]);
        };
        let (mut layer, mut problems) = (Self::default(), Vec::new());
        for entry in entries {
            let Some(key) = key::by_name(&entry.name) else {
                let (message, help) = key::no_key(&entry.name);
                problems.push(ConfigProblem::new(entry.range.clone(), message).helped(help));
                continue;
            };
            if let Some(value) = key.shape.read(&entry.node, &mut problems) {
                let mut setting = Setting::new(value, origin(entry));
                if let (true, ConfigValue::Table(inner)) = (key.shape.is_table(), &entry.node.value) {
                    let each = inner.iter().flat_map(|inner| names(&inner.name).into_iter().map(|name| (name, origin(inner))));
                    setting.entries.extend(each);
                }
                layer.settings.insert(key.name, setting);
            }
        }
        problems.sort_by_key(|problem| problem.range.start);
        if problems.is_empty() { Ok(layer) } else { Err(problems) }
    }
}

/// What is set by an entry of a table that is called `name`: itself, or the rules that it names.
fn names(name: &str) -> Vec<String> {
    let rules = rules::named(name);
    if rules.is_empty() { vec![name.to_owned()] } else { rules.into_iter().map(|rule| rule.info.id.to_owned()).collect() }
}

/// Whether `text` may stand for a string without its quotes.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'))
}

/// What is in force: what the layers said, of which the later win.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    settings: BTreeMap<&'static str, Setting>,
}

impl Settings {
    /// Puts `layer` over what is in force. Tables are put together, a name at a time.
    pub fn put(&mut self, layer: Layer) {
        for (key, mut setting) in layer.settings {
            let is_table = key::by_name(key).is_some_and(|key| key.shape.is_table());
            if let (true, Some(known), Value::Object(new)) = (is_table, self.settings.get(key), &setting.value) {
                let mut both = known.value.as_object().cloned().unwrap_or_default();
                both.extend(new.clone());
                setting.value = Value::Object(both);
                let before = known.entries.iter().map(|(name, origin)| (name.clone(), origin.clone()));
                setting.entries = before.chain(setting.entries).collect();
            }
            self.settings.insert(key, setting);
        }
    }

    /// Each key, with what is said of it, if anything is.
    pub fn all(&self) -> impl Iterator<Item = (&'static Key, Option<&Setting>)> {
        KEYS.iter().map(|key| (key, self.settings.get(key.name)))
    }

    /// What is said of the key called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Setting> {
        self.settings.get(name)
    }

    /// All of it as a configuration.
    #[must_use]
    pub fn config(&self) -> Config {
        let all: serde_json::Map<_, _> = self.settings.iter().map(|(key, setting)| ((*key).to_owned(), setting.value.clone())).collect();
        // What the shapes take is what the fields are, as a test holds.
        sound(serde_json::from_value(Value::Object(all)), "what was read is a configuration")
    }
}

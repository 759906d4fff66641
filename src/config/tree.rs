//! What a file of settings says, whichever format it is in: values, each with its place.

use std::ops::Range;

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct ConfigNode {
    /// Its bytes in the file.
    pub(crate) range: Range<usize>,
    /// The value.
    pub(crate) value: ConfigValue,
}

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum ConfigValue {
    Text(String),
    Whole(i64),
    Flag(bool),
    List(Vec<ConfigNode>),
    Table(Vec<ConfigEntry>),
    /// What no setting is: its name.
    Other(&'static str),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(crate) struct ConfigEntry {
    pub(crate) name: String,
    /// The key's bytes in the file.
    pub(crate) range: Range<usize>,
    pub(crate) node: ConfigNode,
}

impl ConfigNode {
    /// What kind of value it is, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match self.value {
            ConfigValue::Text(_) => "a string",
            ConfigValue::Whole(_) => "an integer",
            ConfigValue::Flag(_) => "a boolean",
            ConfigValue::List(_) => "a list",
            ConfigValue::Table(_) => "a table",
            ConfigValue::Other(name) => name,
        }
    }

    /// The value behind `name`, if this is a table that has it.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let ConfigValue::Table(entries) = &self.value else { return None };
        entries.iter().find(|entry| entry.name == name).map(|entry| &entry.node)
    }
}

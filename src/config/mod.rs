//! The configuration: what each key is, how a file of them is read, and what of several of them is in force.

pub(crate) mod json_tree;
mod key;
mod policy;
mod problem;
mod schema;
mod settings;
mod shape;
#[cfg(test)]
mod tests;
mod toml_tree;
pub(crate) mod tree;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use key::{KEYS, Key, KeySection, MAX_JOBS, kinds};
pub use policy::Policy;
pub use problem::{BadConfig, ConfigProblem};
pub use schema::schema;
pub use settings::{ConfigFile, ConfigOrigin, Layer, Setting, Settings};
pub use shape::{KeyShape, levels};

use crate::conventions::Agreement;
use crate::diagnostic::Level;
use crate::paths::Root;
use crate::rules::RULES;

/// What is configured, whoever said it: a field a key, empty where nobody said anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct Config {
    /// Patterns of paths: of what is found in folders, only these files are read.
    pub include: Vec<String>,
    /// Patterns of paths: what is found in folders and matches is not read.
    pub exclude: Vec<String>,
    /// Whether files that are named are excluded as well.
    pub force_exclude: bool,
    /// The name of the reader of every input.
    pub input: Option<String>,
    /// The encoding of every input, by its label.
    pub encoding: Option<String>,
    /// CSS selectors of what is taken for code blocks.
    pub blocks: Vec<String>,
    /// CSS selectors of what is left out.
    pub no_blocks: Vec<String>,
    /// Whether what authors tell other tools of a block counts here, too; it does where nobody says anything.
    pub foreign_markers: Option<bool>,
    /// Threads.
    pub jobs: Option<usize>,
    /// Bytes: larger files are left out.
    pub max_file_bytes: Option<usize>,
    /// What is made of the findings of rules, by their ids.
    pub rules: BTreeMap<String, Level>,
    /// The same for some files; later ones win.
    pub per_path: Vec<PerPath>,
    /// Labels of the house, and the language that each means, by its id.
    pub labels: BTreeMap<String, String>,
    /// The labels that there may be; any if empty.
    pub allowed_labels: Vec<String>,
    /// The one spelling of the labels of each language, by its id.
    pub label_spellings: BTreeMap<String, String>,
    /// Patterns of paths: JSON in these files, and in blocks with such a title, may have comments and trailing commas.
    pub jsonc: Vec<String>,
    /// Languages whose code is not checked.
    pub languages_off: Vec<String>,
    /// Regular expressions: what they match stands for something that a reader puts there.
    pub placeholders: Vec<String>,
    /// The name of the report's format.
    pub format: Option<String>,
    /// The path of the file that the report goes to.
    pub output: Option<String>,
    /// The paths of the files that further reports go to, by the names of their formats.
    pub reports: BTreeMap<String, String>,
    /// The least severity that makes a check fail, or `never`.
    pub fail_on: Option<String>,
    /// The path of the file with the findings that are accepted.
    pub baseline: Option<String>,
}

impl Config {
    /// What it says of the articles of its house, where its paths count from `root` and `policy` says what is made of findings.
    #[must_use]
    pub fn agreement(&self, root: Root, policy: &Policy) -> Agreement {
        let asked = RULES.iter().map(|rule| rule.info).filter(|info| info.is_off && policy.wants(info.id));
        Agreement {
            root,
            labels: self.labels.clone(),
            allowed_labels: self.allowed_labels.clone(),
            label_spellings: self.label_spellings.clone(),
            jsonc: self.jsonc.clone(),
            languages_off: self.languages_off.clone(),
            placeholders: self.placeholders.clone(),
            ignores_markers: self.foreign_markers == Some(false),
            rules_on: asked.map(|info| info.id.to_owned()).collect(),
        }
    }
}

/// What is made of the findings of rules in some files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerPath {
    /// Patterns of the files' paths.
    pub paths: Vec<String>,
    /// What is made of the findings, by the rules' ids.
    pub rules: BTreeMap<String, Level>,
}

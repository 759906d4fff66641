//! Reads the folders into `LANGUAGES`, and refuses what a reader of the data could not have meant.

#![expect(clippy::panic, reason = "a build script has no other way to say what is wrong with its input")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use regex::Regex;
use serde::{Deserialize, Deserializer, de};

type Text = String;
type List<T> = Vec<T>;
type Map<K, V> = BTreeMap<K, V>;

/// The path of a `LanguageFn`.
#[derive(Deserialize, Default)]
struct Function(String);

/// The id of another language, or of the same.
#[derive(Deserialize, Default)]
struct Id(String);

/// A regular expression that compiles.
#[derive(Default)]
struct Pattern(String);

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pattern = String::deserialize(deserializer)?;
        match Regex::new(&format!("(?m){pattern}")) {
            Ok(_) if pattern.is_empty() => Err(de::Error::custom("an empty pattern is in everything, and tells nothing")),
            Ok(_) => Ok(Self(pattern)),
            Err(error) => Err(de::Error::custom(error)),
        }
    }
}

/// The same, of which an automaton is made.
#[derive(Default)]
struct Automaton(Pattern);

impl<'de> Deserialize<'de> for Automaton {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Pattern::deserialize(deserializer).map(Self)
    }
}

/// What was made of the patterns so far, one behind another.
#[derive(Default)]
struct Tables {
    bytes: Vec<u8>,
    known: BTreeMap<String, String>,
}

impl Tables {
    /// Where `bytes` are, as a Rust constant.
    fn put(&mut self, bytes: &[u8]) -> String {
        let from = self.bytes.len();
        self.bytes.extend(bytes);
        format!("table({from}, {})", self.bytes.len())
    }

    /// What was made of `pattern`, as a Rust constant.
    fn automaton(&mut self, pattern: &str) -> String {
        if let Some(known) = self.known.get(pattern) {
            return known.clone();
        }
        let compiled = compile::compiled(pattern);
        let made = format!("Automaton::new({pattern:?}, {}, {})", self.put(&compiled.needs), self.put(&compiled.table));
        self.known.insert(pattern.to_owned(), made.clone());
        made
    }
}

thread_local! {
    static TABLES: RefCell<Tables> = RefCell::default();
}

/// A value of a `language.toml`.
trait Value {
    /// It as a Rust constant.
    fn source(&self) -> String;

    /// The ids in it.
    fn ids(&self) -> Vec<&str> {
        Vec::new()
    }
}

macro_rules! as_debug {
    ($($type:ty),*) => {
        $(impl Value for $type {
            fn source(&self) -> String {
                format!("{self:?}")
            }
        })*
    };
}

as_debug!(String, bool, char, i8, usize);

impl Value for Function {
    fn source(&self) -> String {
        format!("Function({})", self.0)
    }
}

impl Value for Pattern {
    fn source(&self) -> String {
        self.0.source()
    }
}

impl Value for Automaton {
    fn source(&self) -> String {
        TABLES.with_borrow_mut(|tables| tables.automaton(&self.0.0))
    }
}

impl Value for Id {
    fn source(&self) -> String {
        self.0.source()
    }

    fn ids(&self) -> Vec<&str> {
        vec![&self.0]
    }
}

impl<T: Value> Value for Option<T> {
    fn source(&self) -> String {
        self.as_ref().map_or("None".to_owned(), |value| format!("Some({})", value.source()))
    }

    fn ids(&self) -> Vec<&str> {
        self.iter().flat_map(Value::ids).collect()
    }
}

impl<T: Value> Value for Vec<T> {
    fn source(&self) -> String {
        format!("&[{}]", self.iter().map(Value::source).collect::<Vec<_>>().join(", "))
    }

    fn ids(&self) -> Vec<&str> {
        self.iter().flat_map(Value::ids).collect()
    }
}

impl<A: Value, B: Value> Value for (A, B) {
    fn source(&self) -> String {
        format!("({}, {})", self.0.source(), self.1.source())
    }

    fn ids(&self) -> Vec<&str> {
        self.0.ids().into_iter().chain(self.1.ids()).collect()
    }
}

impl<A: Value, B: Value, C: Value> Value for (A, B, C) {
    fn source(&self) -> String {
        format!("({}, {}, {})", self.0.source(), self.1.source(), self.2.source())
    }

    fn ids(&self) -> Vec<&str> {
        self.0.ids().into_iter().chain(self.1.ids()).chain(self.2.ids()).collect()
    }
}

impl<K: Value, V: Value> Value for BTreeMap<K, V> {
    fn source(&self) -> String {
        let pairs = self.iter().map(|(key, value)| format!("({}, {})", key.source(), value.source()));
        format!("&[{}]", pairs.collect::<Vec<_>>().join(", "))
    }

    fn ids(&self) -> Vec<&str> {
        self.iter().flat_map(|(key, value)| key.ids().into_iter().chain(value.ids())).collect()
    }
}

/// Types that are read from TOML, with nothing unknown in it, and written as Rust.
macro_rules! schema {
    () => {};
    ($(#[$about:meta])* struct $name:ident { $($(#[$means:meta])* $field:ident: $type:ty $(= $how:ident)?,)* } $($rest:tt)*) => {
        $(#[$about])*
        #[derive(serde::Deserialize, Default)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$means])* $(#[serde($how)])? pub $field: $type,)*
        }

        impl super::Value for $name {
            fn source(&self) -> String {
                let fields = [$(format!("{}: {}", stringify!($field), self.$field.source())),*];
                format!("{} {{ {} }}", stringify!($name), fields.join(", "))
            }

            fn ids(&self) -> Vec<&str> {
                let mut ids = Vec::new();
                $(ids.extend(self.$field.ids());)*
                ids
            }
        }

        schema! { $($rest)* }
    };
    (
        $(#[$about:meta])* enum $name:ident { $(#[$first_means:meta])* $first:ident, $($(#[$means:meta])* $variant:ident,)* }
        $($rest:tt)*
    ) => {
        $(#[$about])*
        #[derive(serde::Deserialize, Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[serde(rename_all = "kebab-case")]
        pub(crate) enum $name {
            $(#[$first_means])* #[default] $first,
            $($(#[$means])* $variant,)*
        }

        impl super::Value for $name {
            fn source(&self) -> String {
                format!("{}::{self:?}", stringify!($name))
            }
        }

        schema! { $($rest)* }
    };
}

mod compile;
mod gram;
pub mod needs;
mod schema;

use schema::{Grammar, Kind, Language};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the folder"));
    println!("cargo::rerun-if-changed={}", root.display());
    let versions = versions(&root.join("Cargo.toml"));
    let languages = read(&root, &versions);
    refuse(&languages);
    let mut out = String::from(
        "/// Every language, ordered by id.\n#[expect(clippy::unreadable_literal, reason = \"nobody reads it\")]\npub static LANGUAGES: &[Language] = &[\n",
    );
    for language in languages.values() {
        out.push_str(&language.source());
        out.push_str(",\n");
    }
    out.push_str("];\n");
    let target = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names it"));
    fs::write(target.join("languages.rs"), out).expect("OUT_DIR can be written");
    let tables = TABLES.with_borrow_mut(|tables| std::mem::take(&mut tables.bytes));
    fs::write(target.join("tables.bin"), tables).expect("OUT_DIR can be written");
}

/// The manifest's version requirement of each dependency.
fn versions(manifest: &Path) -> BTreeMap<String, String> {
    let manifest: toml::Table = fs::read_to_string(manifest).expect("the manifest").parse().expect("the manifest is TOML");
    let dependencies = manifest["dependencies"].as_table().expect("[dependencies]");
    dependencies.iter().filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}

/// Every language by its id, with what its file does not say filled in.
fn read(root: &Path, versions: &BTreeMap<String, String>) -> BTreeMap<String, Language> {
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir(root).expect("the crate's folder") {
        let folder = entry.expect("an entry of it").path();
        let file = folder.join("language.toml");
        if !folder.is_dir() {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let id = folder.file_name().and_then(|n| n.to_str()).expect("a folder's name is UTF-8").to_owned();
        let mut language: Language = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        language.id.clone_from(&id);
        if language.family.0.is_empty() {
            language.family.0.clone_from(&id);
        }
        if let Some(grammar) = &mut language.grammar {
            name(grammar, versions);
        }
        languages.insert(id, language);
    }
    languages
}

/// Fills in the crate that a grammar comes from.
fn name(grammar: &mut Grammar, versions: &BTreeMap<String, String>) {
    grammar.crate_name = grammar.function.0.split("::").next().expect("split gives one").replace('_', "-");
    let version = versions.get(&grammar.crate_name).unwrap_or_else(|| panic!("{} is not in grammars/Cargo.toml", grammar.crate_name));
    grammar.version.clone_from(version);
}

/// Stops the build at anything that a reader of the data could not have meant, and that the types did not refuse.
fn refuse(languages: &BTreeMap<String, Language>) {
    let mut labels: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, language) in languages {
        for label in std::iter::once(id).chain(&language.aliases) {
            assert!(*label == label.to_lowercase(), "{id}: the alias {label:?} is not in lower case");
            if let Some(other) = labels.insert(label, id) {
                panic!("{label:?} means both {other} and {id}");
            }
        }
        for named in language.ids() {
            assert!(languages.contains_key(named), "{id}: there is no language {named:?}");
        }
        let own = language.session.as_ref().is_none_or(|s| s.language.0 == *id);
        assert!(own != matches!(language.kind, Kind::Session), "{id}: [session] and kind disagree");
        assert!(!language.extensions.is_empty(), "{id}: a dump needs an extension");
        for unparsed in &language.unparsed {
            let told = !unparsed.marks.is_empty() || unparsed.lines.is_some();
            assert!(told, "{id}: nothing tells the unparsed {:?}: it has neither marks nor lines", unparsed.name);
        }
    }
}

//! Reads the folders into `LANGUAGES`, and refuses what a reader of the data could not have meant.

#![expect(clippy::panic, reason = "a build script has no other way to say what is wrong with its input")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use regex::Regex;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    name: String,
    kind: Kind,
    family: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    extensions: Vec<String>,
    #[serde(default)]
    file_names: Vec<String>,
    #[serde(default)]
    interpreters: Vec<String>,
    grammar: Option<Grammar>,
    reference: Option<String>,
    #[serde(default)]
    line_comments: Vec<String>,
    #[serde(default)]
    block_comments: Vec<(String, String)>,
    #[serde(default)]
    hints: Vec<Hint>,
    #[serde(default)]
    contexts: Vec<Context>,
    #[serde(default)]
    elision: Elision,
    #[serde(default)]
    stand_ins: Vec<StandIn>,
    session: Option<Session>,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Code,
    Data,
    Markup,
    Session,
    Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grammar {
    /// Path of the `LanguageFn`, as `tree_sitter_rust::LANGUAGE`.
    path: String,
    trust: Trust,
    #[serde(default)]
    gaps: Vec<String>,
    #[serde(default)]
    limits: BTreeMap<Measure, usize>,
    endless_behind: Option<char>,
}

#[derive(Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
enum Measure {
    Bytes,
    Nesting,
    Angles,
    Tags,
    Word,
    HereDocument,
    Indentation,
    Continuations,
    Returns,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
enum Trust {
    Verdict,
    Structure,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hint {
    pattern: String,
    weight: i8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Context {
    name: String,
    before: String,
    after: String,
    #[serde(default)]
    apart: bool,
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    holds: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StandIn {
    pattern: String,
    with: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Elision {
    #[serde(default)]
    line: Vec<String>,
    #[serde(default)]
    inline: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    language: String,
    #[serde(default)]
    prompts: Vec<String>,
    #[serde(default)]
    bare: Vec<String>,
    #[serde(default)]
    continuations: Vec<String>,
    #[serde(default)]
    own: Vec<String>,
    #[serde(default)]
    end: String,
}

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the folder"));
    println!("cargo::rerun-if-changed={}", root.display());
    let versions = versions(&root.join("Cargo.toml"));
    let languages = read(&root);
    refuse(&languages);
    let mut out = String::from("/// Every language, ordered by id.\npub static LANGUAGES: &[Language] = &[\n");
    for (id, language) in &languages {
        write_language(&mut out, id, language, &versions);
    }
    out.push_str("];\n");
    let target = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names it")).join("languages.rs");
    fs::write(target, out).expect("OUT_DIR can be written");
}

/// The manifest's version requirement of each dependency.
fn versions(manifest: &Path) -> BTreeMap<String, String> {
    let manifest: toml::Table = fs::read_to_string(manifest).expect("the manifest").parse().expect("the manifest is TOML");
    let dependencies = manifest["dependencies"].as_table().expect("[dependencies]");
    dependencies.iter().filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}

fn read(root: &Path) -> BTreeMap<String, Language> {
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir(root).expect("the crate's folder") {
        let folder = entry.expect("an entry of it").path();
        let file = folder.join("language.toml");
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let id = folder.file_name().and_then(|n| n.to_str()).expect("a folder's name is UTF-8").to_owned();
        match toml::from_str(&text) {
            Ok(language) => languages.insert(id, language),
            Err(error) => panic!("{}: {error}", file.display()),
        };
    }
    languages
}

/// Stops the build at anything that a reader of the data could not have meant.
fn refuse(languages: &BTreeMap<String, Language>) {
    let mut labels: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, language) in languages {
        for label in std::iter::once(id).chain(&language.aliases) {
            assert!(*label == label.to_lowercase(), "{id}: the alias {label:?} is not in lower case");
            if let Some(other) = labels.insert(label, id) {
                panic!("{label:?} means both {other} and {id}");
            }
        }
        let session = language.session.iter().flat_map(|s| s.prompts.iter().chain(&s.bare).chain(&s.continuations).chain(&s.own));
        let gaps = language.grammar.iter().flat_map(|g| &g.gaps);
        let stand_ins = language.stand_ins.iter().map(|s| &s.pattern);
        for pattern in language.hints.iter().map(|h| &h.pattern).chain(session).chain(gaps).chain(stand_ins) {
            if let Err(error) = Regex::new(&format!("(?m){pattern}")) {
                panic!("{id}: {error}");
            }
        }
        for target in language.family.iter().chain(language.session.iter().map(|s| &s.language)) {
            assert!(languages.contains_key(target), "{id}: there is no language {target:?}");
        }
        let own = language.session.as_ref().is_none_or(|s| s.language == *id);
        assert!(own != matches!(language.kind, Kind::Session), "{id}: [session] and kind disagree");
        assert!(!language.extensions.is_empty(), "{id}: a dump needs an extension");
    }
}

fn write_language(out: &mut String, id: &str, l: &Language, versions: &BTreeMap<String, String>) {
    let family = l.family.as_deref().unwrap_or(id);
    let grammar = l.grammar.as_ref().map_or("None".to_owned(), |g| {
        let crate_name = g.path.split("::").next().expect("split gives one").replace('_', "-");
        let version = versions.get(&crate_name).unwrap_or_else(|| panic!("{id}: {crate_name} is not in grammars/Cargo.toml"));
        let (path, trust, gaps) = (&g.path, &g.trust, &g.gaps);
        let limits: Vec<_> = g.limits.iter().map(|(measure, most)| format!("(Measure::{measure:?}, {most})")).collect();
        let (limits, endless) = (limits.join(", "), g.endless_behind);
        format!(
            "Some(Grammar {{ crate_name: {crate_name:?}, version: {version:?}, function: {path}, trust: Trust::{trust:?}, gaps: &{gaps:?}, \
             limits: &[{limits}], endless_behind: {endless:?} }})"
        )
    });
    let hints = l.hints.iter().map(|h| format!("Hint {{ pattern: {:?}, weight: {} }}", h.pattern, h.weight));
    let contexts = l.contexts.iter().map(|c| {
        format!(
            "Context {{ name: {:?}, before: {:?}, after: {:?}, apart: {}, begins: &{:?}, holds: {:?} }}",
            c.name, c.before, c.after, c.apart, c.begins, c.holds
        )
    });
    let stand_ins = l.stand_ins.iter().map(|s| format!("StandIn {{ pattern: {:?}, with: {:?} }}", s.pattern, s.with));
    let session = l.session.as_ref().map_or("None".to_owned(), |s| {
        format!(
            "Some(Session {{ language: {:?}, prompts: &{:?}, bare: &{:?}, continuations: &{:?}, own: &{:?}, end: {:?} }})",
            s.language, s.prompts, s.bare, s.continuations, s.own, s.end
        )
    });
    writeln!(
        out,
        "Language {{ id: {id:?}, name: {:?}, kind: Kind::{:?}, family: {family:?}, aliases: &{:?}, extensions: &{:?}, file_names: &{:?}, \
         interpreters: &{:?}, grammar: {grammar}, reference: {:?}, line_comments: &{:?}, block_comments: &{:?}, hints: &[{}], \
         contexts: &[{}], elision: Elision {{ line: &{:?}, inline: &{:?} }}, stand_ins: &[{}], session: {session} }},",
        l.name,
        l.kind,
        l.aliases,
        l.extensions,
        l.file_names,
        l.interpreters,
        l.reference,
        l.line_comments,
        l.block_comments,
        hints.collect::<Vec<_>>().join(", "),
        contexts.collect::<Vec<_>>().join(", "),
        l.elision.line,
        l.elision.inline,
        stand_ins.collect::<Vec<_>>().join(", "),
    )
    .expect("a string can be written");
}

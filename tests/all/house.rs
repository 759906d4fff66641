//! The rules of the house that the compiler can't hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::common::{at, files_below};
use super::imports::{bare_code, edges, reached, use_paths};

/// A module imports only from those before it.
const LAYERS: &[&str] = &[
    "interned",
    "guard",
    "text",
    "source",
    "paths",
    "markup",
    "diagnostic",
    "document",
    "language",
    "block",
    "warc",
    "conventions",
    "detect",
    "snippet",
    "syntax",
    "rules",
    "catalog",
    "report",
    "config",
    "baseline",
    "fixing",
    "run",
    "isolate",
    "cli",
];

/// Files of the library that name the file system: an input, the journal that two processes share, and what the system tells of a process.
const READS_FILES: &[&str] = &[
    "src/run/input.rs",
    "src/run/open.rs",
    "src/guard/journal.rs",
    "src/isolate/child.rs",
    "src/isolate/process.rs",
    "src/isolate/worker.rs",
];

/// Lines of code that a file may have.
const MAX_LINES: usize = 400;

/// Every file below `folder` with this extension, ordered.
pub(super) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut files = files_below(&at(folder));
    files.retain(|path| path.extension().is_some_and(|e| e == extension));
    assert!(!files.is_empty(), "no .{extension} in {folder}");
    files
}

fn all_code() -> Vec<PathBuf> {
    ["src", "grammars", "python/src", "training", "tests", "benches", "fuzz/fuzz_targets", "fuzz/src", "fuzz/tests"]
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        .collect()
}

pub(super) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

pub(super) fn shown(path: &Path) -> String {
    path.strip_prefix(at("")).unwrap().display().to_string()
}

/// The top-level module that a file of `src` belongs to.
fn layer(path: &Path) -> String {
    let first = path.strip_prefix(at("src")).unwrap().components().next().unwrap();
    first.as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// The modules of the crate that `code` names after `crate::` or `snipcheck::`, `use` groups included.
fn imports(code: &str) -> BTreeSet<String> {
    let (inside, outside) = (imports_below(code, "crate::"), imports_below(code, "snipcheck::"));
    inside.into_iter().chain(outside).collect()
}

/// The names that `code` has right behind `prefix`, a path, `use` groups included.
fn imports_below(code: &str, prefix: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    for (at, prefix) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        let names = match rest.strip_prefix('{') {
            Some(group) => group.split_once('}').map_or(group, |(inner, _)| inner).split(',').map(str::trim).collect(),
            None => vec![rest],
        };
        for name in names {
            let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
            out.insert(name[..end].to_owned());
        }
    }
    out
}

#[test]
fn modules_import_only_from_the_layers_before_them() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let layer = layer(&path);
        let Some(own) = LAYERS.iter().position(|l| *l == layer) else {
            assert!(["lib", "main"].contains(&layer.as_str()), "{} is in no layer", shown(&path));
            continue;
        };
        for import in imports(&read(&path)) {
            if LAYERS.iter().position(|l| *l == import).is_some_and(|other| other > own) {
                wrong.push(format!("{} imports {import}", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rooms of `src/syntax`: each imports only from those before it.
const ROOMS: &[&str] = &["verdict", "lexis", "parsing", "damage", "blame", "rung", "parts", "explain", "judgement"];

#[test]
fn rooms_of_the_verdict_import_only_from_those_before_them() {
    let root_of_rooms = at("src/syntax");
    let mut wrong = Vec::new();
    for path in files("src/syntax", "rs") {
        let inside = path.strip_prefix(&root_of_rooms).unwrap();
        let Some(room) = inside.parent().and_then(|folder| folder.iter().next()).and_then(|first| first.to_str()) else {
            assert_eq!(inside, Path::new("mod.rs"), "{} is in no room", shown(&path));
            continue;
        };
        let own = ROOMS.iter().position(|r| *r == room).unwrap_or_else(|| panic!("{room} has no place among the rooms"));
        for import in imports_below(&read(&path), "crate::syntax::") {
            if ROOMS.iter().position(|r| *r == import).is_some_and(|other| other > own) {
                wrong.push(format!("{} imports {import}", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_read_from_groups_too() {
    let code = "use crate::{detect, rules as r};\nuse crate::text::Text;\n// use crate::cli;\n";
    assert_eq!(imports(code).into_iter().collect::<Vec<_>>(), ["detect", "rules", "text"]);
}

#[test]
fn every_file_opens_with_a_sentence() {
    for path in all_code() {
        let code = read(&path);
        let first = code.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 12, "{} does not say what it knows", shown(&path));
    }
}

#[test]
fn no_file_holds_more_than_one_idea_can_fill() {
    for path in all_code() {
        let code = read(&path);
        let count = code.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).count();
        assert!(count <= MAX_LINES, "{} has {count} lines of code", shown(&path));
    }
}

/// Asserts that each file of `folder` which defines `static NAME` stands in a list as `module::NAME`.
fn assert_listed(folder: &str, name: &str) {
    let mut found = 0;
    for path in files(folder, "rs") {
        let code = read(&path);
        if !code.contains(&format!("static {name}: ")) {
            continue;
        }
        found += 1;
        let is_folder = path.ends_with("mod.rs");
        let module = if is_folder { path.parent().unwrap() } else { &path };
        let list = module.parent().unwrap().join("mod.rs");
        let entry = format!("{}::{name}", module.file_stem().unwrap().to_str().unwrap());
        assert!(read(&list).contains(&entry), "{} is not in the list of {}", shown(&path), shown(&list));
    }
    assert!(found > 1, "no {name} in {folder}");
}

#[test]
fn every_instance_is_listed() {
    assert_listed("src/document", "READER");
    assert_listed("src/block", "PRODUCER");
    assert_listed("src/detect", "CLUE");
    assert_listed("src/syntax/parsing/references", "REFERENCE");
    assert_listed("src/rules", "RULE");
    assert_listed("src/report", "FORMAT");
}

/// Files that compile what a user wrote, and so may fail to.
const COMPILES_INPUT: &[&str] = &["src/block/selection.rs", "src/config/key.rs", "src/conventions.rs", "src/text/pattern.rs"];

#[test]
fn no_pattern_of_the_program_fails_in_silence() {
    let mut wrong = Vec::new();
    for path in files("src", "rs").into_iter().filter(|path| !COMPILES_INPUT.contains(&shown(path).as_str())) {
        let code = read(&path);
        let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for made in ["Regex::new(", "RegexSet::new(", "Selector::parse(", "Option<Regex>", "Option<Pattern>"] {
            let silent = code.lines().filter(|line| line.contains(made) && !line.contains("sound(") && !line.contains("is_ok()"));
            wrong.extend(silent.map(|line| format!("{}: {}", shown(&path), line.trim())));
        }
    }
    assert!(wrong.is_empty(), "write `pattern!`, or hand it to `text::sound`:\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_named_as_its_file_and_has_a_page() {
    for rule in snipcheck::rules::RULES {
        let stem = rule.info.id.replace('-', "_");
        assert!(at(&format!("src/rules/{stem}.rs")).is_file(), "{} has no file of its name", rule.info.id);
        assert!(rule.info.page.starts_with(&format!("# {}\n", rule.info.id)), "the page of {} does not open with its name", rule.info.id);
    }
}

#[test]
fn every_language_has_samples() {
    for language in snipcheck::language::LANGUAGES {
        let folder = format!("snippets/{}", language.id);
        assert!(!files_below(&at(&folder)).is_empty(), "{folder} has no sample");
    }
}

#[test]
fn every_reference_that_a_language_names_exists() {
    for language in snipcheck::language::LANGUAGES {
        if let Some(name) = language.reference {
            assert!(snipcheck::syntax::references::by_name(name).is_some(), "{} names the reference {name}", language.id);
        }
    }
}

#[test]
fn only_the_command_line_touches_the_terminal_and_the_arguments() {
    for path in files("src", "rs") {
        if ["cli", "main"].contains(&layer(&path).as_str()) {
            continue;
        }
        let code = read(&path);
        for word in ["anyhow", "clap::", "std::env::", "io::stdin", "io::stdout", "io::stderr", "std::fs::"] {
            let reads = word == "std::fs::" && READS_FILES.contains(&shown(&path).as_str());
            assert!(reads || !code.contains(word), "{} names {word}", shown(&path));
        }
    }
}

/// The only file circles that there may be: each of these grammars is recursive, as what it reads is.
const RECURSIVE: &[&[&str]] = &[
    // A command may be a compound one, which holds commands, and a word may hold a command: `echo $(if a; then b; fi)`.
    &[
        "src/syntax/parsing/references/bash/command.rs",
        "src/syntax/parsing/references/bash/compound.rs",
        "src/syntax/parsing/references/bash/word.rs",
    ],
];

#[test]
fn no_files_import_each_other_in_a_circle() {
    let edges = edges();
    let reached: BTreeMap<_, _> = edges.keys().map(|file| (file, reached(&edges, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, beyond) in reached.iter().filter(|(file, beyond)| beyond.contains(**file)) {
        circles.insert(beyond.iter().filter(|other| reached[other].contains(*file)).map(String::as_str).collect::<Vec<_>>());
    }
    circles.retain(|circle| !RECURSIVE.contains(&circle.as_slice()));
    let circles: Vec<_> = circles.iter().map(|circle| circle.join(", ")).collect();
    assert!(circles.is_empty(), "files that import each other in a circle:\n{}", circles.join("\n"));
}

#[test]
fn imports_are_followed_to_the_file_that_defines_what_is_imported() {
    let edges = edges();
    let imports = |file: &str, other: &str| edges[file].contains(other);
    assert!(imports("src/report/json.rs", "src/report/format.rs"), "`use super::Format` is looked through");
    assert!(!imports("src/report/json.rs", "src/report/mod.rs"));
    assert!(imports("src/report/mod.rs", "src/report/json.rs"), "`json::FORMAT` is in a list");
    assert!(imports("src/run.rs", "src/document/article.rs"));
    let mut paths = Vec::new();
    use_paths("a::{b::{self, c as d}, e}", &[], &mut paths);
    let paths: Vec<_> = paths.iter().map(|(name, path)| format!("{name}={}", path.join("::"))).collect();
    assert_eq!(paths, ["b=a::b", "d=a::b::c", "e=a::e"]);
}

#[test]
fn no_two_types_of_the_library_share_a_name() {
    // The published catalog has types of its own, which are named as what they publish.
    let apart = ["src/cli/", "src/catalog/v1/", "src/main.rs"];
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files("src", "rs").iter().filter(|path| !apart.iter().any(|apart| shown(path).starts_with(apart))) {
        for line in bare_code(&read(path)).lines() {
            let line = if line.starts_with("pub(") { line.split_once(") ").map_or(line, |(_, rest)| rest) } else { line };
            let line = line.trim_start_matches("pub ");
            let defined = ["struct ", "enum ", "trait ", "type ", "union "].iter().find_map(|word| line.strip_prefix(word));
            let Some(defined) = defined else { continue };
            let name: String = defined.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            homes.entry(name).or_default().push(shown(path));
        }
    }
    let doubled: Vec<_> =
        homes.iter().filter(|(_, homes)| homes.len() > 1).map(|(name, homes)| format!("{name}: {}", homes.join(", "))).collect();
    assert!(doubled.is_empty(), "types that share a name:\n{}", doubled.join("\n"));
}

/// Places of the verdict's code that hold a word which is a language's id too, and mean something else by it.
const NO_IDS: &[(&str, &str, &str)] = &[
    ("src/syntax/explain/edited.rs", "code", "the name of an editor"),
    ("src/syntax/explain/edited.rs", "vim", "the name of an editor"),
    ("src/syntax/lexis/regions.rs", "text", "a word in the names of grammars' nodes"),
    ("src/syntax/lexis/regions.rs", "regex", "a word in the names of grammars' nodes"),
    ("src/syntax/parts/sides.rs", "diff", "the name of a rung"),
    ("src/syntax/verdict/status.rs", "text", "the name of a status"),
    ("src/syntax/parsing/references/markup/braces.rs", "html", "the name of a tag"),
    ("src/syntax/parsing/references/sql/mod.rs", "sql", "the name of a notebook's command"),
    ("src/syntax/parsing/references/toml.rs", "toml", "the name of a crate"),
    ("src/syntax/parsing/references/xml/prolog.rs", "xml", "how a prolog starts"),
];

#[test]
fn what_is_known_of_a_language_is_in_its_folder() {
    let mut wrong = Vec::new();
    for path in files("src/syntax", "rs").into_iter().chain(files("src/snippet", "rs")) {
        let (code, place) = (read(&path), shown(&path));
        let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            // A reference is named by languages' data, and may have the name of one.
            let is_name = place.starts_with("src/syntax/parsing/references/") && line.contains("name: \"");
            for word in line.split('"').skip(1).step_by(2).filter(|word| snipcheck::language::by_id(word).is_some()) {
                if !is_name && !NO_IDS.iter().any(|(file, id, _)| *file == place && *id == word) {
                    wrong.push(format!("{place}:{}: {word:?}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "say it in the languages' `language.toml`:\n{}", wrong.join("\n"));
}

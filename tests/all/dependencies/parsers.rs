//! The page that lists the crates that parse: `SNAPSHOTS=overwrite` refreshes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use snipcheck::catalog::v1;
use snipcheck::language::LANGUAGES;
use snipcheck::syntax::references::REFERENCES;

use super::super::common::assert_kept;
use super::metadata::{named, packages};
use super::releases::releases;

/// Crates that read documents, and what they decide there.
const DOCUMENTS: [(&str, &str); 9] = [
    ("chardetng", "which encoding a file is in that says nothing of it"),
    ("encoding_rs", "what the bytes of a file mean"),
    ("flate2", "what a gzip-ed file holds"),
    ("html-escape", "which names stand for which characters"),
    ("html5ever", "what a page's elements are, as in browsers"),
    ("pulldown-cmark", "where Markdown's blocks are"),
    ("quick-xml", "where a feed's elements are"),
    ("scraper", "what a CSS selector finds"),
    ("toml", "what front matter in TOML says"),
];

/// The names of all that are on the page.
pub(crate) fn crates() -> Vec<String> {
    decisions().into_keys().collect()
}

/// What each crate decides, in words.
fn decisions() -> BTreeMap<String, Vec<String>> {
    let mut verdicts: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut structure: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let reference = |name: &str| REFERENCES.iter().find(|reference| reference.name == name).unwrap();
    for language in LANGUAGES {
        let decides = language.reference.map(|name| reference(name).crate_name);
        for name in decides.iter().flat_map(|names| names.split(", ")).filter(|name| !name.is_empty()) {
            verdicts.entry(name.to_owned()).or_default().insert(language.name);
        }
        let Some(grammar) = &language.grammar else { continue };
        let verdict = v1::Language::from(language).verdict;
        let of = if verdict.as_deref() == Some(grammar.crate_name) { &mut verdicts } else { &mut structure };
        of.entry(grammar.crate_name.to_owned()).or_default().insert(language.name);
    }
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (what, of) in [("whether code is", verdicts), ("the structure of", structure)] {
        for (name, languages) in of {
            all.entry(name).or_default().push(format!("{what} {}", languages.into_iter().collect::<Vec<_>>().join(", ")));
        }
    }
    for (name, what) in DOCUMENTS {
        all.entry(name.to_owned()).or_default().push(what.to_owned());
    }
    all
}

/// The languages whose verdict stands on a reader of our own.
fn own() -> String {
    let own = LANGUAGES.iter().filter(|language| {
        let names = |name: &str| REFERENCES.iter().any(|reference| reference.name == name && reference.crate_name.is_empty());
        language.reference.is_some_and(names)
    });
    own.map(|language| language.name).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_parsers_page_is_what_is_used() {
    let (packages, known) = (packages(), releases());
    let mut page = "# Parsers\n\nGenerated from what cargo and `grammars/` say. Each crate that reads what others wrote, in the version that is used \
                    and with the newest there was\nwhen `tests/dependencies/releases.toml` was written. The grammars, whose names start with \
                    `tree-sitter-`, are C; all others are Rust.\n\n"
        .to_owned();
    page.push_str("| crate | version | released | newest | released | licence | decides |\n|---|---|---|---|---|---|---|\n");
    for (name, decides) in decisions() {
        let package = named(&packages, &name);
        let release = known.get(&name).unwrap_or_else(|| panic!("{name} is not in releases.toml; CONTRIBUTING.md says what to do"));
        assert_eq!(release.version, package.version, "the version of {name} in releases.toml is another; CONTRIBUTING.md says what to do");
        let licence = package.license.as_deref().unwrap_or("MIT");
        let (released, newest, newest_released) = (&release.released, &release.newest, &release.newest_released);
        let decides = decides.join("; ");
        let link = format!("[{name}](https://crates.io/crates/{name})");
        writeln!(page, "| {link} | {} | {released} | {newest} | {newest_released} | {licence} | {decides} |", package.version).unwrap();
    }
    writeln!(page, "\nReaders of our own decide where no crate reads a language well: {}.", own()).unwrap();
    assert_kept("docs/parsers.md", &page);
}

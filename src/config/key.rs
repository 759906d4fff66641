//! The keys of the configuration: what each is called, may be, and means.

use encoding_rs::Encoding;
use regex::Regex;

use super::shape::{self, KeyShape, Refusal, any, listed, unknown};
use crate::block::Extractor;
use crate::diagnostic::Severity;
use crate::document::READERS;
use crate::language::{self, LANGUAGES};
use crate::report::FORMATS;
use crate::source::{MAX_SOURCE_BYTES, WARC};
use crate::text::nearest;

/// Threads at most: more of them than cores do nothing but hold memory, and thousands bring a machine to a stand.
pub const MAX_JOBS: usize = 256;

/// What an input can be read as.
#[must_use]
pub fn kinds() -> Vec<&'static str> {
    READERS.iter().map(|reader| reader.name).chain([WARC]).collect()
}

/// A key of the configuration.
#[derive(Debug)]
pub struct Key {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// What it is about.
    pub section: KeySection,
    /// What its value may be.
    pub shape: KeyShape,
    /// What it means, in a sentence.
    pub summary: &'static str,
    /// What holds where nobody says anything, in words or as TOML.
    pub default: &'static str,
    /// The flag that says the same; `None` if there is none.
    pub flag: Option<&'static str>,
    /// An example, as TOML.
    pub example: &'static str,
}

/// What keys are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySection {
    /// Which files are read, and how.
    Input,
    /// What is made of findings.
    Rules,
    /// What the house agrees on.
    House,
    /// What is written.
    Output,
}

impl KeySection {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Input, Self::Rules, Self::House, Self::Output];

    /// What it is about, as a heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Input => "What is read",
            Self::Rules => "What is made of findings",
            Self::House => "Labels, files and placeholders of your own",
            Self::Output => "What is written",
        }
    }
}

/// Every key, in the order in which they are explained.
pub static KEYS: &[Key] = &[
    Key {
        name: "include",
        section: KeySection::Input,
        shape: KeyShape::Words(shape::path),
        summary: "Of what is found in folders, only files that one of these patterns matches are read.",
        default: "every document",
        flag: None,
        example: "include = [\"docs/**\", \"blog/**\"]",
    },
    Key {
        name: "exclude",
        section: KeySection::Input,
        shape: KeyShape::Words(shape::path),
        summary: "Files that one of these patterns matches are not read; files that are named on the command line are, unless `force-exclude` is set.",
        default: "none",
        flag: Some("--exclude"),
        example: "exclude = [\"drafts/\", \"**/CHANGELOG.md\"]",
    },
    Key {
        name: "force-exclude",
        section: KeySection::Input,
        shape: KeyShape::Flag,
        summary: "Whether files that are named on the command line are excluded, too, as hooks and editors need it.",
        default: "false",
        flag: Some("--force-exclude"),
        example: "force-exclude = true",
    },
    Key {
        name: "input",
        section: KeySection::Input,
        shape: KeyShape::Choice(kinds),
        summary: "What every input is read as.",
        default: "what its content says",
        flag: Some("--input"),
        example: "input = \"markdown\"",
    },
    Key {
        name: "encoding",
        section: KeySection::Input,
        shape: KeyShape::Word(encoding),
        summary: "The encoding of every input.",
        default: "the one that it declares or is found to be in",
        flag: Some("--encoding"),
        example: "encoding = \"windows-1252\"",
    },
    Key {
        name: "blocks",
        section: KeySection::Input,
        shape: KeyShape::Words(selector),
        summary: "CSS selectors of what is taken for code blocks in HTML, instead of what looks like one.",
        default: "what looks like one",
        flag: Some("--blocks"),
        example: "blocks = [\"pre.listing\"]",
    },
    Key {
        name: "no-blocks",
        section: KeySection::Input,
        shape: KeyShape::Words(selector),
        summary: "CSS selectors of what is left out of HTML, with all that is in it.",
        default: "none",
        flag: Some("--no-blocks"),
        example: "no-blocks = [\".terminal-output\"]",
    },
    Key {
        name: "jobs",
        section: KeySection::Input,
        shape: KeyShape::Count(MAX_JOBS),
        summary: "How many threads are used.",
        default: "one a core",
        flag: Some("--jobs"),
        example: "jobs = 2",
    },
    Key {
        name: "max-file-bytes",
        section: KeySection::Input,
        shape: KeyShape::Count(MAX_SOURCE_BYTES),
        summary: "Files of more bytes are left out, which is said on standard error.",
        default: "none is too large; of one past 512 MiB the start is read",
        flag: None,
        example: "max-file-bytes = 5_000_000",
    },
    Key {
        name: "rules",
        section: KeySection::Rules,
        shape: KeyShape::Rules,
        summary: "The severity of each rule's findings, or `off`: `error`, `warning`, `info`. Groups of rules are named as rules are; what is said of a rule counts more than what is said of its group.",
        default: "the rule's own",
        flag: Some("--rule"),
        example: "[rules]\nunknown-label = \"warning\"\nunfinished-snippet = \"off\"",
    },
    Key {
        name: "per-path",
        section: KeySection::Rules,
        shape: KeyShape::PerPath,
        summary: "The same for files that one of the patterns in `paths` matches. Of several, the later one wins; what the command line says of a rule wins over all.",
        default: "none",
        flag: None,
        example: "[[per-path]]\npaths = [\"i18n/**\"]\nrules = { syntax-error = \"warning\" }",
    },
    Key {
        name: "foreign-markers",
        section: KeySection::Rules,
        shape: KeyShape::Flag,
        summary: "Whether blocks that authors have marked for other tools (`compile_fail`, `<!-- eslint-skip -->`) are waived, as docs/waivers.md lists them.",
        default: "true",
        flag: None,
        example: "foreign-markers = false",
    },
    Key {
        name: "baseline",
        section: KeySection::Rules,
        shape: KeyShape::Word(file),
        summary: "The file with the findings that `snipcheck check` accepts, which `--write-baseline` writes; its path counts from the configuration's folder.",
        default: "none",
        flag: Some("--baseline"),
        example: "baseline = \"snipcheck.baseline.json\"",
    },
    Key {
        name: "labels",
        section: KeySection::House,
        shape: KeyShape::Table(any, language),
        summary: "Labels of your own, and the language that each means: its id or another label of it.",
        default: "none",
        flag: None,
        example: "[labels]\npytest = \"python\"\ngoat = \"text\"",
    },
    Key {
        name: "allowed-labels",
        section: KeySection::House,
        shape: KeyShape::Words(any),
        summary: "The labels that code blocks may have; any other one is a finding of `disallowed-label`.",
        default: "any",
        flag: None,
        example: "allowed-labels = [\"js\", \"ts\", \"sh\", \"json\", \"text\"]",
    },
    Key {
        name: "label-spellings",
        section: KeySection::House,
        shape: KeyShape::Table(language, any),
        summary: "The one spelling that labels of a language have, by the language's id or another label of it; any other one is a finding of `inconsistent-label`.",
        default: "any",
        flag: None,
        example: "[label-spellings]\njavascript = \"js\"\nbash = \"sh\"",
    },
    Key {
        name: "jsonc",
        section: KeySection::House,
        shape: KeyShape::Words(shape::path),
        summary: "JSON in blocks whose title is such a path, and in such files, may have comments and trailing commas.",
        default: "none",
        flag: None,
        example: "jsonc = [\"**/tsconfig*.json\", \".vscode/*.json\"]",
    },
    Key {
        name: "languages-off",
        section: KeySection::House,
        shape: KeyShape::Words(language),
        summary: "Languages whose code is not checked: it is `unchecked`, left out by the configuration.",
        default: "none",
        flag: None,
        example: "languages-off = [\"perl\"]",
    },
    Key {
        name: "placeholders",
        section: KeySection::House,
        shape: KeyShape::Words(pattern),
        summary: "Regular expressions: what they match stands for something that a reader puts there, as `<NAME>` does.",
        default: "none",
        flag: None,
        example: "placeholders = ['@@[A-Z_]+@@', '\\[\\[ .*? \\]\\]']",
    },
    Key {
        name: "format",
        section: KeySection::Output,
        shape: KeyShape::Choice(formats),
        summary: "How `snipcheck check` writes what was found.",
        default: "\"human\"",
        flag: Some("--format"),
        example: "format = \"concise\"",
    },
    Key {
        name: "output",
        section: KeySection::Output,
        shape: KeyShape::Word(file),
        summary: "The file that `snipcheck check` writes its report to; its path counts from the configuration's folder.",
        default: "standard output",
        flag: Some("--output"),
        example: "output = \"target/snippets.txt\"",
    },
    Key {
        name: "reports",
        section: KeySection::Output,
        shape: KeyShape::Table(format, file),
        summary: "Reports that `snipcheck check` writes besides, by their formats: the file of each, whose path counts from the configuration's folder. Where `--format` says what is written, they are not.",
        default: "none",
        flag: Some("--format"),
        example: "[reports]\nsarif = \"target/snippets.sarif\"\njunit = \"target/snippets.xml\"",
    },
    Key {
        name: "fail-on",
        section: KeySection::Output,
        shape: KeyShape::Choice(|| Severity::ALL.map(Severity::as_str).into_iter().rev().chain(["never"]).collect()),
        summary: "The least severity that makes the exit code 1.",
        default: "\"error\"",
        flag: Some("--fail-on"),
        example: "fail-on = \"warning\"",
    },
];

/// The key called `name`.
pub(super) fn by_name(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// What is said of a key that there is not.
pub(super) fn no_key(name: &str) -> Refusal {
    let known: Vec<_> = KEYS.iter().map(|key| key.name).collect();
    unknown("key", name, &known, |_| "`snipcheck config --keys` lists them".to_owned())
}

fn formats() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).collect()
}

/// The name of a format.
fn format(name: &str) -> Result<(), Refusal> {
    let known = formats();
    if known.contains(&name) { Ok(()) } else { Err(unknown("format", name, &known, listed)) }
}

fn encoding(label: &str) -> Result<(), Refusal> {
    let help = || Some("it is a label of the Encoding Standard, such as utf-8, windows-1252 or shift_jis".to_owned());
    Encoding::for_label(label.as_bytes()).map(drop).ok_or_else(|| (format!("unknown encoding `{label}`"), help()))
}

/// A name of a file.
fn file(name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() { Err(("it is empty, and names no file".to_owned(), None)) } else { Ok(()) }
}

fn selector(selector: &str) -> Result<(), Refusal> {
    if selector.trim().is_empty() {
        return Err(("it is empty, and selects nothing".to_owned(), None));
    }
    Extractor::new(Some(selector), None).map(drop).map_err(|error| (error.to_string(), None))
}

fn language(label: &str) -> Result<(), Refusal> {
    if language::by_label(label).is_some() {
        return Ok(());
    }
    let near = nearest(label, LANGUAGES.iter().map(|language| language.id)).map(|near| format!("did you mean `{near}`?"));
    Err((format!("unknown language `{label}`"), near.or(Some("`snipcheck languages` lists them".to_owned()))))
}

fn pattern(pattern: &str) -> Result<(), Refusal> {
    match Regex::new(pattern) {
        Ok(regex) if regex.is_match("") => Err((format!("`{pattern}` matches what is empty"), None)),
        Ok(_) => Ok(()),
        Err(error) => {
            let said = error.to_string();
            let last = said.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
            Err((format!("`{pattern}` is no regular expression: {last}"), None))
        }
    }
}

//! What is known of a language and of which language code is in, as it is published.

use schemars::JsonSchema;
use serde::Serialize;

use super::Evidence;
use crate::detect;
use crate::language::{self, Trust};
use crate::syntax::references;

/// A language and what its verdicts stand on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Language {
    /// Canonical id.
    pub id: String,
    /// The name as its community writes it.
    pub name: String,
    /// What sort of text it is.
    pub kind: String,
    /// Id of the group whose members hold much of the same text.
    pub family: String,
    /// Labels that mean it, beside its id.
    pub aliases: Vec<String>,
    /// File extensions; the first is the one that is written.
    pub extensions: Vec<String>,
    /// Whole file names.
    pub file_names: Vec<String>,
    /// The tree-sitter grammar: crate and version.
    pub grammar: Option<Package>,
    /// The reference parser that decides, where there is one: its crate.
    pub reference: Option<String>,
    /// What a verdict stands on; null if code in it is not checked.
    pub verdict: Option<String>,
}

/// A crate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Package {
    /// Its name on crates.io.
    pub name: String,
    /// Its version requirement.
    pub version: String,
}

/// Which language code is in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Detection {
    /// The file, or `-`.
    pub source: String,
    /// Canonical id of its language; null where nothing deserves belief.
    pub language: Option<String>,
    /// How probable the language is, 0 to 1.
    pub confidence: f64,
    /// The candidates, the best first.
    pub ranked: Vec<Candidate>,
    /// Why, in the order of the clues.
    pub evidence: Vec<Evidence>,
}

/// A language that code may be in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Candidate {
    /// Its canonical id.
    pub language: String,
    /// How probable it is, 0 to 1.
    pub confidence: f64,
}

/// What the verdict stands on where no crate reads the language well.
const OWN: &str = "a reader of our own";

impl From<&language::Language> for Language {
    fn from(language: &language::Language) -> Self {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let reference = language.reference.and_then(references::by_name).map(|reference| match reference.crate_name {
            "" => OWN.to_owned(),
            name => name.to_owned(),
        });
        let grammar = language.grammar.as_ref();
        let tree = grammar.filter(|grammar| grammar.trust != Trust::Structure).map(|grammar| grammar.crate_name.to_owned());
        let session = language
            .session
            .as_ref()
            .filter(|session| session.language != language.id)
            .map(|session| format!("its {} commands", session.language));
        Self {
            id: language.id.to_owned(),
            name: language.name.to_owned(),
            kind: format!("{:?}", language.kind).to_lowercase(),
            family: language.family.to_owned(),
            aliases: owned(language.aliases),
            extensions: owned(language.extensions),
            file_names: owned(language.file_names),
            grammar: grammar.map(|grammar| Package { name: grammar.crate_name.to_owned(), version: grammar.version.to_owned() }),
            verdict: reference.clone().or(session).or(tree),
            reference,
        }
    }
}

impl Detection {
    /// The published form of what was detected of `source`.
    #[must_use]
    pub fn new(source: &str, detection: &detect::Detection) -> Self {
        let candidate = |(language, confidence): &(&'static language::Language, f32)| Candidate {
            language: language.id.to_owned(),
            confidence: super::snippet::rounded(*confidence),
        };
        Self {
            source: source.to_owned(),
            language: detection.language.map(|language| language.id.to_owned()),
            confidence: super::snippet::rounded(detection.confidence),
            ranked: detection.ranked.iter().map(candidate).collect(),
            evidence: detection.evidence.iter().map(Evidence::from).collect(),
        }
    }
}

//! What the rules find, as it is published: within a snippet, or by itself in a check's report.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ArticleReference, GENERATOR, Location, SCHEMA_VERSION, Summary};
use crate::catalog::digest::sha256;
use crate::catalog::{Checked, File, fix};
use crate::diagnostic::{self, Severity};
use crate::document::Article;
use crate::text::{Lines, Text};

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: String,
    /// The address of the rule's page.
    pub rule_url: String,
    /// How much it matters.
    #[schemars(extend("enum" = Severity::ALL.map(Severity::as_str)))]
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// What can be done about it.
    pub help: Option<String>,
    /// The changes of the file that do it, in order; empty where only the author can know them.
    pub fix: Vec<Replacement>,
    /// How far they can be trusted: `safe` gives back what publishing took, `unsafe` is the one small change that makes the code parse;
    /// null where there are none.
    pub fix_trust: Option<String>,
    /// The line in the snippet, 1-based; null outside of snippets.
    pub line: Option<usize>,
    /// The column in the snippet, 1-based, in code points; null outside of snippets.
    pub column: Option<usize>,
    /// Where it is in the file.
    pub location: Location,
    /// Other places that explain it.
    pub related: Vec<Related>,
}

/// A change of the file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Replacement {
    /// What it replaces; empty where it inserts.
    pub location: Location,
    /// What belongs there, as the file writes it.
    pub text: String,
}

/// A place that explains a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Related {
    /// What is to be said of it.
    pub message: String,
    /// The line in the snippet, 1-based; null outside of snippets.
    pub line: Option<usize>,
    /// The column in the snippet, 1-based, in code points; null outside of snippets.
    pub column: Option<usize>,
    /// Where it is in the file.
    pub location: Location,
}

/// One finding and what it is about.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// Name of its file.
    pub source: String,
    /// Its article; null if it is about the file as a whole.
    pub article: Option<ArticleReference>,
    /// Id of its snippet; null if it is about the file as a whole.
    pub snippet: Option<String>,
    /// The id that came with the snippet, in a file of snippets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_id: Option<String>,
    /// The snippet's place among its article's snippets, 1-based.
    pub ordinal: Option<usize>,
    /// Canonical id of the snippet's language.
    pub language: Option<String>,
    /// What the snippet is found to be.
    pub status: Option<String>,
    /// The finding itself.
    #[serde(flatten)]
    pub diagnostic: Diagnostic,
}

/// Everything that a check found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Findings {
    /// Always 1.
    pub schema_version: u32,
    /// The program that wrote it, with its version.
    pub generator: String,
    /// The findings, in the order of the files.
    pub diagnostics: Vec<Finding>,
    /// Counts.
    pub summary: Summary,
}

impl Findings {
    /// Adds what was found in one more file.
    pub fn add(&mut self, file: &File) {
        self.diagnostics.extend(Finding::of(file));
        self.summary.add(file);
    }
}

impl Default for Findings {
    /// No findings in no files.
    fn default() -> Self {
        let (schema_version, generator) = (SCHEMA_VERSION, GENERATOR.to_owned());
        Self { schema_version, generator, diagnostics: Vec::new(), summary: Summary::default() }
    }
}

impl Finding {
    /// The findings of one file.
    pub fn of(file: &File) -> impl Iterator<Item = Self> {
        file.findings().map(move |(about, diagnostic)| match about {
            Some((article, checked)) => Self::in_snippet(file, article, checked, diagnostic),
            None => Self {
                source: file.source.name().to_owned(),
                article: None,
                snippet: None,
                source_id: None,
                ordinal: None,
                language: None,
                status: None,
                diagnostic: Diagnostic::new(file, None, diagnostic),
            },
        })
    }

    fn in_snippet(file: &File, article: &Article, checked: &Checked, diagnostic: &diagnostic::Diagnostic) -> Self {
        let code = &checked.snippet.block.text;
        Self {
            source: file.source.name().to_owned(),
            article: Some(article.into()),
            snippet: Some(super::id::id_of(file, article, checked, &sha256(checked.snippet.code()))),
            source_id: checked.snippet.block.source_id.clone(),
            ordinal: Some(checked.snippet.ordinal),
            language: checked.snippet.detection.language.map(|language| language.id.to_owned()),
            status: Some(checked.verdict.status().as_str().to_owned()),
            diagnostic: Diagnostic::new(file, Some((code, &Lines::new(code.as_str()))), diagnostic),
        }
    }
}

impl Diagnostic {
    /// The published form of `diagnostic`; `code` is the snippet that it is about.
    #[must_use]
    pub fn new(file: &File, code: Option<(&Text, &Lines)>, diagnostic: &diagnostic::Diagnostic) -> Self {
        let Related { line, column, location, .. } = Related::new(file, code, &diagnostic.primary);
        let fix = code.map(|(code, _)| replaced(file, code, diagnostic)).unwrap_or_default();
        let trust = diagnostic.fix.as_ref().filter(|_| !fix.is_empty());
        Self {
            rule: diagnostic.rule.id.to_owned(),
            rule_url: diagnostic.rule.url(),
            severity: diagnostic.severity.as_str().to_owned(),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            fix_trust: trust.map(|fix| fix.trust.as_str().to_owned()),
            fix,
            line,
            column,
            location,
            related: diagnostic.secondary.iter().map(|label| Related::new(file, code, label)).collect(),
        }
    }
}

fn replaced(file: &File, code: &Text, diagnostic: &diagnostic::Diagnostic) -> Vec<Replacement> {
    let published = |change: fix::Replacement| Replacement { location: file.source.location(change.span).into(), text: change.with };
    fix::replacements(file, code, diagnostic.offered()).into_iter().map(published).collect()
}

impl Related {
    fn new(file: &File, code: Option<(&Text, &Lines)>, label: &diagnostic::Annotation) -> Self {
        let position = code.zip(label.in_code.as_ref()).map(|((code, lines), range)| lines.position(code.as_str(), range.start));
        Self {
            message: label.message.clone(),
            line: position.map(|p| p.line),
            column: position.map(|p| p.column),
            location: file.source.location(label.span).into(),
        }
    }
}

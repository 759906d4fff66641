//! Counts over files, as they are published.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::File;
use crate::catalog::fix::makeable;
use crate::diagnostic::{FixTrust, Severity};
use crate::source::Provenance;
use crate::syntax::Status;

/// Counts over a catalog.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// How many files; of an archive, how many pages.
    pub sources: usize,
    /// How many articles.
    pub articles: usize,
    /// How many snippets.
    pub snippets: usize,
    /// How many of each language, by canonical id; `null` stands for none.
    pub languages: BTreeMap<String, usize>,
    /// How many of each status.
    pub statuses: BTreeMap<String, usize>,
    /// How many findings of each severity.
    pub diagnostics: BTreeMap<String, usize>,
    /// How many findings of each rule that found any.
    pub rules: BTreeMap<String, usize>,
    /// How many findings the directives of authors silence; none of them is counted elsewhere.
    pub waived: usize,
    /// How many snippets do not parse and are waived by what their authors tell other tools; none of what is wrong with them is a finding.
    pub marked: usize,
    /// How many snippets have no parser here, by the name of their language; `other` stands for dialects and notations of no name.
    pub unparsed: BTreeMap<String, usize>,
    /// How many findings the baseline accepts; they are not among the others.
    pub accepted: usize,
    /// How many findings were fixed; they are not among the others.
    pub fixed: usize,
    /// How many findings can be mended with `--fix`.
    pub fixable: usize,
    /// How many more with `--fix --unsafe-fixes`.
    pub fixable_unsafely: usize,
}

impl Default for Summary {
    /// Counts of nothing: each status and each severity is there, with 0.
    fn default() -> Self {
        Self {
            sources: 0,
            articles: 0,
            snippets: 0,
            languages: BTreeMap::new(),
            statuses: Status::ALL.iter().map(|status| (status.as_str().to_owned(), 0)).collect(),
            diagnostics: Severity::ALL.iter().map(|severity| (severity.as_str().to_owned(), 0)).collect(),
            rules: BTreeMap::new(),
            waived: 0,
            marked: 0,
            unparsed: BTreeMap::new(),
            accepted: 0,
            fixed: 0,
            fixable: 0,
            fixable_unsafely: 0,
        }
    }
}

impl Summary {
    /// Counts one more file.
    pub fn add(&mut self, file: &File) {
        // Of an archive, each page is counted.
        self.sources += usize::from(!matches!(file.source.provenance(), Provenance::Archive(_)));
        self.accepted += file.accepted;
        self.fixed += file.fixed;
        self.articles += file.articles.len();
        self.waived += file.waived.len();
        for (_, checked) in file.snippets() {
            let language = checked.snippet.detection.language.map_or("null", |language| language.id);
            self.snippets += 1;
            self.marked += usize::from(checked.is_marked());
            *self.languages.entry(language.to_owned()).or_default() += 1;
            if let Some(name) = checked.verdict.without_parser() {
                *self.unparsed.entry(name.to_owned()).or_default() += 1;
            }
            *self.statuses.entry(checked.verdict.status().as_str().to_owned()).or_default() += 1;
        }
        for (about, diagnostic) in file.findings() {
            match about.and_then(|(_, checked)| makeable(file, checked, diagnostic)) {
                Some(FixTrust::Safe) => self.fixable += 1,
                Some(FixTrust::Unsafe) => self.fixable_unsafely += 1,
                Some(FixTrust::Shown) | None => {}
            }
            *self.diagnostics.entry(diagnostic.severity.as_str().to_owned()).or_default() += 1;
            *self.rules.entry(diagnostic.rule.id.to_owned()).or_default() += 1;
        }
    }

    /// How many snippets have `status`.
    #[must_use]
    pub fn of_status(&self, status: Status) -> usize {
        self.statuses.get(status.as_str()).copied().unwrap_or(0)
    }

    /// How many findings have `severity`.
    #[must_use]
    pub fn of_severity(&self, severity: Severity) -> usize {
        self.diagnostics.get(severity.as_str()).copied().unwrap_or(0)
    }

    /// Whether a finding is at least as severe as `severity`.
    #[must_use]
    pub fn reaches(&self, severity: Severity) -> bool {
        Severity::ALL.into_iter().any(|found| found >= severity && self.of_severity(found) > 0)
    }
}

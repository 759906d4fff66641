//! What snipcheck says of the content: one type for every rule and every output format.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{Edit, Span, Text};

/// How much a finding matters, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing; nothing is wrong for a reader.
    Info,
    /// Something that a reader may stumble over.
    Warning,
    /// The code is broken as published.
    Error,
}

impl Severity {
    /// Every severity, the least first.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The word for it in every output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|s| s.as_str() == word).ok_or_else(|| format!("{word:?} is no severity"))
    }
}

/// What is made of a rule's findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// They are left out.
    Off,
    /// They are informations.
    Info,
    /// They are warnings.
    Warning,
    /// They are errors.
    Error,
}

impl Level {
    /// Every level, the least first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Info, Self::Warning, Self::Error];

    /// The severity that findings have; `None` if they are left out.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }

    /// The word for it in a configuration.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self.severity() {
            None => "off",
            Some(severity) => severity.as_str(),
        }
    }
}

/// The address of the rules' pages.
const RULE_PAGES: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/rules.md");

/// What is known of a rule before it is run.
#[derive(Debug)]
pub struct RuleInfo {
    /// Stable id in kebab case, which names its page too.
    pub id: &'static str,
    /// The name that it and other rules can be switched by together.
    pub group: Option<&'static str>,
    /// Severity of its findings.
    pub severity: Severity,
    /// Whether it looks only where a configuration asks for it.
    pub is_off: bool,
    /// The version of this program that it came with.
    pub since: &'static str,
    /// What it finds, in a sentence without a full stop.
    pub summary: &'static str,
    /// Its page, in Markdown.
    pub page: &'static str,
}

impl RuleInfo {
    /// The address of its page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{RULE_PAGES}#{}", self.id)
    }

    /// What is made of its findings where no configuration says anything.
    #[must_use]
    pub const fn level(&self) -> Level {
        match (self.is_off, self.severity) {
            (true, _) => Level::Off,
            (false, Severity::Info) => Level::Info,
            (false, Severity::Warning) => Level::Warning,
            (false, Severity::Error) => Level::Error,
        }
    }
}

/// A place and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// The bytes of the source file.
    pub span: Span,
    /// The place as a range of the snippet's code, in bytes; `None` if it is outside of any snippet.
    pub in_code: Option<Range<usize>>,
    /// What is to be said; may be empty.
    pub message: String,
}

impl Annotation {
    /// A label for `range` (bytes) of a snippet's `code`.
    #[must_use]
    pub fn in_code(code: &Text, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { span: code.origin(range.clone()), in_code: Some(range), message: message.into() }
    }

    /// A label for a place outside of any snippet.
    #[must_use]
    pub fn in_source(span: Span, message: impl Into<String>) -> Self {
        Self { span, in_code: None, message: message.into() }
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static RuleInfo,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// The one place that a person would point at.
    pub primary: Annotation,
    /// Other places that explain it.
    pub secondary: Vec<Annotation>,
    /// What can be done about it.
    pub help: Option<String>,
    /// The change of the snippet's code that does it; `None` where only the author can know it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// The changes of the snippet's code that may be made without asking anybody which of several was meant, in order; empty if there are
    /// none.
    #[must_use]
    pub fn offered(&self) -> &[Edit] {
        self.fix.as_ref().filter(|fix| fix.trust > FixTrust::Shown).map_or(&[], |fix| &fix.edits)
    }
}

/// A change of the code that mends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// Its parts, in order; at least one.
    pub edits: Vec<Edit>,
    /// How far it can be trusted.
    pub trust: FixTrust,
}

/// How far a fix can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FixTrust {
    /// It is only to be shown: other small changes make the code parse as well, and only the author can choose.
    Shown,
    /// It is the one small change that makes the code parse, and may not be what the author meant.
    Unsafe,
    /// It gives back what publishing took, or what the author certainly meant.
    Safe,
}

impl FixTrust {
    /// Every degree, the least first.
    pub const ALL: [Self; 3] = [Self::Shown, Self::Unsafe, Self::Safe];

    /// The word for it in every output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Findings {
    rule: &'static RuleInfo,
    diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// No findings yet, of `rule`.
    #[must_use]
    pub fn of(rule: &'static RuleInfo) -> Self {
        Self { rule, diagnostics: Vec::new() }
    }

    /// Adds a finding with the rule's severity.
    pub fn report(&mut self, message: impl Into<String>, primary: Annotation) -> &mut Diagnostic {
        self.diagnostics.push(Diagnostic {
            rule: self.rule,
            severity: self.rule.severity,
            message: message.into(),
            primary,
            secondary: Vec::new(),
            help: None,
            fix: None,
        });
        let last = self.diagnostics.len() - 1;
        &mut self.diagnostics[last]
    }

    /// What was found, in the order in which it was reported.
    #[must_use]
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

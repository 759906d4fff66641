//! SARIF 2.1.0, which code scanning services take.

use std::io;

use serde_json::{Value, json};

use super::{Format, ReportWriter, Repository, View, repository, visible_json};
use crate::catalog::fingerprint::Fingerprints;
use crate::catalog::fix::{Replacement, replacements};
use crate::catalog::{Checked, File};
use crate::diagnostic::{Annotation, Diagnostic, Severity};
use crate::document::Article;
use crate::rules::{RULES, Rule};
use crate::source::name;
use crate::text::Span;

pub(super) static FORMAT: Format = Format { name: "sarif", summary: "SARIF 2.1.0, which code scanning services take", begin };

fn begin(view: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(SarifReport { repository: view.repository.clone(), ..SarifReport::default() }))
}

#[derive(Default)]
struct SarifReport {
    repository: Option<Repository>,
    artifacts: Vec<Value>,
    results: Vec<Value>,
}

impl ReportWriter for SarifReport {
    fn file(&mut self, file: &File, _: &mut dyn io::Write) -> io::Result<()> {
        let uri = uri(&repository::path(self.repository.as_ref(), file.source.name()));
        let artifact = ArtifactPlace { file, index: self.artifacts.len(), uri: &uri };
        self.artifacts.push(artifact.artifact());
        let mut fingerprints = Fingerprints::default();
        let results = file.findings().map(|(about, diagnostic)| {
            let fingerprint = fingerprints.next(about, diagnostic);
            artifact.result(about, diagnostic, &fingerprint)
        });
        self.results.extend(results);
        Ok(())
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        visible_json::pretty(out, &log(&self.artifacts, &self.results))
    }
}

fn log(artifacts: &[Value], results: &[Value]) -> Value {
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "snipcheck",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": RULES.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts,
            "results": results,
        }],
    })
}

fn descriptor(rule: &Rule) -> Value {
    let page = rule.page();
    let rule = rule.info;
    json!({
        "id": rule.id,
        "name": rule.id,
        "shortDescription": { "text": rule.summary },
        "helpUri": rule.url(),
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

/// SARIF's word for `severity`.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A file as the results speak of it.
#[derive(Clone, Copy)]
struct ArtifactPlace<'a> {
    file: &'a File,
    /// Its place among the artifacts.
    index: usize,
    uri: &'a str,
}

impl ArtifactPlace<'_> {
    fn artifact(self) -> Value {
        json!({
            "location": { "uri": self.uri },
            "length": self.file.source.bytes().len(),
            "encoding": self.file.source.encoding().name(),
        })
    }

    fn result(self, about: Option<(&Article, &Checked)>, diagnostic: &Diagnostic, fingerprint: &str) -> Value {
        let help = diagnostic.help.iter().map(|help| format!("\n{help}"));
        let text: String = std::iter::once(diagnostic.message.clone()).chain(help).collect();
        let mut location = self.location(&diagnostic.primary);
        if let Some(title) = about.and_then(|(article, _)| article.title.as_deref()) {
            location["logicalLocations"] = json!([{ "name": title, "kind": "article" }]);
        }
        let mut result = json!({
            "ruleId": diagnostic.rule.id,
            "ruleIndex": RULES.iter().position(|rule| rule.info.id == diagnostic.rule.id),
            "level": level(diagnostic.severity),
            "message": message(&text),
            "locations": [location],
            "partialFingerprints": { "snippetFinding/v1": fingerprint },
        });
        if !diagnostic.secondary.is_empty() {
            result["relatedLocations"] = diagnostic.secondary.iter().map(|label| self.related(label)).collect();
        }
        if let Some(fix) = about.and_then(|(_, checked)| self.fix(checked, diagnostic)) {
            result["fixes"] = json!([fix]);
        }
        result
    }

    /// The changes of the file that mend it.
    fn fix(self, checked: &Checked, diagnostic: &Diagnostic) -> Option<Value> {
        let replacements = replacements(self.file, &checked.snippet.block.text, diagnostic.offered());
        let replacement =
            |change: &Replacement| json!({ "deletedRegion": self.region(change.span), "insertedContent": { "text": change.with } });
        (!replacements.is_empty()).then(|| {
            json!({
                "description": message(diagnostic.help.as_deref().unwrap_or(&diagnostic.message)),
                "artifactChanges": [{
                    "artifactLocation": { "uri": self.uri, "index": self.index },
                    "replacements": replacements.iter().map(replacement).collect::<Vec<_>>(),
                }],
            })
        })
    }

    fn related(self, label: &Annotation) -> Value {
        let mut related = self.location(label);
        related["message"] = message(&label.message);
        related
    }

    fn location(self, label: &Annotation) -> Value {
        json!({ "physicalLocation": {
            "artifactLocation": { "uri": self.uri, "index": self.index },
            "region": self.region(label.span),
        } })
    }

    fn region(self, span: Span) -> Value {
        let place = self.file.source.location(span);
        json!({
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
            "byteOffset": span.start,
            "byteLength": span.len(),
        })
    }
}

/// A message that says `text`, and in which code that looks like a link of Markdown is none: SARIF's viewers would make it one.
fn message(text: &str) -> Value {
    json!({ "text": text.replace("](", "\\](") })
}

/// `name` as a relative URI reference: whatever stands in it is a part of the path, and names neither a scheme nor a host.
fn uri(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
    let path = name::bytes(name).into_iter().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    let path: String = path.collect();
    if path.starts_with("//") { format!("/.{path}") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_relative_reference() {
        assert_eq!(uri("posts/a b#c:ž.md"), "posts/a%20b%23c%3A%C5%BE.md");
        assert_eq!(uri("javascript:alert(1)"), "javascript%3Aalert(1)");
        assert_eq!(uri("//host/a"), "/.//host/a");
        assert_eq!(uri("a\\xff\n.md"), "a%FF%0A.md");
    }

    #[test]
    fn no_message_holds_a_link() {
        assert_eq!(message("[x](javascript:alert(1)) a[0](1)")["text"], "[x\\](javascript:alert(1)) a[0\\](1)");
    }
}

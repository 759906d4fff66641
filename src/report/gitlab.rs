//! GitLab's code quality report: findings in the merge request.

use std::io;

use serde_json::{Value, json};

use super::{Format, ReportWriter, Repository, View, repository, visible_json};
use crate::catalog::File;
use crate::catalog::fingerprint::Fingerprints;
use crate::diagnostic::Severity;

pub(super) static FORMAT: Format = Format { name: "gitlab", summary: "GitLab's code quality report, as JSON", begin };

fn begin(view: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(CodeQuality { repository: view.repository.clone(), issues: Vec::new() }))
}

struct CodeQuality {
    repository: Option<Repository>,
    issues: Vec<Value>,
}

impl ReportWriter for CodeQuality {
    fn file(&mut self, file: &File, _: &mut dyn io::Write) -> io::Result<()> {
        let mut fingerprints = Fingerprints::default();
        let path = repository::path(self.repository.as_ref(), file.source.name());
        for (about, diagnostic) in file.findings() {
            let place = file.source.location(diagnostic.primary.span);
            let severity = match diagnostic.severity {
                Severity::Info => "info",
                Severity::Warning => "minor",
                Severity::Error => "major",
            };
            self.issues.push(json!({
                "description": diagnostic.message.replace('\n', " "),
                "check_name": diagnostic.rule.id,
                "fingerprint": fingerprints.next_in(&path, about, diagnostic),
                "severity": severity,
                "location": {
                    "path": path,
                    "lines": { "begin": place.start.line, "end": place.end.line },
                },
            }));
        }
        Ok(())
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        visible_json::pretty(out, &self.issues)
    }
}

//! GitLab's code quality report: findings in the merge request.

use std::io;

use serde_json::{Value, json};

use super::{Format, ReportWriter, View, visible_json};
use crate::catalog::File;
use crate::catalog::fingerprint::Fingerprints;
use crate::diagnostic::Severity;

pub(super) static FORMAT: Format = Format { name: "gitlab", summary: "GitLab's code quality report, as JSON", begin };

fn begin(_: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(CodeQuality(Vec::new())))
}

struct CodeQuality(Vec<Value>);

impl ReportWriter for CodeQuality {
    fn file(&mut self, file: &File, _: &mut dyn io::Write) -> io::Result<()> {
        let mut fingerprints = Fingerprints::default();
        for (about, diagnostic) in file.findings() {
            let place = file.source.location(diagnostic.primary.span);
            let severity = match diagnostic.severity {
                Severity::Info => "info",
                Severity::Warning => "minor",
                Severity::Error => "major",
            };
            self.0.push(json!({
                "description": diagnostic.message.replace('\n', " "),
                "check_name": diagnostic.rule.id,
                "fingerprint": fingerprints.next_in(file, about, diagnostic),
                "severity": severity,
                // GitLab knows paths from the root of the repository, and none with a dot before them.
                "location": {
                    "path": file.source.name().trim_start_matches("./"),
                    "lines": { "begin": place.start.line, "end": place.end.line },
                },
            }));
        }
        Ok(())
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        visible_json::pretty(out, &self.0)
    }
}

//! The Test Anything Protocol: a test point a snippet, which fails where a check would.

use std::io;

use serde_json::json;

use super::junit::title;
use super::{Format, ReportWriter, View, visible, visible_json};
use crate::catalog::File;
use crate::diagnostic::{Diagnostic, Severity};
use crate::syntax::Status;

pub(super) static FORMAT: Format = Format { name: "tap", summary: "the Test Anything Protocol: a test point a snippet", begin };

fn begin(view: &View, out: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    writeln!(out, "TAP version 14")?;
    Ok(Box::new(TapReport { failing: view.failing, points: 0 }))
}

struct TapReport {
    failing: Option<Severity>,
    /// How many test points there were.
    points: usize,
}

impl ReportWriter for TapReport {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        let name = file.source.name();
        self.point(file, name, &file.diagnostics, None, out)?;
        for (_, checked) in file.snippets() {
            let line = file.source.position(checked.snippet.block.text.origin(0..0).start).line;
            let skipped = match checked.verdict.status() {
                Status::Unchecked | Status::Waived => Some(checked.verdict.reason().unwrap_or_default()),
                Status::Valid | Status::Fragment | Status::Mixed | Status::Invalid | Status::Text => None,
            };
            self.point(file, &format!("{name}:{line}: {}", title(checked)), &checked.diagnostics, skipped, out)?;
        }
        Ok(())
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "1..{}", self.points)
    }
}

impl TapReport {
    /// A test point of what is called `name`, in which `found` was found; `skipped` is why it was not checked.
    fn point(&mut self, file: &File, name: &str, found: &[Diagnostic], skipped: Option<String>, out: &mut dyn io::Write) -> io::Result<()> {
        self.points += 1;
        let fails = self.failing.is_some_and(|failing| found.iter().any(|diagnostic| diagnostic.severity >= failing));
        let directive = skipped.filter(|_| !fails).map_or_else(String::new, |reason| format!(" # SKIP {}", escaped(&reason)));
        writeln!(out, "{} {} - {}{directive}", if fails { "not ok" } else { "ok" }, self.points, escaped(name))?;
        if found.is_empty() {
            return Ok(());
        }
        writeln!(out, "  ---\n  findings:")?;
        for diagnostic in found {
            let start = file.source.location(diagnostic.primary.span).start;
            // JSON on one line is YAML.
            write!(out, "    - ")?;
            let (rule, severity) = (diagnostic.rule, diagnostic.severity.as_str());
            let at = json!({ "line": start.line, "column": start.column });
            visible_json::line(
                out,
                &json!({ "severity": severity, "rule": rule.id, "message": diagnostic.message, "at": at, "url": rule.url() }),
            )?;
        }
        writeln!(out, "  ...")
    }
}

/// `text` as a description: on one line, without a directive.
fn escaped(text: &str) -> String {
    visible::line(&text.replace('\n', " ")).replace('\\', "\\\\").replace('#', "\\#")
}

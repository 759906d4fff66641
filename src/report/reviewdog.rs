//! What reviewdog takes (Reviewdog Diagnostic Format): findings with the changes that mend them, which it suggests in a review.

use std::io;

use serde_json::{Value, json};

use super::{Format, ReportWriter, View, visible_json};
use crate::catalog::fix::replacements;
use crate::catalog::{Checked, File};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Span;

pub(super) static LINES: Format = Format { name: "rdjsonl", summary: "reviewdog's form, one JSON object a finding and line", begin: lines };

pub(super) static WHOLE: Format = Format { name: "rdjson", summary: "reviewdog's form, as one JSON document", begin: whole };

fn lines(_: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(RdLines))
}

fn whole(_: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(RdDocument(Vec::new())))
}

struct RdLines;

impl ReportWriter for RdLines {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        diagnostics(file).try_for_each(|mut diagnostic| {
            diagnostic["source"] = source();
            visible_json::line(out, &diagnostic)
        })
    }

    fn end(self: Box<Self>, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

struct RdDocument(Vec<Value>);

impl ReportWriter for RdDocument {
    fn file(&mut self, file: &File, _: &mut dyn io::Write) -> io::Result<()> {
        self.0.extend(diagnostics(file));
        Ok(())
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        visible_json::pretty(out, &json!({ "source": source(), "diagnostics": self.0 }))
    }
}

fn source() -> Value {
    json!({ "name": "snipcheck", "url": env!("CARGO_PKG_REPOSITORY") })
}

fn diagnostics(file: &File) -> impl Iterator<Item = Value> {
    file.findings().map(|(about, diagnostic)| {
        let severity = match diagnostic.severity {
            Severity::Info => "INFO",
            Severity::Warning => "WARNING",
            Severity::Error => "ERROR",
        };
        let help = diagnostic.help.iter().map(|help| format!("\n{help}"));
        let message: String = std::iter::once(diagnostic.message.clone()).chain(help).collect();
        let mut value = json!({
            "message": message,
            "location": { "path": file.source.name(), "range": range(file, diagnostic.primary.span) },
            "severity": severity,
            "code": { "value": diagnostic.rule.id, "url": diagnostic.rule.url() },
        });
        let suggestions = about.map(|(_, checked)| suggestions(file, checked, diagnostic)).unwrap_or_default();
        if !suggestions.is_empty() {
            value["suggestions"] = json!(suggestions);
        }
        value
    })
}

fn suggestions(file: &File, checked: &Checked, diagnostic: &Diagnostic) -> Vec<Value> {
    let changes = replacements(file, &checked.snippet.block.text, diagnostic.offered());
    changes.iter().map(|change| json!({ "range": range(file, change.span), "text": change.with })).collect()
}

/// Lines and columns from 1, where columns count bytes of UTF-8.
fn range(file: &File, span: Span) -> Value {
    let place = |at: usize| json!({ "line": file.source.position(at).line, "column": file.source.byte_column(at) });
    json!({ "start": place(span.start), "end": place(span.end) })
}

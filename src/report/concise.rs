//! One line a finding, as compilers and editors have it.

use std::io;

use super::{Files, Format, ReportEnding, View, statistics, visible};
use crate::catalog::v1::Summary;

pub(super) static FORMAT: Format =
    Format { name: "concise", summary: "`path:line:column: severity[rule] message`, a line a finding", write };

fn write(files: Files<'_>, view: &View, out: &mut dyn io::Write) -> io::Result<()> {
    let mut summary = Summary::default();
    for file in files {
        summary.add(&file);
        for (_, diagnostic) in file.findings() {
            let start = file.source.location(diagnostic.primary.span).start;
            let (name, severity, rule) = (visible::line(file.source.name()), diagnostic.severity, diagnostic.rule.id);
            // A message of several lines is read as one.
            let message = diagnostic.message.replace('\n', " ");
            let message = visible::line(&message);
            writeln!(out, "{name}:{}:{}: {severity}[{rule}] {message}", start.line, start.column)?;
        }
    }
    // The totals are for people: this format's readers count lines.
    if view.ending == ReportEnding::Statistics { statistics::write(&summary, out) } else { Ok(()) }
}

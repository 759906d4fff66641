//! One line a finding, as compilers and editors have it.

use std::io;

use super::{Format, ReportEnding, ReportWriter, View, statistics, visible};
use crate::catalog::File;
use crate::catalog::v1::Summary;
use crate::diagnostic::Diagnostic;

pub(super) static FORMAT: Format =
    Format { name: "concise", summary: "`path:line:column: severity[rule] message`, a line a finding", begin };

fn begin(view: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(ConciseReport { summary: Summary::default(), ending: view.ending }))
}

struct ConciseReport {
    summary: Summary,
    ending: ReportEnding,
}

impl ReportWriter for ConciseReport {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        self.summary.add(file);
        file.findings().try_for_each(|(_, diagnostic)| writeln!(out, "{}", line(file, diagnostic)))
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        // The totals are for people: this format's readers count lines.
        if self.ending == ReportEnding::Statistics { statistics::write(&self.summary, out) } else { Ok(()) }
    }
}

/// `diagnostic` on one line.
pub(super) fn line(file: &File, diagnostic: &Diagnostic) -> String {
    let start = file.source.location(diagnostic.primary.span).start;
    let (name, severity, rule) = (visible::line(file.source.name()), diagnostic.severity, diagnostic.rule.id);
    // A message of several lines is read as one.
    let message = diagnostic.message.replace('\n', " ");
    format!("{name}:{}:{}: {severity}[{rule}] {}", start.line, start.column, visible::line(&message))
}

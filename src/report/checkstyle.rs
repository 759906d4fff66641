//! Checkstyle's XML, which many services and editors read.

use std::io;

use super::{Format, ReportWriter, View, visible, xml};
use crate::catalog::File;

pub(super) static FORMAT: Format = Format { name: "checkstyle", summary: "Checkstyle's XML: each file and its findings", begin };

fn begin(_: &View, out: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")?;
    Ok(Box::new(Checkstyle))
}

struct Checkstyle;

impl ReportWriter for Checkstyle {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        let name = visible::line(file.source.name());
        let start = xml::open("file", &[("name", &name)]);
        if file.findings().next().is_none() {
            return writeln!(out, "  {start}/>");
        }
        writeln!(out, "  {start}>")?;
        for (_, diagnostic) in file.findings() {
            let start = file.source.location(diagnostic.primary.span).start;
            let (line, column) = (start.line.to_string(), start.column.to_string());
            let attributes = [
                ("line", line.as_str()),
                ("column", &column),
                ("severity", diagnostic.severity.as_str()),
                ("message", &visible::message(&diagnostic.message)),
                ("source", &format!("snipcheck.{}", diagnostic.rule.id)),
            ];
            xml::element(out, 4, "error", &attributes, "")?;
        }
        writeln!(out, "  </file>")
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "</checkstyle>")
    }
}

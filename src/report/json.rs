//! The findings as one JSON document, with the catalog's types.

use std::io;

use super::{Format, ReportWriter, View, visible_json};
use crate::catalog::File;
use crate::catalog::v1::Findings;

pub(super) static FORMAT: Format = Format { name: "json", summary: "one JSON document: the findings and their counts", begin };

fn begin(_: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(JsonReport(Findings::default())))
}

struct JsonReport(Findings);

impl ReportWriter for JsonReport {
    fn file(&mut self, file: &File, _: &mut dyn io::Write) -> io::Result<()> {
        self.0.add(file);
        Ok(())
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        visible_json::pretty(out, &self.0)
    }
}

//! The findings, one JSON object a line.

use std::io;

use super::{Format, ReportWriter, View, visible_json};
use crate::catalog::File;
use crate::catalog::v1::Finding;

pub(super) static FORMAT: Format = Format { name: "jsonl", summary: "one JSON object a finding and line", begin };

fn begin(_: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(JsonLines))
}

struct JsonLines;

impl ReportWriter for JsonLines {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        Finding::of(file).try_for_each(|finding| visible_json::line(out, &finding))
    }

    fn end(self: Box<Self>, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

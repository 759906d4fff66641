//! The catalog's snippets, one JSON object a line.

use std::io;

use crate::catalog::File;
use crate::catalog::v1::Snippet;
use crate::report::{Format, ReportWriter, View, visible_json};

pub(super) static FORMAT: Format = Format { name: "jsonl", summary: "the snippets, one JSON object a line", begin };

fn begin(_: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(SnippetLines))
}

struct SnippetLines;

impl ReportWriter for SnippetLines {
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()> {
        file.snippets().try_for_each(|(article, checked)| visible_json::line(out, &Snippet::new(file, article, checked)))
    }

    fn end(self: Box<Self>, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

//! The whole catalog as one JSON document.

use std::io;

use crate::catalog::File;
use crate::catalog::v1::Catalog;
use crate::report::{Format, ReportWriter, View, visible_json};

pub(super) static FORMAT: Format = Format { name: "json", summary: "the whole catalog as one JSON document", begin };

fn begin(_: &View, _: &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>> {
    Ok(Box::new(WholeCatalog(Catalog::default())))
}

struct WholeCatalog(Catalog);

impl ReportWriter for WholeCatalog {
    fn file(&mut self, file: &File, _: &mut dyn io::Write) -> io::Result<()> {
        self.0.add(file);
        Ok(())
    }

    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()> {
        visible_json::pretty(out, &self.0)
    }
}

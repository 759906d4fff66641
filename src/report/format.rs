//! An output format: its name, and how it writes the files, one after another.

use std::io;

use super::view::View;
use crate::catalog::File;

/// An output format.
#[derive(Debug)]
pub struct Format {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// What it is, in a few words.
    pub summary: &'static str,
    /// Begins a report: writes what stands before the first file.
    pub begin: fn(&View, &mut dyn io::Write) -> io::Result<Box<dyn ReportWriter>>,
}

/// A report that is being written.
pub trait ReportWriter {
    /// Writes what there is to say of the next file; what can only be said at the end is kept.
    ///
    /// # Errors
    ///
    /// When `out` fails.
    fn file(&mut self, file: &File, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes what stands behind the last file.
    ///
    /// # Errors
    ///
    /// When `out` fails.
    fn end(self: Box<Self>, out: &mut dyn io::Write) -> io::Result<()>;
}

/// Files as they are checked: each can be let go once it was seen, which keeps memory small.
pub type Files<'a> = &'a mut dyn Iterator<Item = File>;

impl Format {
    /// Writes `files` in their order.
    ///
    /// # Errors
    ///
    /// When `out` fails.
    pub fn write(&self, files: Files<'_>, view: &View, out: &mut dyn io::Write) -> io::Result<()> {
        let mut report = (self.begin)(view, out)?;
        for file in files {
            report.file(&file, out)?;
        }
        report.end(out)
    }
}

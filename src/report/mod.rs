//! The output formats of a check: one file a format.

mod jsonl;

use std::io;

use crate::catalog::Catalog;

/// An output format.
#[derive(Debug)]
pub struct Format {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// What it is for, in a sentence without a full stop.
    pub summary: &'static str,
    /// Writes a catalog's findings.
    pub write: fn(&Catalog, Style, &mut dyn io::Write) -> io::Result<()>,
}

/// How text is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without colours.
    Plain,
    /// With ANSI colours.
    Coloured,
}

/// Every output format of a check; the first is the default.
pub static FORMATS: &[&Format] = &[&jsonl::FORMAT];

/// The format called `name`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

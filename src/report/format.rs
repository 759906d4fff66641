//! An output format: its name, and how it writes the files.

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
    /// Writes files in their order.
    pub write: fn(Files<'_>, &View, &mut dyn io::Write) -> io::Result<()>,
}

/// Files as they are checked: a format that lets each go keeps memory small.
pub type Files<'a> = &'a mut dyn Iterator<Item = File>;

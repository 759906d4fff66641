//! Where a source comes from, if it is not all of a file.

use serde::{Deserialize, Serialize};

use super::ArchiveCounts;

/// What a source is of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Provenance {
    /// All of it.
    #[default]
    File,
    /// A page in an archive.
    Page(Box<ArchivedPage>),
    /// An archive, whose pages are sources of their own: how many records it has.
    Archive(ArchiveCounts),
}

/// Where in an archive a page is, and what the archive says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchivedPage {
    /// Name of the archive.
    pub archive: String,
    /// Where its record begins in the archive: its own offset, or that of its gzip member, in bytes.
    pub offset: u64,
    /// The address that it was fetched from.
    pub url: Option<String>,
    /// When it was fetched, as the archive writes it: ISO 8601, UTC.
    pub date: Option<String>,
    /// The record's id.
    pub id: Option<String>,
}

//! What is told of an archive of pages without reading it, and what is counted while it is read.

use serde::{Deserialize, Serialize};

/// The name of the kind of input that WARC files (ISO 28500) are.
pub const WARC: &str = "warc";

/// Ends of names of WARC files, in lower case.
const EXTENSIONS: [&str; 2] = [".warc", ".warc.gz"];

/// Whether a file called `name` is a WARC file.
#[must_use]
pub fn is_archive(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    EXTENSIONS.iter().any(|extension| name.ends_with(extension))
}

/// How many records of each sort an archive has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveCounts {
    /// All records.
    pub records: u64,
    /// Pages in which there may be code.
    pub pages: u64,
    /// Pages in which there is none.
    pub without_code: u64,
    /// Answers to requests that failed, or that lead elsewhere.
    pub failures: u64,
}

//! What is told of an archive of pages without reading it, and what is counted while it is read.

use std::io::Read as _;

use flate2::bufread::GzDecoder;
use serde::{Deserialize, Serialize};

use super::gzip;

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

/// Whether `bytes` begin as a WARC file does, gzip-ed or not: the first kilobytes of it will do.
#[must_use]
pub fn begins_archive(bytes: &[u8]) -> bool {
    /// How a record of a version that was ever in use begins.
    const BEGINNINGS: [&[u8]; 2] = [b"WARC/0.", b"WARC/1."];
    let mut inflated = Vec::new();
    let begin = if gzip::is_gzip(bytes) {
        // What is inflated before it breaks off, as a part does, is there.
        let _ = GzDecoder::new(bytes).take(7).read_to_end(&mut inflated);
        inflated.as_slice()
    } else {
        bytes
    };
    BEGINNINGS.iter().any(|beginning| begin.starts_with(beginning))
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

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    #[test]
    fn an_archive_is_known_by_how_it_begins() {
        let record = b"WARC/1.0\r\nWARC-Type: warcinfo\r\n";
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(record).unwrap();
        let gzip = encoder.finish().unwrap();
        assert!(begins_archive(record) && begins_archive(&gzip) && begins_archive(&gzip[..30]));
        assert!(!begins_archive(b"<p>WARC/1.0") && !begins_archive(&gzip[..10]) && !begins_archive(b""));
    }
}

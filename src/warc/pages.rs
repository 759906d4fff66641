//! The pages of an archive in which there may be code, and how many others there are.

use std::io::{self, Read};

use encoding_rs::Encoding;

use super::fault::ArchiveFault;
use super::message::{RecordContent, content};
use super::records::{MAX_RECORD_BYTES, Records};
use crate::block;
use crate::source::ArchiveCounts;

/// A page as a crawler kept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarcPage {
    /// Its bytes, without what HTTP put around them.
    pub bytes: Vec<u8>,
    /// The encoding that its sender says it is in.
    pub encoding: Option<&'static Encoding>,
    /// Where its record begins in the archive: its own offset, or that of its gzip member, in bytes.
    pub offset: u64,
    /// The address that it was fetched from (`WARC-Target-URI`).
    pub url: Option<String>,
    /// When it was fetched (`WARC-Date`), as written: ISO 8601, UTC.
    pub date: Option<String>,
    /// The record's id (`WARC-Record-ID`), without angle brackets.
    pub id: Option<String>,
}

/// Which pages are of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageFilter {
    /// All of them.
    None,
    /// Those in which there may be code: see [`block::may_have_code`].
    MayHaveCode,
}

/// Reads the pages in which there may be code; all others are counted.
pub struct Pages<R> {
    records: Records<R>,
    counts: ArchiveCounts,
    filter: PageFilter,
}

impl<R: Read> Pages<R> {
    /// The pages of the archive that `from` reads that `filter` lets through.
    ///
    /// # Errors
    ///
    /// Fails if nothing can be read.
    pub fn new(from: R, filter: PageFilter) -> io::Result<Self> {
        Self::limited(from, filter, MAX_RECORD_BYTES)
    }

    /// The same as [`Pages::new`], but for records of more than `max_record_bytes`, which are passed over: each is a fault.
    ///
    /// # Errors
    ///
    /// Fails if nothing can be read.
    pub fn limited(from: R, filter: PageFilter, max_record_bytes: usize) -> io::Result<Self> {
        let records = Records::new(from, max_record_bytes.min(MAX_RECORD_BYTES))?;
        Ok(Self { records, counts: ArchiveCounts::default(), filter })
    }

    /// The next page in which there may be code; `None` at the end.
    ///
    /// # Errors
    ///
    /// Fails if the archive cannot be read.
    pub fn next_page(&mut self) -> io::Result<Option<WarcPage>> {
        loop {
            let Some(record) = self.records.next()? else { return Ok(None) };
            self.counts.records += 1;
            let offset = record.offset;
            let (page, fault) = match content(&record.fields, record.block) {
                RecordContent::Other => continue,
                RecordContent::Broken(message) => {
                    self.records.faults.push(ArchiveFault { offset, message });
                    continue;
                }
                RecordContent::Failure => {
                    self.counts.failures += 1;
                    continue;
                }
                RecordContent::Page { bytes, encoding, is_html, fault } => {
                    let is_wanted = self.filter == PageFilter::None || !is_html || block::may_have_code(&bytes);
                    let page = is_wanted.then(|| {
                        let field = |name| record.fields.get(name).map(|value| value.trim_matches(['<', '>']).to_owned());
                        let (url, date, id) = (field("warc-target-uri"), field("warc-date"), field("warc-record-id"));
                        WarcPage { bytes: bytes.into_owned(), encoding, offset, url, date, id }
                    });
                    (page, fault)
                }
            };
            self.records.faults.extend(fault.map(|message| ArchiveFault { offset, message }));
            if page.is_some() {
                self.counts.pages += 1;
                return Ok(page);
            }
            self.counts.without_code += 1;
        }
    }

    /// How many records there were so far.
    #[must_use]
    pub fn counts(&self) -> ArchiveCounts {
        self.counts
    }

    /// What was wrong so far.
    #[must_use]
    pub fn faults(&self) -> &[ArchiveFault] {
        &self.records.faults
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    /// A record of a page at `address` that holds `code`.
    fn record(address: &str, code: &str) -> Vec<u8> {
        let message = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<pre>{code}</pre>");
        let head = format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:{address}>\r\nWARC-Target-URI: {address}\r\n\
             WARC-Date: 2026-01-02T03:04:05Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
            message.len()
        );
        [head.as_bytes(), message.as_bytes(), b"\r\n\r\n"].concat()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// The addresses and offsets of the pages in `archive`, and the faults.
    fn read(archive: &[u8]) -> (Vec<(String, u64)>, Vec<ArchiveFault>) {
        let mut pages = Pages::new(archive, PageFilter::MayHaveCode).unwrap();
        let mut found = Vec::new();
        while let Some(page) = pages.next_page().unwrap() {
            found.push((page.url.unwrap(), page.offset));
        }
        (found, pages.faults().to_vec())
    }

    fn offset(bytes: &[u8]) -> u64 {
        u64::try_from(bytes.len()).unwrap()
    }

    #[test]
    fn records_are_read_with_their_offsets_compressed_or_not() {
        let (a, b) = (record("a", "1"), record("b", "2"));
        let (found, faults) = read(&[a.as_slice(), &b].concat());
        assert_eq!((found, faults), (vec![("a".to_owned(), 0), ("b".to_owned(), offset(&a))], vec![]));
        let (x, y) = (gzip(&a), gzip(&b));
        let (found, faults) = read(&[x.as_slice(), &y].concat());
        assert_eq!((found, faults), (vec![("a".to_owned(), 0), ("b".to_owned(), offset(&x))], vec![]));
        // All of it in a single member.
        let (found, faults) = read(&gzip(&[a.as_slice(), &b].concat()));
        assert_eq!((found, faults), (vec![("a".to_owned(), 0), ("b".to_owned(), 0)], vec![]));
    }

    #[test]
    fn what_a_record_says_of_its_page_is_kept() {
        let archive = record("http://a.example/", "1");
        let page = Pages::new(archive.as_slice(), PageFilter::None).unwrap().next_page().unwrap().unwrap();
        assert_eq!(page.bytes, b"<pre>1</pre>");
        assert_eq!(page.id.as_deref(), Some("urn:http://a.example/"));
        assert_eq!(page.date.as_deref(), Some("2026-01-02T03:04:05Z"));
    }

    #[test]
    fn behind_a_torn_member_it_goes_on_with_the_next() {
        let (a, b, c) = (gzip(&record("a", "1")), gzip(&record("b", "2")), gzip(&record("c", "3")));
        // The end of the first one is missing, and of the second one a byte is another.
        let mut second = b.clone();
        let middle = second.len() / 2;
        second[middle] ^= 0xFF;
        let torn = &a[..a.len() - 20];
        let (found, faults) = read(&[torn, second.as_slice(), &c].concat());
        assert!(found.contains(&("c".to_owned(), offset(torn) + offset(&second))), "{found:?}");
        assert!(faults.iter().any(|fault| fault.offset == 0), "{faults:?}");
        assert!(faults.iter().any(|fault| fault.offset == offset(torn)), "{faults:?}");
    }

    #[test]
    fn behind_a_torn_record_it_goes_on_with_the_next() {
        let (a, b, c) = (record("a", "1"), record("b", "2"), record("c", "3"));
        let torn = &a[..a.len() - 10];
        let (found, faults) = read(&[torn, b.as_slice(), &c].concat());
        let places = [0, offset(torn), offset(torn) + offset(&b)];
        assert_eq!(found.iter().map(|(_, at)| *at).collect::<Vec<_>>(), places);
        assert_eq!(faults.iter().map(|fault| fault.offset).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn what_is_no_record_is_passed_over() {
        let (a, b) = (record("a", "1"), record("b", "2"));
        let (found, faults) = read(&[a.as_slice(), b"what is this?\r\nand this?\r\n", &b].concat());
        assert_eq!(found.len(), 2);
        assert_eq!(
            faults,
            [ArchiveFault { offset: offset(&a), message: "what stands here is no record: 26 bytes were passed over".to_owned() }]
        );
        let (found, faults) = read(&[gzip(&a).as_slice(), b"junk", &gzip(b"no record"), &gzip(&b)].concat());
        assert_eq!((found.len(), faults.len()), (2, 2), "{faults:?}");
    }

    #[test]
    fn the_end_may_be_missing() {
        let (a, b) = (record("a", "1"), record("b", "2"));
        for whole in [[a.clone(), b.clone()].concat(), [gzip(&a), gzip(&b)].concat()] {
            for length in 0..whole.len() {
                // Nothing but what is said of it depends on where it ends.
                read(&whole[..length]);
            }
            let (found, faults) = read(&whole[..whole.len() - 8]);
            assert_eq!((found.len(), faults.len()), (2, 1), "{faults:?}");
        }
        assert_eq!(read(b""), (vec![], vec![]));
    }

    #[test]
    fn a_record_that_is_too_large_is_passed_over() {
        let large = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 9000000000\r\n\r\n";
        let (found, faults) = read(large.as_bytes());
        assert_eq!((found.len(), faults.len()), (0, 1));
    }

    #[test]
    fn pages_without_code_are_counted() {
        let page = |address: &str, message: &str| {
            let head = format!(
                "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nWARC-Target-URI: {address}\r\nContent-Length: {}\r\n\r\n",
                message.len()
            );
            format!("{head}{message}\r\n\r\n")
        };
        let archive = [
            page("a", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x"),
            page("b", "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n<pre>x"),
            page("c", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
            page("d", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<pre>x"),
        ];
        let archive = archive.concat();
        let mut pages = Pages::new(archive.as_bytes(), PageFilter::MayHaveCode).unwrap();
        assert_eq!(pages.next_page().unwrap().and_then(|page| page.url).as_deref(), Some("d"));
        assert_eq!(pages.next_page().unwrap(), None);
        assert_eq!(pages.counts(), ArchiveCounts { records: 4, pages: 1, without_code: 1, failures: 1 });
    }
}

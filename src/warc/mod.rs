//! WARC files (ISO 28500:2017): pages as a crawler kept them, plain or gzip-ed record by record.
//!
//! Records are read one after another, and none is held longer than until the next. What is torn or broken is told with its offset, and
//! reading goes on with the next record that is whole: the next gzip member, or the next line that begins a record.
//!
//! ```
//! use snipcheck::warc::{PageFilter, Pages};
//!
//! let archive = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<pre>x = 1</pre\r\n\r\n";
//! let mut pages = Pages::new(archive.as_bytes(), PageFilter::MayHaveCode)?;
//! let page = pages.next_page()?.expect("a page");
//! assert_eq!((page.bytes.as_slice(), page.offset), (b"<pre>x = 1</pre".as_slice(), 0));
//! assert!(pages.next_page()?.is_none());
//! assert_eq!((pages.counts().records, pages.faults().len()), (1, 0));
//! # Ok::<(), std::io::Error>(())
//! ```

mod decoding;
mod fault;
mod fields;
mod inflated;
mod message;
mod pages;
mod records;
mod window;

pub use fault::ArchiveFault;
pub use pages::{PageFilter, Pages, WarcPage};
pub use records::MAX_RECORD_BYTES;

//! Archives of pages (WARC), from a file of the system's or of Python's: the rows of some pages at a time.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use encoding_rs::Encoding;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use rayon::prelude::*;
use snipcheck::run::Input;
use snipcheck::warc::{MAX_RECORD_BYTES, PageFilter, Pages};

use crate::document::{Address, Failed, Manner, encoding};
use crate::pool::Cancelled;
use crate::read::{add, wrong};
use crate::table::{PyBatch, Row, table};
use crate::{isolated, pool};

/// Pages of a batch at most.
const BATCH_PAGES: usize = 512;

/// Bytes of the pages of a batch, about.
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// Bytes that are asked of a file at once.
const READ_BYTES: usize = 256 * 1024;

/// An archive of pages that is read from its beginning to its end.
#[pyclass(module = "snipcheck._native", name = "Archive")]
pub(crate) struct PyArchive {
    name: String,
    encoding: Option<&'static Encoding>,
    worker: Option<Vec<String>>,
    threads: usize,
    pages: Pages<Box<dyn Read + Send + Sync>>,
    /// Pages and faults that were told.
    told: usize,
    /// Faults among them.
    faults: usize,
}

#[pymethods]
impl PyArchive {
    /// `file` is a path, or a binary file; `name` is what the archive is called in rows.
    #[new]
    fn new(
        py: Python<'_>,
        file: &Bound<'_, PyAny>,
        name: String,
        label: Option<&str>,
        worker: Option<Vec<String>>,
        threads: Option<usize>,
        max_bytes: Option<usize>,
    ) -> PyResult<Self> {
        let encoding = label.map(encoding).transpose().map_err(PyValueError::new_err)?;
        let threads = pool::threads(threads)?;
        let from: Box<dyn Read + Send + Sync> = match file.extract::<PathBuf>() {
            Ok(path) => Box::new(File::open(path)?),
            Err(_) if file.hasattr("read")? => Box::new(BufReader::with_capacity(READ_BYTES, PyFile(file.clone().unbind()))),
            Err(_) => return Err(PyTypeError::new_err(format!("file is a path or a binary file, not {}", file.get_type().name()?))),
        };
        let most = max_bytes.unwrap_or(MAX_RECORD_BYTES);
        let pages = py.detach(|| Pages::limited(from, PageFilter::MayHaveCode, most))?;
        Ok(Self { name, encoding, worker, threads, pages, told: 0, faults: 0 })
    }

    /// The rows of the next pages; `None` at the end.
    fn next_batch(&mut self, py: Python<'_>) -> PyResult<Option<PyBatch>> {
        let Some((numbers, inputs, mut rows)) = py.detach(|| self.next_inputs())? else { return Ok(None) };
        let address = Address::Archive(None);
        if let Some(command) = self.worker.clone().filter(|_| !inputs.is_empty()) {
            let manner = Manner::default();
            let known = inputs.clone();
            isolated::read(py, command, self.threads, inputs, |outcome| {
                let Some((number, input)) = numbers.get(outcome.place).zip(known.get(outcome.place)) else { return };
                let found = outcome.result.map(|file| manner.told(file, &address));
                add(&mut rows, *number, found.map_err(|failure| address.failed(input, failure.error.to_string())));
            })?;
        } else if !inputs.is_empty() {
            let found = pool::run(py, self.threads, move |cancelled| together(&inputs, &numbers, &address, cancelled))?;
            rows.extend(found);
        }
        // What is broken stands between the pages.
        rows.sort_by_key(|(number, _)| *number);
        py.detach(|| table(rows)).map(|batch| Some(PyBatch(batch))).map_err(wrong)
    }

    /// How many records there were so far, pages among them in which there may be code, others, and faults.
    #[getter]
    fn counts(&self) -> [(&'static str, u64); 5] {
        let counts = self.pages.counts();
        let faults = u64::try_from(self.faults).unwrap_or(u64::MAX);
        [
            ("records", counts.records),
            ("pages", counts.pages),
            ("without_code", counts.without_code),
            ("failures", counts.failures),
            ("faults", faults),
        ]
    }
}

/// Pages that are to be read, their numbers, and the rows of faults among them.
type Next = (Vec<usize>, Vec<Input>, Vec<Row>);

impl PyArchive {
    /// The next pages; `None` at the end.
    fn next_inputs(&mut self) -> io::Result<Option<Next>> {
        let (mut numbers, mut inputs, mut rows, mut bytes) = (Vec::new(), Vec::new(), Vec::new(), 0);
        while inputs.len() < BATCH_PAGES && bytes < BATCH_BYTES {
            let page = self.pages.next_page()?;
            let is_last = page.is_none();
            if let Some(page) = page {
                bytes += page.bytes.len();
                let input = Input::of_page(&self.name, page);
                inputs.push(Input { encoding: self.encoding.or(input.encoding), ..input });
                numbers.push(self.told);
                self.told += 1;
            }
            for fault in self.pages.faults().get(self.faults..).unwrap_or_default() {
                let record = Some((self.name.clone(), fault.offset));
                rows.push((self.told, Err(Failed { url: None, record, message: fault.message.clone() })));
                self.told += 1;
            }
            self.faults = self.pages.faults().len();
            if is_last {
                break;
            }
        }
        Ok(if inputs.is_empty() && rows.is_empty() { None } else { Some((numbers, inputs, rows)) })
    }
}

/// The rows of `inputs`, which go by `numbers` and are read in this process.
fn together(inputs: &[Input], numbers: &[usize], address: &Address, cancelled: &Cancelled) -> Vec<Row> {
    let manner = Manner::default();
    let rows = |(input, number): (&Input, &usize)| {
        let mut rows = Vec::new();
        if !cancelled.load(Ordering::Relaxed) {
            add(&mut rows, *number, manner.read_one(input, address));
        }
        rows
    };
    inputs.par_iter().zip(numbers).with_max_len(1).flat_map_iter(rows).collect()
}

/// A binary file of Python's.
struct PyFile(Py<PyAny>);

impl Read for PyFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        Python::attach(|py| {
            let read = self.0.bind(py).call_method1("read", (buffer.len(),))?;
            let Ok(bytes) = read.cast::<PyBytes>() else {
                return Err(PyTypeError::new_err("file is read as text or not at all: open it with \"rb\"").into());
            };
            let bytes = bytes.as_bytes();
            match buffer.get_mut(..bytes.len()) {
                Some(place) => place.copy_from_slice(bytes),
                None => return Err(io::Error::other("the file gave more bytes than it was asked for")),
            }
            Ok(bytes.len())
        })
    }
}

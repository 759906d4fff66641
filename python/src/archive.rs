//! Archives of pages (WARC), from a file of the system's or of Python's: the rows of some pages at a time.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use encoding_rs::Encoding;
use pyo3::exceptions::{PyOSError, PyRuntimeError, PyStopIteration, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyByteArrayMethods, PyBytes};
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
    /// What ended the reading, if pages before it were to be told first.
    failed: Option<io::Error>,
    /// The pages of a call that was interrupted, which the next one reads.
    unread: Option<Next>,
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
            Ok(path) => Box::new(File::open(&path).map_err(|error| os_error(&error, &path))?),
            Err(_) if file.hasattr("read")? => {
                Box::new(BufReader::with_capacity(READ_BYTES, PyFile { file: file.clone().unbind(), failed: None }))
            }
            Err(_) => return Err(PyTypeError::new_err(format!("file is a path or a binary file, not {}", file.get_type().name()?))),
        };
        let most = max_bytes.unwrap_or(MAX_RECORD_BYTES);
        let pages = py.detach(|| Pages::limited(from, PageFilter::MayHaveCode, most))?;
        Ok(Self { name, encoding, worker, threads, pages, told: 0, faults: 0, failed: None, unread: None })
    }

    /// The rows of the next pages; `None` at the end.
    fn next_batch(slf: &Bound<'_, Self>) -> PyResult<Option<PyBatch>> {
        let py = slf.py();
        // Said as Python says it of its generators.
        let Ok(mut archive) = slf.try_borrow_mut() else { return Err(PyValueError::new_err("another thread reads the archive already")) };
        let archive = &mut *archive;
        let next = match archive.unread.take() {
            None => py.detach(|| archive.next_inputs())?,
            unread => unread,
        };
        let Some(next) = next else { return Ok(None) };
        let rows = archive.rows(py, next.clone()).inspect_err(|_| archive.unread = Some(next))?;
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

/// Pages that are to be read, their numbers, and the faults among them, which have numbers as well.
type Next = (Vec<usize>, Vec<Input>, Vec<(usize, Failed)>);

impl PyArchive {
    /// The rows of these pages and faults.
    fn rows(&self, py: Python<'_>, (numbers, inputs, faults): Next) -> PyResult<Vec<Row>> {
        let address = Address::Archive(None);
        let mut rows: Vec<Row> = faults.into_iter().map(|(number, failed)| (number, Err(failed))).collect();
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
        Ok(rows)
    }

    /// The next pages; `None` at the end.
    fn next_inputs(&mut self) -> io::Result<Option<Next>> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let (mut numbers, mut inputs, mut rows, mut bytes) = (Vec::new(), Vec::new(), Vec::new(), 0);
        while inputs.len().max(rows.len()) < BATCH_PAGES && bytes < BATCH_BYTES {
            let page = match self.pages.next_page() {
                Ok(page) => page,
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            };
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
                rows.push((self.told, Failed { url: None, record, message: fault.message.clone() }));
                self.told += 1;
            }
            self.faults = self.pages.faults().len();
            if is_last {
                break;
            }
        }
        match self.failed.take_if(|_| inputs.is_empty() && rows.is_empty()) {
            Some(error) => Err(error),
            None => Ok(if inputs.is_empty() && rows.is_empty() { None } else { Some((numbers, inputs, rows)) }),
        }
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
struct PyFile {
    file: Py<PyAny>,
    /// What `read` raised: nobody knows how much it had read, so that it is not asked again.
    failed: Option<PyErr>,
}

impl PyFile {
    fn read_into(&self, py: Python<'_>, buffer: &mut [u8]) -> PyResult<usize> {
        let read = self.file.bind(py).call_method1("read", (buffer.len(),))?;
        let array = read.cast::<PyByteArray>().map(PyByteArrayMethods::to_vec);
        let bytes = match (read.cast::<PyBytes>(), &array) {
            (Ok(bytes), _) => bytes.as_bytes(),
            (_, Ok(array)) => array,
            _ => return Err(PyTypeError::new_err("read() gave no bytes: open the file with \"rb\"")),
        };
        let place = buffer.get_mut(..bytes.len()).ok_or_else(|| PyValueError::new_err("read() gave more bytes than it was asked for"))?;
        place.copy_from_slice(bytes);
        Ok(bytes.len())
    }
}

impl Read for PyFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        Python::attach(|py| {
            let read = match &self.failed {
                Some(error) => Err(error.clone_ref(py)),
                None => self.read_into(py, buffer).map_err(|error| told(py, error)),
            };
            // Of another kind than the error's own: some kinds have the reader try again, or mean that a file is torn.
            read.map_err(|error| {
                self.failed = Some(error.clone_ref(py));
                io::Error::other(error)
            })
        })
    }
}

/// What is raised because of `error`, as Python's own `open` would.
fn os_error(error: &io::Error, path: &Path) -> PyErr {
    let words = error.to_string();
    PyOSError::new_err((
        error.raw_os_error(),
        words.split(" (os error").next().unwrap_or_default().to_owned(),
        path.to_string_lossy().into_owned(),
    ))
}

/// `error`, which must not look like the end of the pages.
fn told(py: Python<'_>, error: PyErr) -> PyErr {
    if error.is_instance_of::<PyStopIteration>(py) { PyRuntimeError::new_err("read() raised StopIteration") } else { error }
}

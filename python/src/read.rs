//! What Python calls: from documents to rows, findings and tables.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use encoding_rs::UTF_8;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use rayon::prelude::*;
use serde::Serialize;
use snipcheck::block::{Block, Label, Trust};
use snipcheck::catalog::File;
use snipcheck::catalog::v1::{Detection, Finding, Snippet};
use snipcheck::config::{ConfigFile, Layer, Policy, Settings};
use snipcheck::paths::Root;
use snipcheck::run::Options;
use snipcheck::source::Source;

use crate::columns::{Chosen, Documents};
use crate::document::{Document, Failed, Kind, Manner, encoding};
use crate::pool::Cancelled;
use crate::table::{PyBatch, Row, table};
use crate::{SnipcheckError, capsule, isolated, pool};

/// What a caller says of one document: its address, its kind and its encoding.
type Said = (Option<String>, Option<String>, Option<String>);

/// The snippets of a document, as JSON; `worker` is the command that starts a worker, if there is to be one.
#[pyfunction]
pub(crate) fn extract(py: Python<'_>, content: &Bound<'_, PyAny>, said: Said, worker: Option<Vec<String>>) -> PyResult<String> {
    let document = document(content, said)?;
    let rows = match worker {
        None => pool::run(py, 0, |cancelled| alone(&Manner::default(), document, cancelled, |file| snippets(&file)))?,
        Some(command) => {
            let (input, address) = document.input();
            let mut rows = Ok(Vec::new());
            let manner = Manner::default();
            isolated::read(py, command, 0, vec![input], |outcome| match (&mut rows, outcome.result) {
                (Ok(rows), Ok(file)) => rows.extend(snippets(&manner.told(file, &address))),
                (Ok(_), Err(failure)) => rows = Err(address.failed_there(&failure).message),
                (Err(_), _) => {}
            })?;
            rows
        }
    };
    json(&rows.map_err(SnipcheckError::new_err)?)
}

/// The findings in a document, as JSON; `config` is a configuration, as JSON.
#[pyfunction]
pub(crate) fn check(py: Python<'_>, content: &Bound<'_, PyAny>, said: Said, config: Option<&str>) -> PyResult<String> {
    let mut document = document(content, said)?;
    let manner = match config {
        None => Manner::default(),
        Some(config) => {
            let (manner, label) = configured(config)?;
            if let (None, Some(label)) = (document.encoding, label) {
                document.encoding = Some(encoding(&label).map_err(PyValueError::new_err)?);
            }
            manner
        }
    };
    let findings = pool::run(py, 0, move |cancelled| alone(&manner, document, cancelled, |file| Finding::of(&file).collect()))?;
    json(&findings.map_err(SnipcheckError::new_err)?)
}

/// Which language `code` is in, as JSON.
#[pyfunction]
pub(crate) fn detect(py: Python<'_>, code: String, label: Option<String>) -> PyResult<String> {
    let detected = pool::run(py, 0, move |_| {
        let source = Source::new("-", code.into_bytes(), Some(UTF_8));
        let label = label.map(|label| Label::new(label, Trust::High));
        let block = Block { label, ..Block::new(source.text().clone(), "file") };
        Detection::new("-", &snipcheck::detect::detect(&block))
    })?;
    json(&detected)
}

/// The snippets of a table of documents, as a table.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the package names each of them")]
pub(crate) fn extract_batch(
    py: Python<'_>,
    batch: &Bound<'_, PyAny>,
    content: String,
    said: Said,
    worker: Option<Vec<String>>,
    threads: Option<usize>,
) -> PyResult<PyBatch> {
    let threads = pool::threads(threads)?;
    let (schema, batches) = capsule::batches(batch)?;
    let names: Vec<_> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    let (url, kind, label) = said;
    let documents = Documents::new(&batches, Chosen::new(&names, content, url, kind, label)?)?;
    drop(batches);
    let batch = match worker {
        None => pool::run(py, threads, move |cancelled| table(together(&documents, cancelled)))?,
        Some(command) => {
            let rows = apart(py, command, threads, &documents)?;
            py.detach(|| table(rows))
        }
    };
    batch.map(PyBatch).map_err(wrong)
}

/// What a panic in a document becomes: for the tests of the package.
#[cfg(debug_assertions)]
#[pyfunction]
#[allow(clippy::panic, reason = "it is what is tested")]
pub(crate) fn _panic(py: Python<'_>, words: String) -> PyResult<()> {
    pool::run(py, 1, move |_| panic!("{words}"))
}

/// What `make` makes of `document`, or why a part of it cannot be read.
fn alone<T>(manner: &Manner, document: Document, cancelled: &Cancelled, make: impl Fn(File) -> Vec<T>) -> Result<Vec<T>, String> {
    let mut rows = Ok(Vec::new());
    manner.read(document, cancelled, &mut |found| match (&mut rows, found) {
        (Ok(rows), Ok(file)) => rows.extend(make(file)),
        (Ok(_), Err(failed)) => rows = Err(failed.message),
        (Err(_), _) => {}
    });
    rows
}

/// The rows of `documents`, which are read in this process.
fn together(documents: &Documents, cancelled: &Cancelled) -> Vec<Row> {
    let manner = Manner::default();
    let rows = |row: usize| {
        let mut rows = Vec::new();
        match documents.get(row) {
            _ if cancelled.load(Ordering::Relaxed) => {}
            Ok(document) => manner.read(document, cancelled, &mut |found| add(&mut rows, row, found)),
            Err(failed) => rows.push((row, Err(failed))),
        }
        rows
    };
    // Each document is a task of its own: some take a thousand times as long as others.
    documents.rows().into_par_iter().with_max_len(1).flat_map_iter(rows).collect()
}

/// The rows of `documents`, which are read in a worker of `threads` threads that `command` starts.
fn apart(py: Python<'_>, command: Vec<String>, threads: usize, documents: &Documents) -> PyResult<Vec<Row>> {
    let manner = Manner::default();
    let (mut inputs, mut known, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for row in documents.rows() {
        match documents.get(row) {
            Ok(document) => {
                let (input, address) = document.input();
                inputs.push(input);
                known.push((row, address));
            }
            Err(failed) => rows.push((row, Err(failed))),
        }
    }
    isolated::read(py, command, threads, inputs, |outcome| {
        let Some((row, address)) = known.get(outcome.place) else { return };
        let found = outcome.result.map(|file| manner.told(file, address));
        add(&mut rows, *row, found.map_err(|failure| address.failed_there(&failure)));
    })?;
    // What could not even be begun stands between the others.
    rows.sort_by_key(|(row, _)| *row);
    Ok(rows)
}

/// Adds to `rows` what was `found` in the document that is called `row`.
pub(crate) fn add(rows: &mut Vec<Row>, row: usize, found: Result<File, Failed>) {
    match found {
        Ok(file) => rows.extend(snippets(&file).into_iter().map(|snippet| (row, Ok(snippet)))),
        Err(failed) => rows.push((row, Err(failed))),
    }
}

fn snippets(file: &File) -> Vec<Snippet> {
    file.snippets().map(|(article, checked)| Snippet::new(file, article, checked)).collect()
}

/// The document that a caller hands over, which is bytes or text.
fn document(content: &Bound<'_, PyAny>, (url, kind, label): Said) -> PyResult<Document> {
    let kind = kind.map(|kind| Kind::called(&kind)).transpose().map_err(PyValueError::new_err)?;
    let given = label.map(|label| encoding(&label)).transpose().map_err(PyValueError::new_err)?;
    let (content, encoding) = if let Ok(bytes) = content.cast::<PyBytes>() {
        (Arc::from(bytes.as_bytes()), given)
    } else if let Ok(text) = content.cast::<PyString>() {
        if given.is_some() {
            return Err(PyValueError::new_err("content is str, which has no encoding: give it as bytes"));
        }
        (Arc::from(text.to_cow()?.as_bytes()), Some(UTF_8))
    } else {
        return Err(PyTypeError::new_err(format!("content is bytes or str, not {}", content.get_type().name()?)));
    };
    Ok(Document { content, url, kind, encoding })
}

/// How documents are read as `config` says, which is JSON; and the encoding that it names.
fn configured(config: &str) -> PyResult<(Manner, Option<String>)> {
    let bad = |error: &dyn std::fmt::Display| PyValueError::new_err(format!("config: {error}"));
    // It is read as what stands behind "snipcheck" in a package.json is.
    let package = format!("{{\"snipcheck\":{config}}}");
    let layer = Layer::of_file(ConfigFile::Package, "config", &package).map_err(|error| {
        let told = error.problems.iter().map(|problem| match &problem.help {
            Some(help) => format!("{} ({help})", problem.message),
            None => problem.message.clone(),
        });
        bad(&told.collect::<Vec<_>>().join("; "))
    })?;
    let mut settings = Settings::default();
    settings.put(layer.unwrap_or_default());
    let config = settings.config();
    let root = Root::default();
    let policy = Policy::new(&config, root.clone(), &BTreeMap::new()).map_err(|error| bad(&error))?;
    let options = Options::configured(&config, &root, &policy).map_err(|error| bad(&error))?;
    Ok((Manner { options, policy }, config.encoding))
}

fn json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| SnipcheckError::new_err(error.to_string()))
}

pub(crate) fn wrong(error: std::io::Error) -> PyErr {
    SnipcheckError::new_err(error.to_string())
}

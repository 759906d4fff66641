//! The columns of a caller's table that documents are made of.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use arrow_select::take::take;
use encoding_rs::{Encoding, UTF_8};
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;

use crate::document::{Document, Failed, Kind, encoding};

/// What a caller says of kinds or encodings: a column's name, or what all documents have in common.
enum Said<T> {
    Nothing,
    OfAll(T),
    Column(String),
}

/// Which columns documents are made of.
pub(crate) struct Chosen {
    content: String,
    url: Option<String>,
    kind: Said<Kind>,
    encoding: Said<&'static Encoding>,
}

/// The documents of a table: a row each.
pub(crate) struct Documents {
    chosen: Chosen,
    parts: Vec<Part>,
}

/// The columns of a batch.
struct Part {
    /// The row of the table that is its first.
    first: usize,
    content: ArrayRef,
    is_text: bool,
    url: Option<ArrayRef>,
    kind: Option<ArrayRef>,
    encoding: Option<ArrayRef>,
}

impl Chosen {
    /// The columns that go by these names in a table that has `columns`; the name of a kind, or of an encoding, is that of all documents.
    pub(crate) fn new(
        columns: &[&str],
        content: String,
        url: Option<String>,
        kind: Option<String>,
        label: Option<String>,
    ) -> PyResult<Self> {
        for name in [Some(&content), url.as_ref()].into_iter().flatten() {
            if !columns.contains(&name.as_str()) {
                return Err(PyKeyError::new_err(format!("there is no column {name:?}: columns are {}", columns.join(", "))));
            }
        }
        Ok(Self { kind: said(columns, kind, Kind::called)?, encoding: said(columns, label, encoding)?, content, url })
    }
}

/// What `name` says: `kind="html"` is the kind, even of a table that has its pages in a column `html`.
fn said<T>(columns: &[&str], name: Option<String>, read: fn(&str) -> Result<T, String>) -> PyResult<Said<T>> {
    Ok(match name {
        None => Said::Nothing,
        Some(name) => match read(&name) {
            Ok(read) => Said::OfAll(read),
            Err(_) if columns.contains(&name.as_str()) => Said::Column(name),
            Err(error) => return Err(PyValueError::new_err(format!("{error}; nor is there such a column"))),
        },
    })
}

impl Documents {
    /// The documents of `batches`.
    pub(crate) fn new(batches: &[RecordBatch], chosen: Chosen) -> PyResult<Self> {
        let mut first = 0;
        let mut parts = Vec::new();
        for batch in batches {
            let content = column(batch, &chosen.content)?;
            let is_text = matches!(content.data_type(), DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
            if is_text && !matches!(chosen.encoding, Said::Nothing) {
                return Err(PyValueError::new_err(format!("column {:?} is text, which has no encoding", chosen.content)));
            }
            let url = chosen.url.as_ref().map(|name| column(batch, name)).transpose()?;
            let (kind, encoding) = (chosen.kind.column(batch)?, chosen.encoding.column(batch)?);
            parts.push(Part { first, content, is_text, url, kind, encoding });
            first += batch.num_rows();
        }
        Ok(Self { chosen, parts })
    }

    /// The rows that have a document.
    pub(crate) fn rows(&self) -> Vec<usize> {
        let rows = |part: &Part| {
            let first = part.first;
            (0..part.content.len()).filter(|row| part.content.is_valid(*row)).map(move |row| first + row).collect::<Vec<_>>()
        };
        self.parts.iter().flat_map(rows).collect()
    }

    /// The document in `row`.
    ///
    /// # Errors
    ///
    /// Fails if it is of a kind, or in an encoding, that there is not.
    pub(crate) fn get(&self, row: usize) -> Result<Document, Failed> {
        let after = self.parts.partition_point(|part| part.first <= row);
        let part = after.checked_sub(1).and_then(|index| self.parts.get(index));
        let Some((part, row)) = part.map(|part| (part, row - part.first)) else {
            return Err(Failed::new(None, "there is no such row"));
        };
        let url = part.url.as_ref().and_then(|urls| word(urls, row));
        let failed = |message: String| Failed::new(url.clone(), message);
        let kind = self.chosen.kind.of(part.kind.as_ref(), row, Kind::called).map_err(failed)?;
        let encoding = self.chosen.encoding.of(part.encoding.as_ref(), row, encoding).map_err(failed)?;
        let content = bytes(&part.content, row).unwrap_or_default().into();
        Ok(Document { content, url, kind, encoding: if part.is_text { Some(UTF_8) } else { encoding } })
    }
}

impl<T: Copy> Said<T> {
    fn column(&self, batch: &RecordBatch) -> PyResult<Option<ArrayRef>> {
        match self {
            Self::Column(name) => column(batch, name).map(Some),
            Self::Nothing | Self::OfAll(_) => Ok(None),
        }
    }

    fn of(&self, column: Option<&ArrayRef>, row: usize, read: fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
        match self {
            Self::OfAll(said) => Ok(Some(*said)),
            Self::Nothing | Self::Column(_) => column.and_then(|column| word(column, row)).map(|name| read(&name)).transpose(),
        }
    }
}

/// The column called `name`, of text or bytes; of a dictionary, its values, row by row.
fn column(batch: &RecordBatch, name: &str) -> PyResult<ArrayRef> {
    let missing = || PyKeyError::new_err(format!("there is no column {name:?}"));
    let mut column = Arc::clone(batch.column_by_name(name).ok_or_else(missing)?);
    if let Some(dictionary) = column.as_any_dictionary_opt() {
        column = take(dictionary.values(), dictionary.keys(), None).map_err(|error| PyValueError::new_err(error.to_string()))?;
    }
    let kind = column.data_type();
    match kind {
        DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Binary
        | DataType::LargeBinary
        | DataType::BinaryView
        | DataType::FixedSizeBinary(_)
        // A column in which nothing was ever said.
        | DataType::Null => Ok(column),
        _ => Err(PyTypeError::new_err(format!("column {name:?} is {kind}, and neither text nor bytes"))),
    }
}

/// What stands in `row` of a column of text or bytes; `None` where that is null.
fn bytes(column: &ArrayRef, row: usize) -> Option<&[u8]> {
    if column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row).as_bytes()),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row).as_bytes()),
        DataType::Utf8View => Some(column.as_string_view().value(row).as_bytes()),
        DataType::Binary => Some(column.as_binary::<i32>().value(row)),
        DataType::LargeBinary => Some(column.as_binary::<i64>().value(row)),
        DataType::BinaryView => Some(column.as_binary_view().value(row)),
        DataType::FixedSizeBinary(_) => Some(column.as_fixed_size_binary().value(row)),
        _ => None,
    }
}

fn word(column: &ArrayRef, row: usize) -> Option<String> {
    bytes(column, row).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}

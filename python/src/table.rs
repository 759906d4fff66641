//! The rows that a batch of documents gives: the catalog's columns, behind those that tell the document and what went wrong with it.

use std::io;
use std::sync::{Arc, LazyLock};

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray, StructArray, UInt64Array, new_empty_array, new_null_array};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use arrow_select::take::take;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use snipcheck::catalog::rows;
use snipcheck::catalog::v1::Snippet;

use crate::capsule;
use crate::document::Failed;

/// The column of a snippet's article, which tells the address of what could not be read as well.
const ARTICLE: &str = "article";

/// `document`, the row in the caller's table; `error`, null where all is well; and the columns of [`rows::SCHEMA`], which are null where
/// it is not. So every column may be null.
pub(crate) static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let own = [Field::new("document", DataType::Int64, true), Field::new("error", DataType::Utf8, true)];
    let snippet = rows::SCHEMA.fields().iter().map(|field| field.as_ref().clone().with_nullable(true));
    Arc::new(Schema::new(own.into_iter().chain(snippet).collect::<Vec<_>>()))
});

/// What is known of a document in a row of the caller's table: a snippet, or that it could not be read.
pub(crate) type Row = (usize, Result<Snippet, Failed>);

/// `found` as a table.
///
/// # Errors
///
/// Fails if there is more of it than one table holds: two gigabytes of code, or of any other column.
pub(crate) fn table(found: Vec<Row>) -> io::Result<RecordBatch> {
    let mut documents = Vec::with_capacity(found.len());
    let (mut snippets, mut places) = (Vec::new(), Vec::<Option<u64>>::new());
    let (mut errors, mut urls) = (Vec::<Option<String>>::new(), Vec::<Option<String>>::new());
    for (document, row) in found {
        documents.push(i64::try_from(document).map_err(io::Error::other)?);
        let (error, url) = match row {
            Ok(snippet) => {
                places.push(Some(u64::try_from(snippets.len()).map_err(io::Error::other)?));
                snippets.push(snippet);
                (None, None)
            }
            Err(failed) => {
                places.push(None);
                (Some(failed.message), failed.url)
            }
        };
        errors.push(error);
        urls.push(url);
    }
    let all_well = places.iter().all(Option::is_some);
    let mut columns: Vec<ArrayRef> = vec![Arc::new(Int64Array::from(documents)), Arc::new(StringArray::from(errors))];
    if snippets.is_empty() {
        columns.extend(rows::SCHEMA.fields().iter().map(|field| nulls(field, places.len())));
    } else {
        columns.extend_from_slice(rows::batch(&snippets)?.columns());
    }
    if !all_well {
        let places = UInt64Array::from(places);
        for (column, field) in columns.iter_mut().zip(SCHEMA.fields()).skip(2) {
            if !snippets.is_empty() {
                *column = take(column, &places, None).map_err(io::Error::other)?;
            }
            if field.name() == ARTICLE {
                *column = addressed(column, &urls)?;
            }
        }
    }
    RecordBatch::try_new(Arc::clone(&SCHEMA), columns).map_err(io::Error::other)
}

fn nulls(field: &Field, length: usize) -> ArrayRef {
    if length == 0 { new_empty_array(field.data_type()) } else { new_null_array(field.data_type(), length) }
}

/// The articles in `column`, and articles of which only the address is known where `urls` tell it.
fn addressed(column: &ArrayRef, urls: &[Option<String>]) -> io::Result<ArrayRef> {
    let articles = column.as_struct();
    let known = articles.column_by_name("url").map(AsArray::as_string::<i32>);
    let url = |(row, url): (usize, &Option<String>)| {
        let known = known.filter(|known| known.is_valid(row)).map(|known| known.value(row).to_owned());
        known.or_else(|| url.clone())
    };
    let both: StringArray = urls.iter().enumerate().map(url).collect();
    let both: ArrayRef = Arc::new(both);
    let of = |(field, column): (&Arc<Field>, &ArrayRef)| Arc::clone(if field.name() == "url" { &both } else { column });
    let columns = articles.fields().iter().zip(articles.columns()).map(of).collect();
    let valid = (0..urls.len()).map(|row| articles.is_valid(row) || urls.get(row).is_some_and(Option::is_some)).collect::<Vec<_>>();
    let articles = StructArray::try_new(articles.fields().clone(), columns, Some(valid.into())).map_err(io::Error::other)?;
    Ok(Arc::new(articles))
}

/// The schema of the tables that `extract_batch` gives, as every library of Arrow takes it.
#[pyclass(frozen, module = "snipcheck", name = "Schema")]
pub(crate) struct PySchema;

#[pymethods]
impl PySchema {
    /// The schema by the Arrow `PyCapsule` interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::of_schema(py, &SCHEMA)
    }

    /// The names of the columns, in their order.
    #[getter]
    fn names(&self) -> Vec<String> {
        SCHEMA.fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __repr__(&self) -> String {
        format!("<snipcheck.SCHEMA: {} columns: {}>", SCHEMA.fields().len(), self.names().join(", "))
    }
}

/// A table of snippets, as every library of Arrow takes it.
#[pyclass(frozen, module = "snipcheck", name = "Batch")]
pub(crate) struct PyBatch(pub(crate) RecordBatch);

#[pymethods]
impl PyBatch {
    /// The schema and the columns by the Arrow `PyCapsule` interface; what schema is wished for is not heeded.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        drop(requested_schema);
        capsule::of_batch(py, &self.0)
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<snipcheck.Batch: {} rows>", self.0.num_rows())
    }
}

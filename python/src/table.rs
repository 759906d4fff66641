//! The rows that a batch of documents gives: the catalog's columns, behind those that tell the document and what went wrong with it.

use std::io;
use std::sync::{Arc, LazyLock};

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, Int64Array, ListArray, RecordBatch, StringArray, StructArray, UInt64Array, new_null_array};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema, SchemaRef};
use arrow_select::take::take;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use snipcheck::catalog::rows;
use snipcheck::catalog::v1::Snippet;

use crate::capsule;
use crate::document::Failed;

/// The column of a snippet's article, which tells the address of what could not be read as well.
const ARTICLE: &str = "article";

/// The columns of the archive and of the place in it, which tell where what could not be read is as well.
const ARCHIVE: &str = "warc_file";
const OFFSET: &str = "warc_offset";

/// `document`, the row in the caller's table; `error`, null where all is well; and the columns of [`rows::SCHEMA`], which are null where
/// it is not. So every column may be null, and so may be all that is in one: what writes Parquet takes a null in a null for one.
pub(crate) static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let own = [Field::new("document", DataType::Int64, true), Field::new("error", DataType::Utf8, true)];
    let snippet = rows::SCHEMA.fields().iter().map(nullable);
    Arc::new(Schema::new(own.into_iter().map(Arc::new).chain(snippet).collect::<Vec<_>>()))
});

/// `field` with nulls allowed in it, and in all of its structures and lists.
fn nullable(field: &FieldRef) -> FieldRef {
    let kind = match field.data_type() {
        DataType::Struct(fields) => DataType::Struct(fields.iter().map(nullable).collect()),
        DataType::List(item) => DataType::List(nullable(item)),
        kind => kind.clone(),
    };
    Arc::new(Field::new(field.name(), kind, true))
}

/// `column` as one of the type `kind`, which differs from its own in what may be null.
fn relaxed(column: &ArrayRef, kind: &DataType) -> Result<ArrayRef, ArrowError> {
    Ok(match kind {
        DataType::Struct(fields) => {
            let column = column.as_struct();
            let columns = column.columns().iter().zip(fields).map(|(column, field)| relaxed(column, field.data_type()));
            Arc::new(StructArray::try_new(fields.clone(), columns.collect::<Result<_, _>>()?, column.nulls().cloned())?)
        }
        DataType::List(item) => {
            let column = column.as_list::<i32>();
            let items = relaxed(column.values(), item.data_type())?;
            Arc::new(ListArray::try_new(Arc::clone(item), column.offsets().clone(), items, column.nulls().cloned())?)
        }
        _ => Arc::clone(column),
    })
}

/// What is known of a document in a row of the caller's table: a snippet, or that it could not be read.
pub(crate) type Row = (usize, Result<Snippet, Failed>);

/// `found` as a table.
///
/// # Errors
///
/// Fails if there is more of it than one table holds: two gigabytes of code, or of any other column.
pub(crate) fn table(found: Vec<Row>) -> io::Result<RecordBatch> {
    let mut documents = Vec::with_capacity(found.len());
    let (mut snippets, mut places, mut failures) = (Vec::new(), Vec::<Option<u64>>::new(), Vec::<Option<Failed>>::new());
    for (document, row) in found {
        documents.push(i64::try_from(document).map_err(io::Error::other)?);
        let (place, failure) = match row {
            Ok(snippet) => {
                snippets.push(snippet);
                (Some(u64::try_from(snippets.len() - 1).map_err(io::Error::other)?), None)
            }
            Err(failed) => (None, Some(failed)),
        };
        places.push(place);
        failures.push(failure);
    }
    let errors: StringArray = failures.iter().map(|failure| Some(failure.as_ref()?.message.as_str())).collect();
    let mut columns: Vec<ArrayRef> = vec![Arc::new(Int64Array::from(documents)), Arc::new(errors)];
    columns.extend(catalog_columns(&snippets, places, &failures)?);
    RecordBatch::try_new(Arc::clone(&SCHEMA), columns).map_err(io::Error::other)
}

/// The columns of the catalog: of each row those of the snippet that `places` tells, or what is known of the one of `failures`.
fn catalog_columns(snippets: &[Snippet], places: Vec<Option<u64>>, failures: &[Option<Failed>]) -> io::Result<Vec<ArrayRef>> {
    let known = rows::batch(snippets)?;
    let (all_well, places) = (failures.iter().all(Option::is_none), UInt64Array::from(places));
    let columns = known.columns().iter().zip(SCHEMA.fields().iter().skip(2)).map(|(column, field)| {
        let column = relaxed(column, field.data_type())?;
        if all_well {
            return Ok(column);
        }
        let column = if snippets.is_empty() { new_null_array(field.data_type(), places.len()) } else { take(&column, &places, None)? };
        match field.name().as_str() {
            ARTICLE => addressed(&column, failures),
            ARCHIVE => Ok(archives(&column, failures)),
            OFFSET => Ok(offsets(&column, failures)),
            _ => Ok(column),
        }
    });
    columns.collect::<Result<_, ArrowError>>().map_err(io::Error::other)
}

/// The archives in `column`, and those that `failures` tell.
fn archives(column: &ArrayRef, failures: &[Option<Failed>]) -> ArrayRef {
    let archive = |failure: &Option<Failed>| Some(failure.as_ref()?.record.as_ref()?.0.clone());
    let both = column.as_string::<i32>().iter().zip(failures);
    Arc::new(both.map(|(known, failure)| known.map(str::to_owned).or_else(|| archive(failure))).collect::<StringArray>())
}

/// The places in archives in `column`, and those that `failures` tell.
fn offsets(column: &ArrayRef, failures: &[Option<Failed>]) -> ArrayRef {
    let offset = |failure: &Option<Failed>| i64::try_from(failure.as_ref()?.record.as_ref()?.1).ok();
    let both = column.as_primitive::<Int64Type>().iter().zip(failures);
    Arc::new(both.map(|(known, failure)| known.or_else(|| offset(failure))).collect::<Int64Array>())
}

/// The articles in `column`, and articles of which only the address is known where `failures` tell it.
fn addressed(column: &ArrayRef, failures: &[Option<Failed>]) -> Result<ArrayRef, ArrowError> {
    let articles = column.as_struct();
    let known = articles.column_by_name("url").map(AsArray::as_string::<i32>);
    let url = |failure: &Option<Failed>| failure.as_ref()?.url.clone();
    let known = |row| known.filter(|known| known.is_valid(row)).map(|known| known.value(row).to_owned());
    let both: StringArray = failures.iter().enumerate().map(|(row, failure)| known(row).or_else(|| url(failure))).collect();
    let both: ArrayRef = Arc::new(both);
    let of = |(field, column): (&FieldRef, &ArrayRef)| Arc::clone(if field.name() == "url" { &both } else { column });
    let columns = articles.fields().iter().zip(articles.columns()).map(of).collect();
    let valid: Vec<_> = failures.iter().enumerate().map(|(row, failure)| articles.is_valid(row) || url(failure).is_some()).collect();
    Ok(Arc::new(StructArray::try_new(articles.fields().clone(), columns, Some(valid.into()))?))
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

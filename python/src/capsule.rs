//! Tables that other libraries of Python hand over, and that are handed to them, by the Arrow `PyCapsule` interface: nothing is copied.
//!
//! This is the only file with `unsafe` in it: a capsule holds a pointer to one of three structures of the Arrow C Data Interface, and its
//! name says to which.

#![allow(unsafe_code, reason = "the C Data Interface hands over pointers")]

use std::ffi::CStr;
use std::ptr::NonNull;
use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{Array, RecordBatch, RecordBatchReader as _, StructArray};
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// `schema`, to be handed over.
pub(crate) fn of_schema<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowSchema::try_from(schema).map_err(wrong)?, SCHEMA)
}

/// `batch`, to be handed over: its schema and its columns.
pub(crate) fn of_batch<'py>(py: Python<'py>, batch: &RecordBatch) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
    let columns = FFI_ArrowArray::new(&StructArray::from(batch.clone()).into_data());
    Ok((of_schema(py, &batch.schema())?, PyCapsule::new_with_value(py, columns, ARRAY)?))
}

/// The schema of `table`, and the batches that it hands over: an empty one if it has none.
pub(crate) fn batches(table: &Bound<'_, PyAny>) -> PyResult<(SchemaRef, Vec<RecordBatch>)> {
    if let Some(method) = table.getattr_opt("__arrow_c_array__")? {
        let (schema, columns): (Bound<'_, PyAny>, Bound<'_, PyAny>) = method.call0()?.extract()?;
        let batch = batch(&schema, &columns)?;
        return Ok((batch.schema(), vec![batch]));
    }
    if let Some(method) = table.getattr_opt("__arrow_c_stream__")? {
        let stream = stream(&method.call0()?)?;
        let schema = stream.schema();
        let mut batches = stream.collect::<Result<Vec<_>, _>>().map_err(wrong)?;
        if batches.is_empty() {
            batches.push(RecordBatch::new_empty(Arc::clone(&schema)));
        }
        return Ok((schema, batches));
    }
    let kind = table.get_type().name()?;
    Err(PyTypeError::new_err(format!("expected a table with __arrow_c_array__ or __arrow_c_stream__, not {kind}")))
}

fn batch(schema: &Bound<'_, PyAny>, columns: &Bound<'_, PyAny>) -> PyResult<RecordBatch> {
    let (schema, columns) = (pointer::<FFI_ArrowSchema>(schema, SCHEMA)?, pointer::<FFI_ArrowArray>(columns, ARRAY)?);
    // SAFETY: the capsules' names say that these are such structures, which are valid as long as the capsules. Each is moved out, and what
    // is left behind is empty, so that nobody lets it go a second time. The GIL is held: nobody else looks at them.
    let (schema, columns) = unsafe { (FFI_ArrowSchema::from_raw(schema.as_ptr()), FFI_ArrowArray::from_raw(columns.as_ptr())) };
    if schema.release().is_none() || columns.is_released() {
        return Err(PyValueError::new_err("the batch was taken by somebody else"));
    }
    // SAFETY: who made the array vouches that it is as its schema says, as the interface demands.
    let data = unsafe { from_ffi(columns, &schema) }.map_err(wrong)?;
    if !matches!(data.data_type(), DataType::Struct(_)) || data.null_count() > 0 {
        return Err(PyTypeError::new_err(format!("expected a batch of named columns, not an array of {}", data.data_type())));
    }
    Ok(RecordBatch::from(StructArray::from(data)))
}

fn stream(stream: &Bound<'_, PyAny>) -> PyResult<RecordBatchStreamReader> {
    let stream = pointer::<FFI_ArrowArrayStream>(stream, STREAM)?;
    // SAFETY: as above; a stream that was taken is refused by the reader.
    unsafe { RecordBatchStreamReader::from_raw(stream.as_ptr()) }.map_err(wrong)
}

/// What a capsule called `name` points to, which is a `T`.
fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &'static CStr) -> PyResult<NonNull<T>> {
    Ok(capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))?.cast())
}

fn wrong(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

//! The worker's side of `isolated`: this process, which Python started for nothing else.

use std::io;

use pyo3::prelude::*;
use snipcheck::{guard, isolate};

use crate::SnipcheckError;

/// Serves the process that started this one, as a worker.
#[pyfunction]
pub(crate) fn _serve(py: Python<'_>) -> PyResult<()> {
    let served = py.detach(|| isolate::serve(io::stdin(), io::stdout(), isolate::standard_error(&io::stderr())?));
    served.map_err(|error| SnipcheckError::new_err(format!("not started as a worker: {error}")))
}

/// Serves as `_serve` does, and gives parsers even what they are not safe with.
#[pyfunction]
pub(crate) fn _serve_unguarded(py: Python<'_>) -> PyResult<()> {
    guard::lift();
    _serve(py)
}

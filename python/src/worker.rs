//! The worker's side of `isolated`: this process, which Python started for nothing else.

use std::fs::File;
use std::io;

use pyo3::prelude::*;
use snipcheck::{guard, isolate};

use crate::SnipcheckError;

/// Serves the process that started this one, as a worker.
#[pyfunction]
pub(crate) fn _serve(py: Python<'_>) -> PyResult<()> {
    let served = py.detach(|| isolate::serve(io::stdin(), io::stdout(), standard_error()?));
    served.map_err(|error| SnipcheckError::new_err(format!("not started as a worker: {error}")))
}

/// Serves as `_serve` does, and gives parsers even what they are not safe with.
#[pyfunction]
pub(crate) fn _serve_unguarded(py: Python<'_>) -> PyResult<()> {
    guard::lift();
    _serve(py)
}

/// This process's standard error, as the file that it is.
#[cfg(unix)]
fn standard_error() -> io::Result<File> {
    use std::os::fd::AsFd as _;
    Ok(io::stderr().as_fd().try_clone_to_owned()?.into())
}

/// This process's standard error, as the file that it is.
#[cfg(windows)]
fn standard_error() -> io::Result<File> {
    use std::os::windows::io::AsHandle as _;
    Ok(io::stderr().as_handle().try_clone_to_owned()?.into())
}

/// This process's standard error, as the file that it is.
#[cfg(not(any(unix, windows)))]
fn standard_error() -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

//! The Python module `snipcheck._native`: what the package `snipcheck` is a thin layer over.
//!
//! What has the form of the catalog goes to Python as JSON, so that it is the same to the letter; tables go as they are.

mod archive;
mod capsule;
mod columns;
mod document;
mod gate;
mod isolated;
mod pool;
mod read;
mod table;
mod worker;

use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;

create_exception!(snipcheck, SnipcheckError, PyException, "A document could not be read.");

#[pyfunction]
fn _before_fork(py: Python<'_>) {
    gate::before_fork(py);
}

#[pyfunction]
fn _after_fork_in_parent() {
    gate::after_fork_in_parent();
}

#[pyfunction]
fn _after_fork_in_child() {
    gate::after_fork_in_child();
}

/// The native half of the package `snipcheck`.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    snipcheck::guard::quiet_caught_panics();
    module.add("SnipcheckError", module.py().get_type::<SnipcheckError>())?;
    module.add("SCHEMA", table::PySchema)?;
    module.add("VERSION", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<table::PySchema>()?;
    module.add_class::<table::PyBatch>()?;
    module.add_class::<archive::PyArchive>()?;
    module.add_function(wrap_pyfunction!(read::extract, module)?)?;
    module.add_function(wrap_pyfunction!(read::check, module)?)?;
    module.add_function(wrap_pyfunction!(read::detect, module)?)?;
    module.add_function(wrap_pyfunction!(read::extract_batch, module)?)?;
    #[cfg(debug_assertions)]
    module.add_function(wrap_pyfunction!(read::_panic, module)?)?;
    module.add_function(wrap_pyfunction!(worker::_serve, module)?)?;
    module.add_function(wrap_pyfunction!(worker::_serve_unguarded, module)?)?;
    module.add_function(wrap_pyfunction!(_before_fork, module)?)?;
    module.add_function(wrap_pyfunction!(_after_fork_in_parent, module)?)?;
    module.add_function(wrap_pyfunction!(_after_fork_in_child, module)?)
}

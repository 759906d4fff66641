//! Output of a cell in Quarto and R Markdown.

use crate::block::producer::Producer;

/// Output of a cell, as Quarto and R Markdown show it.
pub(super) static PRODUCER: Producer =
    Producer { name: "quarto-output", block: ".cell-output pre, .cell-output-stdout pre", output: "pre", ..Producer::PLAIN };

//! CodeRay: numbers in a column or before each line.

use crate::block::producer::Producer;

/// Markup of `CodeRay`, a highlighter in Ruby.
pub(super) static PRODUCER: Producer =
    Producer { name: "coderay", block: ".CodeRay pre, pre.CodeRay", frame: ".CodeRay", strip: ".line-numbers, .no", ..Producer::PLAIN };

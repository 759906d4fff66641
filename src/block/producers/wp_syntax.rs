//! WP-Syntax: a table with a cell of numbers and one of code.

use crate::block::producer::Producer;

/// Markup of WP-Syntax, a plug-in of `WordPress`.
pub(super) static PRODUCER: Producer =
    Producer { name: "wp-syntax", block: ".wp_syntax pre", frame: ".wp_syntax", title: "caption", ..Producer::PLAIN };

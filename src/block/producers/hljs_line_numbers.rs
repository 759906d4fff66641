//! highlight.js with line numbers: a table within the `pre`.

use crate::block::producer::Producer;

/// The producer.
pub(super) static PRODUCER: Producer =
    Producer { name: "hljs-line-numbers", block: "pre:has(> code.hljs > table.hljs-ln)", strip: ".hljs-ln-numbers", ..Producer::PLAIN };

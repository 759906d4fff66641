//! highlight.js with line numbers: a table within the `pre`.

use crate::block::producer::Producer;

/// Markup of the plug-in that gives blocks of highlight.js line numbers.
pub(super) static PRODUCER: Producer =
    Producer { name: "hljs-line-numbers", block: "pre:has(> code.hljs > table.hljs-ln)", strip: ".hljs-ln-numbers", ..Producer::PLAIN };

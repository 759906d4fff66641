//! highlight.js, which also adds the language that it guessed.

use crate::block::producer::Producer;

/// Markup of highlight.js.
pub(super) static PRODUCER: Producer =
    Producer { name: "highlight-js", block: "pre:has(> code.hljs), pre.hljs", defaults: &["nohighlight"], ..Producer::PLAIN };

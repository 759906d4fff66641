//! Chroma, as Hugo calls it: with classes, or with inline styles.

use crate::block::producer::Producer;

/// Markup of Chroma, the highlighter of Hugo.
pub(super) static PRODUCER: Producer = Producer {
    name: "chroma",
    block: "pre.chroma, .chroma pre, .highlight > pre[style]:has(> code[data-lang])",
    frame: ".highlight",
    defaults: &["fallback", "text", "plaintext"],
    ..Producer::PLAIN
};
